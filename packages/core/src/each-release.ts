import type { PolicySet } from './policy.ts';

/**
 * Gives several releases the same policies, whose own history then tells the releases apart.
 *
 * @param releases - The releases, such as `['2.9.0', '2.9.1']`.
 * @param policies - The policies they have, by kind.
 * @example
 * ```ts
 * const releases = {
 *   ...eachRelease(['2.4.0', '2.4.1'], { user, instance }),
 *   ...eachRelease(['2.10.1'], { user, instance, lambda }),
 * };
 * ```
 */
export function eachRelease<const Release extends string, const Policies extends PolicySet>(
  releases: readonly Release[],
  policies: Policies,
): { readonly [Name in Release]: Policies } {
  // Every release is put in, which fromEntries cannot say.
  return Object.fromEntries(releases.map((release) => [release, policies])) as {
    readonly [Name in Release]: Policies;
  };
}
