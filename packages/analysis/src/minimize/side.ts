import { meaningOf, type Term } from './term.ts';
import type { Vocabulary } from './vocabulary.ts';

/** The actions or the resources of a statement. */
export interface Side {
  /** The element they stand in; empty where the statement has none. */
  readonly name: 'Action' | 'NotAction' | 'Resource' | 'NotResource' | '';
  /** What stands there, each once. */
  readonly terms: readonly Term[];
  /** What is compared: the terms as they are written, or what they mean once the side is folded. */
  readonly keys: readonly Term[];
  /** The same for sides of the same keys, in whatever order; by chance for others, too. */
  readonly sum: number;
}

/** Makes a side. */
export function sideOf(
  name: Side['name'],
  terms: readonly Term[],
  keys: readonly Term[] = terms,
): Side {
  let sum = 0;
  for (const { mark } of keys) sum = (sum + mark) | 0;
  return { name, terms, keys, sum };
}

/** Whether what stands there is left out. */
export function isRest({ name }: Side): boolean {
  return name === 'NotAction' || name === 'NotResource';
}

/** The same side, compared by meaning: from then on spelling does not count. */
export function foldSide(side: Side, vocabulary: Vocabulary): Side {
  if (!isRest(side) && side.terms.every(({ same }) => same === undefined)) return side;
  const byMeaning = new Map<Term, Term>();
  for (const term of side.terms) {
    if (!byMeaning.has(meaningOf(term))) byMeaning.set(meaningOf(term), term);
  }
  return withTerms(side, [...byMeaning.values()], vocabulary);
}

/** A folded side of other terms. */
export function withTerms(side: Side, terms: readonly Term[], { restOf }: Vocabulary): Side {
  const keys = terms.map(meaningOf);
  return sideOf(side.name, terms, isRest(side) ? [restOf(keys)] : keys);
}

/** So many keys are looked through one by one; more are kept in a set. */
export const longList = 12;
const sets = new WeakMap<readonly Term[], ReadonlySet<Term>>();

/** Whether two sides have the same keys in the same order. */
export function areAlike({ name, keys }: Side, other: Side): boolean {
  if (name !== other.name || keys.length !== other.keys.length) return false;
  for (let at = 0; at < keys.length; at += 1) if (keys[at] !== other.keys[at]) return false;
  return true;
}

/** Whether a key is among those of a side. */
export function hasKey({ keys }: Pick<Side, 'keys'>, key: Term): boolean {
  if (keys.length <= longList) return keys.includes(key);
  const set = sets.get(keys) ?? new Set(keys);
  sets.set(keys, set);
  return set.has(key);
}
