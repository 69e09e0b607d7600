import type { Step } from '../match/overlap.ts';
import { type Effort, matchesSteps, undecided, witness } from '../match/witness.ts';

/** Texts that no pattern of a set tells apart: those that the same of them match. */
export interface Atom {
  /** The patterns that match all of these texts. */
  readonly include: readonly (readonly Step[])[];
  /** The patterns that match none of them. */
  readonly exclude: readonly (readonly Step[])[];
  /** One of the texts. */
  readonly text: string;
}

/** So many atoms are looked at; those of a real document are hardly more than its patterns. */
const mostAtoms = 2_000;

/**
 * Divides what a pattern matches by other patterns, so that each of these matches all or nothing of
 * every part.
 *
 * @param whole - The pattern that is divided.
 * @param patterns - The patterns that divide it.
 * @param effort - What is left of the work.
 */
export function atomsOf(
  whole: readonly (readonly Step[])[],
  patterns: readonly (readonly Step[])[],
  effort?: Effort,
): readonly Atom[] | typeof undecided {
  const only = whole.find((pattern) => pattern.every(({ kind }) => kind === 'character'));
  if (only !== undefined) return single(only, whole);
  const text = witness(whole, [], effort);
  if (text === undecided) return undecided;
  let atoms: Atom[] = text === undefined ? [] : [{ include: whole, exclude: [], text }];
  for (const pattern of patterns) {
    const divided: Atom[] = [];
    for (const atom of atoms) {
      const isIn = matchesSteps(pattern, atom.text);
      const inside = [...atom.include, pattern];
      const outside = [...atom.exclude, pattern];
      const other = isIn
        ? witness(atom.include, outside, effort)
        : witness(inside, atom.exclude, effort);
      if (other === undecided) return undecided;
      const first = { include: inside, exclude: atom.exclude };
      const second = { include: atom.include, exclude: outside };
      if (isIn) divided.push({ ...first, text: atom.text });
      else divided.push({ ...second, text: atom.text });
      if (other === undefined) continue;
      divided.push(isIn ? { ...second, text: other } : { ...first, text: other });
    }
    atoms = divided;
    if (atoms.length > mostAtoms) return undecided;
  }
  return atoms;
}

/** A text without wildcards is divided no further. */
function single(only: readonly Step[], whole: readonly (readonly Step[])[]): readonly Atom[] {
  const text = only.map((step) => (step.kind === 'character' ? step.value : '')).join('');
  return whole.every((pattern) => matchesSteps(pattern, text))
    ? [{ include: whole, exclude: [], text }]
    : [];
}
