import type { Policy, PolicySet } from './policy.ts';
import type { PolicyKindOf, ReleaseOf, Scheduler } from './scheduler.ts';

type SetOf<S extends Scheduler, Release extends ReleaseOf<S>> = S['releases'][Release];

type OwnRecipient<P, Kind> = P extends { readonly for?: infer Recipient }
  ? [Exclude<Recipient, undefined>] extends [never]
    ? Kind
    : Exclude<Recipient, undefined>
  : Kind;

type OwnFeature<P> = P extends { readonly features?: readonly (infer Feature)[] } ? Feature : never;

/** Whom the policies of a release are for: `user`, `headNode` and so on. */
export type RecipientOf<S extends Scheduler, Release extends ReleaseOf<S>> = {
  [Kind in PolicyKindOf<S, Release>]: OwnRecipient<SetOf<S, Release>[Kind], Kind>;
}[PolicyKindOf<S, Release>] &
  string;

/** The features that bring somebody further policies in a release. */
export type FeatureOf<
  S extends Scheduler,
  Release extends ReleaseOf<S>,
  Recipient extends string,
> = {
  [Kind in PolicyKindOf<S, Release>]: Recipient extends OwnRecipient<SetOf<S, Release>[Kind], Kind>
    ? OwnFeature<SetOf<S, Release>[Kind]>
    : never;
}[PolicyKindOf<S, Release>] &
  string;

/** The kinds of policy that somebody needs in a release with some features. */
export type KindFor<
  S extends Scheduler,
  Release extends ReleaseOf<S>,
  Recipient extends string,
  Feature extends string,
> = {
  [Kind in PolicyKindOf<S, Release>]: Recipient extends OwnRecipient<SetOf<S, Release>[Kind], Kind>
    ? [OwnFeature<SetOf<S, Release>[Kind]>] extends [never]
      ? Kind
      : [OwnFeature<SetOf<S, Release>[Kind]> & Feature] extends [never]
        ? never
        : Kind
    : never;
}[PolicyKindOf<S, Release>];

/**
 * Whom a policy is for.
 *
 * @internal
 */
export function recipientOf(kind: string, policy: Policy): string {
  return policy.for ?? kind;
}

/**
 * The policies of a set that somebody needs with some features, by kind and in the set's order.
 *
 * @internal
 */
export function policiesFor(
  set: PolicySet,
  recipient: unknown,
  features: readonly unknown[],
): PolicySet {
  return Object.fromEntries(
    Object.entries(set).filter(
      ([kind, policy]) =>
        recipientOf(kind, policy) === recipient &&
        (policy.features === undefined || policy.features.some((name) => features.includes(name))),
    ),
  );
}
