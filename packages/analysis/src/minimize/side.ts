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
  return { name: side.name, terms, keys: isRest(side) ? [restOf(keys)] : keys };
}

/** Longer lists are looked through by a set. */
const longList = 12;
const sets = new WeakMap<readonly Term[], ReadonlySet<Term>>();

/** Whether a key is among those of a side. */
export function hasKey({ keys }: Side, key: Term): boolean {
  if (keys.length <= longList) return keys.includes(key);
  const set = sets.get(keys) ?? new Set(keys);
  sets.set(keys, set);
  return set.has(key);
}
