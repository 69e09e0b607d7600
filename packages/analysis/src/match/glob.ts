/**
 * Whether a pattern of `*` and `?` matches a whole text. Its time is bounded by the product of their
 * lengths, however the stars stand.
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

/** Whether a text has a wildcard. */
export function hasWildcard(text: string): boolean {
  return /[*?]/.test(text);
}
