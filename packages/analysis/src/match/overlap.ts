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
  const width = b.length + 1;
  const seen = new Uint8Array((a.length + 1) * width);
  const open = [0];
  const visit = (at: number, other: number) => {
    const state = at * width + other;
    if (seen[state] === 1) return;
    seen[state] = 1;
    open.push(state);
  };
  for (let state = open.pop(); state !== undefined; state = open.pop()) {
    const [at, other] = [Math.floor(state / width), state % width];
    if (at === a.length && other === b.length) return true;
    const [one, two] = [a[at], b[other]];
    // A repeated class may end here.
    if (repeats(one)) visit(at + 1, other);
    if (repeats(two)) visit(at, other + 1);
    if (one === undefined || two === undefined || !shareCharacter(one, two)) continue;
    visit(repeats(one) ? at : at + 1, repeats(two) ? other : other + 1);
  }
  return false;
}

function repeats(step: Step | undefined): boolean {
  return step?.kind === 'any' && step.repeats;
}

function shareCharacter(a: Step, b: Step): boolean {
  if (a.kind === 'character' && b.kind === 'character') return a.value === b.value;
  if (a.kind === 'character') return b.kind === 'any' && !b.except.includes(a.value);
  if (b.kind === 'character') return !a.except.includes(b.value);
  return true;
}
