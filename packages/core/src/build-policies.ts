import type { CommonOptions, OwnInputs } from './build-policy.ts';
import { type Options, ownValue } from './check-inputs.ts';
import { checkOptions } from './check-options.ts';
import type { InputIssue } from './errors.ts';
import type { FoundRelease } from './find-release.ts';
import type { Intersection } from './intersection.ts';
import { makeDocument } from './make-document.ts';
import type { PolicySet } from './policy.ts';
import type { PolicyDocument } from './policy-document.ts';
import { quote } from './quote.ts';
import { type FeatureOf, type KindFor, policiesFor, type RecipientOf } from './recipient.ts';
import type { ReleaseOf, Scheduler } from './scheduler.ts';

/** The options of {@link buildPolicies}: the common ones, for whom, and the inputs of all documents. */
export type BuildPoliciesOptions<
  S extends Scheduler,
  Release extends ReleaseOf<S>,
  Recipient extends string,
  Feature extends string,
> = CommonOptions<S, Release> & {
  /** Whom the policies are for, such as `user` or `headNode`. */
  readonly for: Recipient;
  /** What the cluster or the person has beyond the usual; each brings the policies it needs. */
  readonly features?: readonly Feature[] | undefined;
} & Intersection<
    {
      [Kind in KindFor<S, Release, Recipient, Feature>]: OwnInputs<S['releases'][Release][Kind]>;
    }[KindFor<S, Release, Recipient, Feature>]
  >;

/** The documents that somebody needs, by kind. */
export type Policies<
  S extends Scheduler,
  Release extends ReleaseOf<S>,
  Recipient extends string,
  Feature extends string,
> = { readonly [Kind in KindFor<S, Release, Recipient, Feature>]: PolicyDocument };

/**
 * Builds every policy that a person or a role needs, each a document of its own, as AWS attaches
 * them. Nothing is put together into one: their Sids repeat, and together they exceed IAM's quota.
 *
 * @param options - The scheduler, the release, for whom, with which features, and the inputs.
 * @returns The documents by kind, in the order of AWS's text, frozen.
 * @throws {@link InvalidInputError} with every problem, when an option is missing, unknown or wrong.
 * @throws {@link InvalidSchedulerError} when the scheduler plugin breaks its contract.
 * @example
 * ```ts
 * import { buildPolicies } from '@pcluster-iam/core';
 * import { slurm } from '@pcluster-iam/slurm';
 *
 * const { userCluster1, userCluster2, userFsxS3 } = buildPolicies({
 *   scheduler: slurm,
 *   release: '3.11.1',
 *   for: 'user',
 *   features: ['fsx'],
 *   region: 'eu-west-1',
 *   accountId: '123456789012',
 *   fsxBuckets: ['demo-fsx-data'],
 * });
 * ```
 */
export function buildPolicies<
  S extends Scheduler,
  Release extends ReleaseOf<S>,
  const Recipient extends RecipientOf<S, Release>,
  const Feature extends FeatureOf<S, Release, Recipient> = never,
>(
  options: BuildPoliciesOptions<S, Release, Recipient, Feature>,
): Policies<S, Release, Recipient, Feature>;
export function buildPolicies(options: unknown): Readonly<Record<string, PolicyDocument>> {
  const request = { what: 'the policies', options: ['for', 'features'], choose };
  const { scheduler, context, policies } = checkOptions(request, options);
  return Object.freeze(
    Object.fromEntries(
      policies.map((policy) => [policy.kind, makeDocument(scheduler, context, policy)]),
    ),
  );
}

function choose(found: FoundRelease, options: Options, issues: InputIssue[]): PolicySet {
  const { scheduler, release, policies } = found;
  const recipient = ownValue(options, 'for');
  const everything = Object.values(policies).flatMap(({ features = [] }) => features);
  if (Object.keys(policiesFor(policies, recipient, everything)).length === 0) {
    const known = [...new Set(Object.entries(policies).map(([kind, one]) => one.for ?? kind))];
    const problem = recipient === undefined ? 'is missing' : `is ${quote(recipient)}`;
    const message = `${problem}; the policies of ${scheduler.name} ${release} are for ${known.join(', ')}`;
    issues.push({ code: recipient === undefined ? 'missing' : 'invalid', input: 'for', message });
    return {};
  }
  return policiesFor(policies, recipient, checkFeatures(found, recipient, options, issues));
}

/** The features that were asked for, each of which the release has for that recipient. */
function checkFeatures(
  { scheduler, release, policies }: FoundRelease,
  recipient: unknown,
  options: Options,
  issues: InputIssue[],
): readonly unknown[] {
  const features = ownValue(options, 'features');
  if (features === undefined) return [];
  if (!Array.isArray(features)) {
    const message = `is ${quote(features)}; it is a list of names`;
    issues.push({ code: 'invalid', input: 'features', message });
    return [];
  }
  const known = [
    ...new Set(
      Object.entries(policies)
        .filter(([kind, policy]) => (policy.for ?? kind) === recipient)
        .flatMap(([, { features = [] }]) => features),
    ),
  ];
  for (const feature of Array.from<unknown>(features)) {
    if (typeof feature === 'string' && known.includes(feature)) continue;
    const message = `names ${quote(feature)}, which ${scheduler.name} ${release} has not for ${quote(recipient)}; it has ${known.join(', ') || 'none'}`;
    issues.push({ code: 'invalid', input: 'features', message });
  }
  return features;
}
