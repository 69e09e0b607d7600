/**
 * Orders two releases of ParallelCluster: negative when `a` is older than `b`, 0 when they are the
 * same, positive when it is newer.
 *
 * @param a - A release of three numbers, such as `2.4.1`.
 * @param b - The release to compare it with.
 * @example
 * ```ts
 * ['2.10.0', '2.9.1'].toSorted(compareReleases); // ['2.9.1', '2.10.0']
 * ```
 */
export function compareReleases(a: string, b: string): number {
  const left = a.split('.');
  const right = b.split('.');
  for (let part = 0; part < 3; part += 1) {
    const difference = Number(left[part]) - Number(right[part]);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Whether a text has the form of a release, three numbers of at most four digits: `2.4.1`. */
export function isRelease(text: string): boolean {
  return /^\d{1,4}\.\d{1,4}\.\d{1,4}$/.test(text);
}
