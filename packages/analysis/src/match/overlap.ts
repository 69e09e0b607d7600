/** One step of a pattern: a character, or a class of characters that may repeat. */
export type Step =
  | { readonly kind: 'character'; readonly value: string }
  /** One character that is not among `except`, or with `repeats` any number of them. */
  | { readonly kind: 'any'; readonly except: string; readonly repeats: boolean };

/** Longer patterns than this are not compared: no ARN that IAM takes is longer. */
export const longestPattern = 2048;

/** The steps of a pattern as IAM reads it: `*` and `?` are wildcards, all else stands for itself. */
export function globSteps(pattern: string): readonly Step[] {
  // Several stars in a row are one.
  return Array.from(pattern.replace(/\*{2,}/g, '*'), (value): Step => {
    if (value === '*') return { kind: 'any', except: '', repeats: true };
    if (value === '?') return { kind: 'any', except: '', repeats: false };
    return { kind: 'character', value };
  });
}

/**
 * Whether some text matches both patterns. It follows both at once, so its time is the product of
 * their lengths at most.
 */
export function overlap(a: readonly Step[], b: readonly Step[]): boolean {
  let start = 0;
  // As long as both are characters there is one way to go.
  for (; start < a.length; start += 1) {
    const [one, two] = [a[start], b[start]];
    if (one?.kind !== 'character' || two?.kind !== 'character') break;
    if (one.value !== two.value) return false;
  }
  if (start === a.length && start === b.length) return true;
  // The places in b where one can be at a place in a, and at the next one.
  let places = new Uint8Array(b.length + 1);
  let next = new Uint8Array(b.length + 1);
  places[start] = 1;
  for (let at = start; at <= a.length; at += 1) {
    const one = a[at];
    let isOver = true;
    for (let other = start; other <= b.length; other += 1) {
      if (places[other] === 0) continue;
      const two = b[other];
      if (one === undefined && two === undefined) return true;
      places[other] = 0;
      isOver = false;
      const [stays, otherStays] = [repeats(one), repeats(two)];
      // A repeated class may end here.
      if (stays) next[other] = 1;
      if (otherStays) places[other + 1] = 1;
      if (one === undefined || two === undefined || !shareCharacter(one, two)) continue;
      if (!stays) next[otherStays ? other : other + 1] = 1;
      else if (!otherStays) places[other + 1] = 1;
    }
    if (isOver) return false;
    [places, next] = [next, places];
  }
  return false;
}

/** Whether a step matches any number of characters. */
export function repeats(step: Step | undefined): boolean {
  return step?.kind === 'any' && step.repeats;
}

function shareCharacter(a: Step, b: Step): boolean {
  if (a.kind === 'character' && b.kind === 'character') return a.value === b.value;
  if (a.kind === 'character') return b.kind === 'any' && !b.except.includes(a.value);
  if (b.kind === 'character') return !a.except.includes(b.value);
  return true;
}
