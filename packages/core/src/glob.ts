/**
 * Tells whether a pattern of `*` and `?`, IAM's wildcards, matches a whole text. Case counts: fold it
 * first where IAM ignores it, as in actions. Its time is bounded by the product of the lengths of the
 * two, however the stars stand.
 *
 * @param pattern - The pattern, such as `elasticloadbalancing:describe*`.
 * @param text - The text.
 * @example
 * ```ts
 * matchesGlob('s3:get*', 's3:getobject'); // true
 * ```
 */
export function matchesGlob(pattern: string, text: string): boolean {
  let [at, index] = [0, 0];
  let [star, retry] = [-1, 0];
  while (index < text.length) {
    const character = pattern[at];
    if (character === '*') {
      [star, retry] = [at, index];
      at += 1;
    } else if (at < pattern.length && (character === '?' || character === text[index])) {
      at += 1;
      index += 1;
    } else if (star >= 0) {
      at = star + 1;
      retry += 1;
      index = retry;
    } else return false;
  }
  while (pattern[at] === '*') at += 1;
  return at === pattern.length;
}
