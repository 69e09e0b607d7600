/** The form of a release of ParallelCluster: three numbers, such as `2.4.1`. */
export type ReleaseForm = `${number}.${number}.${number}`;

/**
 * Orders two releases of ParallelCluster: negative when `a` is older than `b`, 0 when they are the
 * same, positive when it is newer.
 *
 * @param a - A release of three numbers, such as `2.4.1`.
 * @param b - The release to compare it with.
 * @throws `RangeError` when one of them has not the form of a release.
 * @example
 * ```ts
 * ['2.10.0', '2.9.1'].toSorted(compareReleases); // ['2.9.1', '2.10.0']
 * ```
 */
export function compareReleases(a: string, b: string): number {
  return rank(a) - rank(b);
}

/**
 * Whether a text has the form of a release: three numbers of at most four digits.
 *
 * @internal
 */
export function isRelease(text: string): boolean {
  return /^\d{1,4}\.\d{1,4}\.\d{1,4}$/.test(text);
}

const ranks = new Map<string, number>();

/** A release as one number; remembered, because a policy compares the same few again and again. */
function rank(release: string): number {
  const known = ranks.get(release);
  if (known !== undefined) return known;
  if (!isRelease(release)) {
    throw new RangeError(
      `${JSON.stringify(release)} is no release; one has three numbers, such as 2.4.1`,
    );
  }
  const computed = release.split('.').reduce((sum, part) => sum * 10_000 + Number(part), 0);
  if (ranks.size < 1_000) ranks.set(release, computed);
  return computed;
}
