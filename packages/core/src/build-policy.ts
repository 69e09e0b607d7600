import { checkOptions } from './check-options.ts';
import type { PolicyText } from './erratum.ts';
import { InvalidDocumentError, InvalidSchedulerError } from './errors.ts';
import type { GivenInputs } from './input.ts';
import { isPromise } from './is-promise.ts';
import type { Partition } from './partition.ts';
import type { Policy } from './policy.ts';
import { type PolicyDocument, policyDocument } from './policy-document.ts';
import { describeThrown } from './quote.ts';
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

type OwnInputs<P> = P extends Policy<infer Definitions> ? GivenInputs<Definitions> : never;

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
 * Builds ParallelClusterUserPolicy: what the person who runs `pcluster` may do.
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

/**
 * Builds ParallelClusterInstancePolicy: what the cluster's EC2 instances may do.
 *
 * @param options - The scheduler, the release, and the inputs of its instance policy.
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
  Release extends ReleaseWith<S, 'instance'>,
>(options: BuildPolicyOptions<S, Release, 'instance'>): PolicyDocument {
  return build('instance', options);
}

function build(kind: string, options: unknown): PolicyDocument {
  const { scheduler, policy, input, context } = checkOptions(kind, options);
  const where = `The ${kind} policy of release ${context.release}`;
  const broken = (problems: readonly string[], cause?: unknown) =>
    new InvalidSchedulerError(
      scheduler.name,
      problems.map((problem) => `${where}: ${problem}`),
      { cause },
    );
  let statements: unknown;
  try {
    statements = policy.statements(input, context);
  } catch (cause) {
    throw broken([`its function "statements" threw ${describeThrown(cause)}`], cause);
  }
  if (isPromise(statements)) throw broken(['its function "statements" returned a promise.']);
  if (!Array.isArray(statements)) throw broken(['its function "statements" returned no array.']);
  try {
    return policyDocument(statements);
  } catch (cause) {
    if (!(cause instanceof InvalidDocumentError)) {
      throw broken([`its statements cannot be read: ${describeThrown(cause)}`], cause);
    }
    throw broken(
      cause.problems.map(({ path, message }) => `${path} ${message}`),
      cause,
    );
  }
}
