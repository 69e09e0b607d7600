import { checkInputs, ownValue, plainOptions, refuseUnknown } from './check-inputs.ts';
import { type InputIssue, InvalidInputError } from './errors.ts';
import { findRelease, findScheduler } from './find-release.ts';
import { frozenCopy } from './frozen-copy.ts';
import { commonInputs } from './inputs/common.ts';
import { rolePathSchema } from './inputs/iam.ts';
import { type Partition, resolvePartition } from './partition.ts';
import type { Policy } from './policy.ts';
import { quote } from './quote.ts';
import type { PolicyKindOf, ReleaseOf, Scheduler } from './scheduler.ts';
import { ec2TrustPolicy, lambdaTrustPolicy, type TrustPolicyDocument } from './trust-policy.ts';

/** A role of a cluster beside its own policies: who takes it on, where it stands, what AWS adds. */
export interface Role {
  /** The path of the role, `/` or names between slashes. */
  readonly path: string;
  /** The document that says who may take the role on. */
  readonly trustPolicy: TrustPolicyDocument;
  /** The ARNs of the AWS managed policies that the role needs beside its own. */
  readonly managedPolicyArns: readonly string[];
}

/** The options of {@link buildRole}. */
export interface BuildRoleOptions<
  S extends Scheduler,
  Release extends ReleaseOf<S>,
  Kind extends string,
> {
  /** The scheduler's plugin, such as `slurm` of `@pcluster-iam/slurm`. */
  readonly scheduler: S;
  /** The release of ParallelCluster the role is for. */
  readonly release: Release;
  /** Whose role it is, such as `headNode`. */
  readonly for: Kind;
  /** The region the cluster runs in, such as `eu-west-1`; it decides the partition. */
  readonly region: string;
  /** The partition, for a region whose name does not decide it. */
  readonly partition?: Partition | undefined;
  /** The path of the role, `/` or names between slashes; as ParallelCluster has it when left out. */
  readonly rolePath?: string | undefined;
}

/** The kinds of policy of a release that may be a role's own: those that are for nobody else. */
export type RoleKindOf<S extends Scheduler, Release extends ReleaseOf<S>> = {
  [Kind in PolicyKindOf<S, Release>]: S['releases'][Release][Kind] extends {
    readonly for?: infer Recipient;
  }
    ? MayBeOwn<Exclude<Recipient, undefined>> extends true
      ? Kind
      : never
    : Kind;
}[PolicyKindOf<S, Release>];

/** A policy without a recipient of its own has `never` there, one of an unknown plugin any text. */
type MayBeOwn<Recipient> = [Recipient] extends [never]
  ? true
  : string extends Recipient
    ? true
    : false;

const roleInputs = {
  region: commonInputs.region,
  partition: commonInputs.partition,
  rolePath: {
    schema: rolePathSchema,
    description: 'path of the role',
    example: '/',
    optional: true,
  },
} as const;

/**
 * Builds what a role of a cluster has beside its own policies: its trust policy, its path and the
 * AWS managed policies.
 *
 * @param options - The scheduler, the release, whose role it is, and where it is used.
 * @returns The role, frozen.
 * @throws {@link InvalidInputError} with every problem, when an option is missing, unknown or wrong.
 * @throws {@link InvalidSchedulerError} when the scheduler plugin breaks its contract.
 * @example
 * ```ts
 * import { buildRole } from '@pcluster-iam/core';
 * import { slurm } from '@pcluster-iam/slurm';
 *
 * const { path, trustPolicy, managedPolicyArns } = buildRole({
 *   scheduler: slurm,
 *   release: '3.11.1',
 *   for: 'headNode',
 *   region: 'eu-west-1',
 * });
 * ```
 */
export function buildRole<
  S extends Scheduler,
  Release extends ReleaseOf<S>,
  const Kind extends RoleKindOf<S, Release>,
>(options: BuildRoleOptions<S, Release, Kind>): Role;
export function buildRole(given: unknown): Role {
  const issues: InputIssue[] = [];
  const options = plainOptions(given, issues);
  const scheduler = findScheduler(ownValue(options, 'scheduler'), issues);
  const found = findRelease(scheduler, ownValue(options, 'release'), issues);
  const definition = found && findRole(found.policies, ownValue(options, 'for'), issues);
  const { region, partition: named, rolePath } = checkInputs(roleInputs, options, issues);
  refuseUnknown(options, ['scheduler', 'release', 'for'], roleInputs, issues);
  const partition = region && resolvePartition(region, named, issues);
  if (issues.length > 0 || !definition || !region) throw new InvalidInputError('the role', issues);
  const { service, path, managedPolicies } = definition;
  const trustPolicy = service === 'ec2' ? ec2TrustPolicy : lambdaTrustPolicy;
  return frozenCopy<Role>({
    path: rolePath ?? path,
    trustPolicy: trustPolicy({ region, partition: named }),
    managedPolicyArns: managedPolicies.map((name) => `arn:${partition}:iam::aws:policy/${name}`),
  });
}

function findRole(
  policies: Readonly<Record<string, Policy>>,
  kind: unknown,
  issues: InputIssue[],
): Policy['role'] {
  const role = typeof kind === 'string' ? ownValue(policies, kind)?.role : undefined;
  if (role === undefined) {
    const known = Object.keys(policies).filter((name) => policies[name]?.role !== undefined);
    const problem = kind === undefined ? 'is missing' : `is ${quote(kind)}`;
    const message = `${problem}; the roles of this release are ${known.join(', ') || 'none'}`;
    issues.push({ code: kind === undefined ? 'missing' : 'invalid', input: 'for', message });
  }
  return role;
}
