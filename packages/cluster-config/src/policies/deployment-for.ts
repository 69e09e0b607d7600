import {
  buildRole,
  type InputIssue,
  InvalidInputError,
  type PolicyDocument,
  type Role,
} from '@pcluster-iam/core';
import type { ClusterConfig, ImageConfig } from '../cluster-config.ts';
import { frozen } from '../frozen.ts';
import { optional } from '../optional.ts';
import { type FoundPolicies, findPolicies } from './find-release.ts';
import { findImagePolicies } from './image-policies.ts';
import type { PolicyNote } from './note.ts';
import { type PoliciesForOptions, policiesFor } from './policies-for.ts';
import { nameAndPath, wantedRoles } from './wanted-roles.ts';

/** What the deployment of a configuration is made from beside it. */
export interface ConfigDeploymentOptions extends PoliciesForOptions {
  /** What every name begins with; `parallelcluster` when left out, after the configuration's prefix. */
  readonly name?: string | undefined;
  /** The names of the roles, by whom they are for; before those that the configuration gives. */
  readonly roleNames?: Readonly<Record<string, string>> | undefined;
}

/** A role that a cluster of a configuration needs, with its documents. */
export interface ConfigRole extends Role {
  /** The name of the role. */
  readonly name: string;
  /** The documents of the role, by kind. */
  readonly policies: Readonly<Record<string, PolicyDocument>>;
}

/** What a configuration asks an account for: the parts that `makeDeployment` of `@pcluster-iam/deploy` takes. */
export interface ConfigDeployment {
  /** The region, which the file or the caller names. */
  readonly region: string;
  /** The partition, where the caller named one. */
  readonly partition?: PoliciesForOptions['partition'];
  /** The account, 12 digits. */
  readonly accountId: string;
  /** What the names of the people's policies begin with. */
  readonly name: string;
  /** The documents of the people who run `pcluster`, by kind. */
  readonly policies: Readonly<Record<string, PolicyDocument>>;
  /** The roles that the configuration does not point to. */
  readonly roles: readonly ConfigRole[];
  /** The permissions boundary of the configuration, by ARN. */
  readonly roleBoundaryArn?: string;
  /** The tags of the configuration, by key. */
  readonly tags: Readonly<Record<string, string>>;
  /** What was left out, omitted, narrowed or is not covered, each with its reason. */
  readonly notes: readonly PolicyNote[];
}

/**
 * Tells what must stand in an account for a cluster of a configuration: the documents of
 * {@link policiesFor}, and for those of roles the roles, with the path, the boundary, the tags and the
 * further policies that the configuration names. A role that it points to is not made, and noted.
 *
 * @param config - What {@link readClusterConfig} or {@link readConfig} answered.
 * @param options - The schedulers, the release, the account, and what the file does not tell.
 * @returns The parts of a deployment, frozen.
 * @throws {@link InvalidConfigError} when the release does not have the scheduler, or reads no such file.
 * @throws `InvalidInputError` with every problem, when a value is missing or wrong.
 * @example
 * ```ts
 * import { deploymentFor, readClusterConfig } from '@pcluster-iam/cluster-config';
 * import { createRegistry } from '@pcluster-iam/core';
 * import { makeDeployment, terraformBundle } from '@pcluster-iam/deploy';
 * import { slurm } from '@pcluster-iam/slurm';
 *
 * const parts = deploymentFor(readClusterConfig(text), {
 *   registry: createRegistry([slurm]),
 *   release: '3.11.1',
 *   accountId: '123456789012',
 * });
 * const files = terraformBundle(makeDeployment(parts));
 * ```
 */
export function deploymentFor(
  config: ClusterConfig | ImageConfig,
  options: ConfigDeploymentOptions,
): ConfigDeployment {
  const { documents, recipients, notes } = policiesFor(config, options);
  const { registry, release, accountId, partition, name = 'parallelcluster' } = options;
  // That there is one was found out with the documents.
  const { scheduler, policies = {} }: Partial<FoundPolicies> =
    'builds' in config
      ? (findImagePolicies(config, options) ?? {})
      : findPolicies(config, registry, release);
  const region = config.region?.value ?? options.region ?? '';
  const ofPeople: Record<string, PolicyDocument> = {};
  const ofRoles = new Map<string, Record<string, PolicyDocument>>();
  for (const [kind, document] of Object.entries(documents)) {
    // Each pool of login nodes has a document, and with it a role, of its own.
    const whose = recipients[kind] ?? kind;
    if (policies[recipientOf(whose)]?.role === undefined) ofPeople[kind] = document;
    else ofRoles.set(whose, { ...ofRoles.get(whose), [kind]: document });
  }
  const issues: InputIssue[] = [...unknownRoles(options, [...ofRoles.keys()])];
  const roles = [...ofRoles].flatMap(([whose, policies]) => {
    const { inputs: { rolePath = config.names.rolePath?.value } = {} } = options;
    const recipient = recipientOf(whose);
    const common = { scheduler, release, region, partition, rolePath, for: recipient };
    // Core checks the options: its types are those of one scheduler and release.
    const { path, trustPolicy, managedPolicyArns } = buildRole(common as never);
    return wantedRoles(whose, config, options.existingRoles ?? 'leave out').map(
      ({ existing, additionalPolicies }): ConfigRole => {
        const named = existing && nameAndPath(existing, config, accountId, issues);
        return {
          name: nameFor(whose, named?.name, config, options),
          path: named?.path ?? `${path}${ownFolder(config, options)}`,
          trustPolicy,
          managedPolicyArns: [...new Set([...managedPolicyArns, ...additionalPolicies])],
          policies,
        };
      },
    );
  });
  if (issues.length > 0) throw new InvalidInputError('the deployment', issues);
  const attached = new Set(roles.flatMap(({ managedPolicyArns }) => managedPolicyArns));
  return frozen({
    ...{ region, partition, accountId, name: `${name}-user`, policies: ofPeople, roles },
    ...optional({ roleBoundaryArn: config.names.permissionsBoundary?.value }),
    tags: Object.fromEntries(Object.entries(config.tags).map(([key, { value }]) => [key, value])),
    // What is attached to a role that is made is covered.
    notes: notes.filter(
      ({ kind, from }) =>
        kind !== 'not covered' || from?.value === undefined || !attached.has(from.value),
    ),
  });
}

function recipientOf(whose: string): string {
  return whose.startsWith('loginNode-') ? 'loginNode' : whose;
}

function nameFor(
  whose: string,
  existing: string | undefined,
  { names }: ClusterConfig | ImageConfig,
  { roleNames = {}, inputs: { ec2RoleName } = {}, name }: ConfigDeploymentOptions,
): string {
  const prefix = name ?? `${names.roleNamePrefix?.value ?? ''}parallelcluster`;
  const given = whose === 'instance' && typeof ec2RoleName === 'string' ? ec2RoleName : existing;
  return roleNames[whose] ?? given ?? `${prefix}-${whose}`;
}

/** What follows the path where the documents are narrowed to the roles of one cluster. */
function ownFolder(
  { generation }: ClusterConfig | ImageConfig,
  { scope, clusterName, features = [] }: ConfigDeploymentOptions,
): string {
  const isNarrowed =
    scope === 'cluster' &&
    generation === '3.x' &&
    !features.some((feature) => feature.startsWith('image'));
  return isNarrowed && clusterName !== undefined ? `${clusterName}/` : '';
}

function unknownRoles(
  { roleNames = {} }: ConfigDeploymentOptions,
  known: readonly string[],
): readonly InputIssue[] {
  return Object.keys(roleNames)
    .filter((whose) => !known.includes(whose))
    .map((whose) => ({
      code: 'invalid',
      input: 'roleNames',
      message: `names a role for ${JSON.stringify(whose)}; the roles are for ${known.join(', ') || 'nobody'}`,
    }));
}
