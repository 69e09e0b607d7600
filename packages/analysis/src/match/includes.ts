import { longestPattern } from './overlap.ts';

const star = '*';
/** A question mark that has no star beside it. */
const one = '?';
/** A question mark in a run of wildcards with a star. */
const oneOrMore = '?*';

/** A run of wildcards, a policy variable, or a character. */
const symbols = /[*?]+|\$\{[^}]*\}|./gs;

/** A pattern whose only wildcard is a star at its end, as most are. */
const prefixPattern = /^[^*?$]*\*$/;

/**
 * Whether every text that matches the pattern `inner` matches `outer`, too. Exact for IAM's wildcards
 * `*` and `?`. A policy variable such as `${aws:username}` stands for any text, the same in both
 * patterns, so a star includes it. Patterns too long for IAM are included in themselves alone.
 *
 * It follows all ways of `outer` through `inner`, in the product of their lengths at most. A star of
 * `inner` is a gap of any length: the ways across it are those at a star of `outer` and at a question
 * mark beside one, which ask for no certain place. All others fail when the gap is long, and these
 * hold when it is empty, too.
 *
 * @param outer - The pattern that may match more.
 * @param inner - The pattern that may match less.
 * @example
 * ```ts
 * includesPattern('user/?*', 'user/a*'); // true
 * ```
 */
export function includesPattern(outer: string, inner: string): boolean {
  if (outer === inner) return true;
  if (outer.length > longestPattern || inner.length > longestPattern) return false;
  if (prefixPattern.test(outer) && !inner.includes('$')) {
    return inner.startsWith(outer.slice(0, -1));
  }
  const steps = stepsOf(outer);
  let ways = new Uint8Array(steps.length + 1);
  let next = new Uint8Array(steps.length + 1);
  ways[0] = 1;
  for (const read of stepsOf(inner)) {
    const isGap = read === star || read.startsWith('${');
    next.fill(0);
    for (let at = 0; at < steps.length; at += 1) {
      if (ways[at] === 0) continue;
      const step = steps[at];
      if (step === star) {
        next[at] = 1;
        ways[at + 1] = 1;
      } else if (isGap && step === oneOrMore) next[at] = 1;
      else if (step === read || (!isGap && (step === one || step === oneOrMore))) next[at + 1] = 1;
    }
    [ways, next] = [next, ways];
  }
  return ways[steps.length] === 1 || (steps.at(-1) === star && ways[steps.length - 1] === 1);
}

/** The steps of a pattern; in a run of wildcards the star, if there is one, comes last and once. */
function stepsOf(pattern: string): readonly string[] {
  return (pattern.match(symbols) ?? []).flatMap((text) => {
    if (!/^[*?]/.test(text)) return text;
    const stars = text.includes(star) ? [star] : [];
    const questions = text.replaceAll(star, '');
    return [...Array.from(questions, () => (stars.length > 0 ? oneOrMore : one)), ...stars];
  });
}
