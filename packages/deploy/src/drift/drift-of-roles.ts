import type { DeployedRole, Deployment, InstanceProfile } from '../deployment.ts';
import { compareTrust } from './compare-documents.ts';
import { differencesOf } from './differences.ts';
import type { Drift } from './drift.ts';
import type { LookUps } from './look-ups.ts';
import { placeOf } from './place-of.ts';

/** The differences of a role. */
export function driftOfRole(
  role: DeployedRole,
  tags: Deployment['tags'],
  standing: LookUps,
): readonly Drift[] {
  const { between, among, of } = differencesOf('role', role.name);
  const found = standing.role(role.name);
  if (found === undefined) return between('itself', role.name, undefined);
  const attached = [...standing.arnsOf(role.policies), ...role.managedPolicyArns];
  return [
    ...between('path', placeOf(role), placeOf(found)),
    ...of('trust policy', compareTrust(role.trustPolicy, found.trustPolicy)),
    ...between('permissions boundary', role.permissionsBoundaryArn, found.permissionsBoundaryArn),
    ...among('attachment', attached, found.attachedPolicyArns),
    ...among('inline policy', [], found.inlinePolicies),
    // Further tags are others' business: CloudFormation's own, or those of a team.
    ...Object.keys(tags).flatMap((key) => between('tag', tagOf(tags, key), tagOf(found.tags, key))),
  ];
}

/** The differences of an instance profile. */
export function driftOfProfile(profile: InstanceProfile, standing: LookUps): readonly Drift[] {
  const { between } = differencesOf('instance profile', profile.name);
  const found = standing.instanceProfile(profile.name);
  if (found === undefined) return between('itself', profile.name, undefined);
  return [
    ...between('path', placeOf(profile), placeOf(found)),
    ...between('role', profile.role, found.role),
  ];
}

function tagOf(tags: Deployment['tags'], key: string): string | undefined {
  return Object.hasOwn(tags, key) ? `${key}=${tags[key]}` : undefined;
}
