import { InvalidInputError } from '@pcluster-iam/core';
import type { DeployedRole, Deployment, InstanceProfile, ManagedPolicy } from '../deployment.ts';
import { compareDocuments, compareTrust } from './compare-documents.ts';
import { differencesOf } from './differences.ts';
import type { Drift, DriftedThing } from './drift.ts';
import type { StandingAccount } from './standing-account.ts';

/**
 * Finds how what stands in an account differs from what should: what is missing, what is there beside
 * it, and what is changed. Documents are compared by meaning: what allows the same is no difference.
 *
 * Beside it is what is attached to or embedded in the roles of the deployment and not named by it, and
 * what stands in its own paths, where these are not `/`.
 *
 * @param deployment - What should stand in the account.
 * @param account - What stands there.
 * @returns Every difference; none where all stands as it should.
 * @throws `InvalidInputError` when it is another account.
 * @example
 * ```ts
 * for (const { kind, thing, name, part } of findDrift(deployment, account)) {
 *   console.log(kind, thing, name, part);
 * }
 * ```
 */
export function findDrift(deployment: Deployment, account: StandingAccount): readonly Drift[] {
  checkAccount(deployment, account);
  const { policies, roles, instanceProfiles } = deployment;
  const own = account.policies.filter(({ arn }) => !isOfAws(arn));
  const policyCalled = byName(own);
  const roleCalled = byName(account.roles);
  const profileCalled = byName(account.instanceProfiles);
  const principalCalled = { user: byName(account.users), group: byName(account.groups) };
  // A policy that is missing is told once, and not again by each that it is not attached to.
  const arnsOf = (names: readonly string[]) =>
    names.flatMap((name) => policyCalled(name)?.arn ?? []);

  const ofPolicy = (policy: ManagedPolicy): readonly Drift[] => {
    const { name } = policy;
    const { between, of } = differencesOf('policy', name);
    const found = policyCalled(name);
    if (found === undefined) return between('itself', name, undefined);
    return [
      ...between('path', placeOf(policy), placeOf(found)),
      ...of('document', compareDocuments(policy.document, found.document)),
    ];
  };
  const ofHolders = (thing: 'user' | 'group'): readonly Drift[] => {
    const held = (name: string) => policies.filter((policy) => policy[`${thing}s`].includes(name));
    const names = new Set(policies.flatMap((policy) => policy[`${thing}s`]));
    return [...names].flatMap((name) => {
      const { between } = differencesOf(thing, name);
      const found = principalCalled[thing](name);
      if (found === undefined) return between('itself', name, undefined);
      return arnsOf(held(name).map((policy) => policy.name))
        .filter((arn) => !found.attachedPolicyArns.includes(arn))
        .flatMap((arn) => between('attachment', arn, undefined));
    });
  };
  const ofRole = (role: DeployedRole): readonly Drift[] => {
    const { name, trustPolicy, permissionsBoundaryArn } = role;
    const { between, among, of } = differencesOf('role', name);
    const found = roleCalled(name);
    if (found === undefined) return between('itself', name, undefined);
    const attached = [...arnsOf(role.policies), ...role.managedPolicyArns];
    return [
      ...between('path', placeOf(role), placeOf(found)),
      ...of('trust policy', compareTrust(trustPolicy, found.trustPolicy)),
      ...between('permissions boundary', permissionsBoundaryArn, found.permissionsBoundaryArn),
      ...among('attachment', attached, found.attachedPolicyArns),
      ...among('inline policy', [], found.inlinePolicies),
      // Further tags are others' business: CloudFormation's own, or those of a team.
      ...Object.entries(deployment.tags).flatMap(([key, value]) =>
        between(
          'tag',
          tag(key, value),
          Object.hasOwn(found.tags, key) ? tag(key, found.tags[key]) : undefined,
        ),
      ),
    ];
  };
  const ofProfile = (profile: InstanceProfile): readonly Drift[] => {
    const { name, role } = profile;
    const { between } = differencesOf('instance profile', name);
    const found = profileCalled(name);
    if (found === undefined) return between('itself', name, undefined);
    return [
      ...between('path', placeOf(profile), placeOf(found)),
      ...between('role', role, found.role),
    ];
  };
  return [
    ...policies.flatMap(ofPolicy),
    ...ofHolders('user'),
    ...ofHolders('group'),
    ...roles.flatMap(ofRole),
    ...instanceProfiles.flatMap(ofProfile),
    ...beside('policy', policies, own),
    ...beside('role', roles, account.roles),
    ...beside('instance profile', instanceProfiles, account.instanceProfiles),
  ];
}

function checkAccount({ accountId }: Deployment, account: StandingAccount): void {
  if (account.accountId === undefined || account.accountId === accountId) return;
  const message = `is ${accountId}, and what was read is account ${account.accountId}`;
  throw new InvalidInputError('the comparison', [
    { code: 'contradiction', input: 'accountId', message },
  ]);
}

function isOfAws(arn: string): boolean {
  return /^arn:[^:]+:iam::aws:/.test(arn);
}

interface Placed {
  readonly name: string;
  readonly path: string;
}

/** Where a thing stands, with its name as it is written. */
function placeOf({ path, name }: Placed): string {
  return `${path}${name}`;
}

function tag(key: string, value = ''): string {
  return `${key}=${value}`;
}

/** Looks things up by their name, whose case IAM does not tell apart. */
function byName<Thing extends { readonly name: string }>(
  things: readonly Thing[],
): (name: string) => Thing | undefined {
  const exact = new Map(things.map((thing) => [thing.name, thing]));
  const others = new Map(things.map((thing) => [thing.name.toLowerCase(), thing]));
  return (name) => exact.get(name) ?? others.get(name.toLowerCase());
}

/** What stands in the paths of a deployment's things and is none of them. */
function beside(
  kind: DriftedThing,
  expected: readonly Placed[],
  found: readonly Placed[],
): readonly Drift[] {
  const paths = new Set(expected.map(({ path }) => path).filter((path) => path !== '/'));
  const named = byName(expected);
  return found
    .filter(({ path, name }) => paths.has(path) && named(name) === undefined)
    .flatMap(({ name }) => differencesOf(kind, name).between('itself', undefined, name));
}
