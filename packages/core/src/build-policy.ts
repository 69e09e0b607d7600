import { ownValue } from './check-inputs.ts';
import { checkOptions } from './check-options.ts';
import type { PolicyText } from './erratum.ts';
import type { InputIssue } from './errors.ts';
import type { FoundRelease } from './find-release.ts';
import type { GivenInputs, Inputs } from './input.ts';
import { makeDocument } from './make-document.ts';
import type { Partition } from './partition.ts';
import type { PolicySet } from './policy.ts';
import type { PolicyDocument } from './policy-document.ts';
import { quote } from './quote.ts';
import { policiesFor } from './recipient.ts';
import type { PolicyKindOf, ReleaseOf, ReleaseWith, Scheduler } from './scheduler.ts';

/** The options that every policy has. */
export interface CommonOptions<S extends Scheduler, Release extends string> {
  /** The scheduler's plugin, such as `slurm` of `@pcluster-iam/slurm`. */
  readonly scheduler: S;
  /**
   * The release of ParallelCluster the policy is for. It has no default, because one would change
   * permissions silently with an upgrade of this package.
   */
  readonly release: Release;
  /** The region the cluster runs in, such as `eu-west-1`. It also decides the partition of the ARNs. */
  readonly region: string;
  /** The account the cluster runs in: 12 digits, as text. */
  readonly accountId: string;
  /**
   * The partition of the ARNs, for a region whose name does not decide it. One that contradicts the
   * region is an error.
   */
  readonly partition?: Partition | undefined;
  /** Which text to build: `published`, exactly as AWS published it and the default, or `corrected`. */
  readonly text?: PolicyText | undefined;
}

/** The inputs of a policy as a caller gives them. */
export type OwnInputs<P> = P extends { readonly inputs: infer Definitions extends Inputs }
  ? GivenInputs<Definitions>
  : never;

/** The options of one kind of policy: the common ones and the policy's own inputs. */
export type BuildPolicyOptions<
  S extends Scheduler,
  Release extends ReleaseOf<S>,
  Kind extends string,
> = CommonOptions<S, Release> & OwnInputs<S['releases'][Release][Kind]>;

/**
 * Builds a policy of any kind that the scheduler has in the release.
 *
 * @param kind - The kind of policy, such as `user` or `instance`.
 * @param options - The scheduler, the release, and the inputs of that policy.
 * @returns The document, frozen.
 * @throws {@link InvalidInputError} with every problem, when an option is missing, unknown or wrong.
 * @throws {@link InvalidSchedulerError} when the scheduler plugin breaks its contract.
 * @example
 * ```ts
 * import { buildPolicy } from '@pcluster-iam/core';
 * import { slurm } from '@pcluster-iam/slurm';
 *
 * const policy = buildPolicy('instance', {
 *   scheduler: slurm,
 *   release: '2.4.1',
 *   region: 'eu-west-1',
 *   accountId: '123456789012',
 * });
 * ```
 */
export function buildPolicy<
  S extends Scheduler,
  Release extends ReleaseOf<S>,
  Kind extends PolicyKindOf<S, Release>,
>(kind: Kind, options: BuildPolicyOptions<S, Release, Kind>): PolicyDocument {
  return build(kind, options);
}

/**
 * Builds ParallelClusterUserPolicy: what the person who runs `pcluster` may do. It is there for
 * releases that have one document for a person; where they have several, {@link buildPolicies}
 * builds them.
 *
 * @param options - The scheduler, the release, and the inputs of its user policy.
 * @returns The document, frozen.
 * @throws {@link InvalidInputError} with every problem, when an option is missing, unknown or wrong.
 * @throws {@link InvalidSchedulerError} when the scheduler plugin breaks its contract.
 * @example
 * ```ts
 * import { buildUserPolicy } from '@pcluster-iam/core';
 * import { slurm } from '@pcluster-iam/slurm';
 *
 * const policy = buildUserPolicy({
 *   scheduler: slurm,
 *   release: '2.4.1',
 *   region: 'eu-west-1',
 *   accountId: '123456789012',
 *   ec2RoleName: 'parallelcluster-ec2',
 * });
 * ```
 */
export function buildUserPolicy<S extends Scheduler, Release extends ReleaseWith<S, 'user'>>(
  options: BuildPolicyOptions<S, Release, 'user'>,
): PolicyDocument {
  return build('user', options);
}

/** The kind of the policy that {@link buildInstancePolicy} builds: from 3.x on it is the head node's. */
export type InstanceKindOf<S extends Scheduler, Release extends ReleaseOf<S>> =
  'instance' extends PolicyKindOf<S, Release> ? 'instance' : 'headNode';

/**
 * Builds the policy of the instance that runs the cluster: ParallelClusterInstancePolicy, which is
 * for all of a cluster's EC2 instances, or in releases that part them that of the head node.
 *
 * @param options - The scheduler, the release, and the inputs of that policy.
 * @returns The document, frozen.
 * @throws {@link InvalidInputError} with every problem, when an option is missing, unknown or wrong.
 * @throws {@link InvalidSchedulerError} when the scheduler plugin breaks its contract.
 * @example
 * ```ts
 * import { buildInstancePolicy } from '@pcluster-iam/core';
 * import { slurm } from '@pcluster-iam/slurm';
 *
 * const policy = buildInstancePolicy({
 *   scheduler: slurm,
 *   release: '2.4.1',
 *   region: 'eu-west-1',
 *   accountId: '123456789012',
 * });
 * ```
 */
export function buildInstancePolicy<
  S extends Scheduler,
  Release extends ReleaseWith<S, 'instance'> | ReleaseWith<S, 'headNode'>,
>(options: BuildPolicyOptions<S, Release, InstanceKindOf<S, Release>>): PolicyDocument {
  return build('instance', options, ({ policies }) =>
    Object.hasOwn(policies, 'instance') ? 'instance' : 'headNode',
  );
}

/** Builds one document: of the kind that was asked for, or of the one that stands for it in a release. */
function build(
  kind: unknown,
  options: unknown,
  kindIn: (found: FoundRelease) => unknown = () => kind,
): PolicyDocument {
  const what = typeof kind === 'string' ? `the ${kind} policy` : 'a policy';
  const choose = (found: FoundRelease, _options: object, issues: InputIssue[]) =>
    policyOfKind(kindIn(found), kind, found, issues);
  const { scheduler, context, policies } = checkOptions({ what, choose }, options);
  const [policy] = policies;
  // Without a policy there is an issue.
  return makeDocument(scheduler, context, policy as NonNullable<typeof policy>);
}

function policyOfKind(
  kind: unknown,
  asked: unknown,
  { scheduler, release, policies }: FoundRelease,
  issues: InputIssue[],
): PolicySet {
  if (typeof kind !== 'string') {
    const message = `is ${quote(kind)}; it is text, such as "user"`;
    issues.push({ code: 'invalid', input: 'kind', message });
    return {};
  }
  const policy = ownValue(policies, kind);
  if (policy !== undefined) return { [kind]: policy };
  const several = Object.keys(policiesFor(policies, asked, []));
  const instead =
    several.length > 0
      ? `; what a ${asked} needs is ${several.join(' and ')}, which buildPolicies({ for: ${quote(asked)}, … }) builds`
      : '';
  const message = `${quote(release)} of ${scheduler.name} has no ${quote(asked)} policy; it has ${Object.keys(policies).join(', ')}${instead}`;
  issues.push({ code: 'invalid', input: 'release', message });
  return {};
}
