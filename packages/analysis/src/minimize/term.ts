import { areDisjoint, includes, type Pattern } from '../match/pattern.ts';
import { type Effort, spendOnProduct } from './effort.ts';

/** An action or a resource that statements name, or the rest that their exceptions leave. */
export interface Term {
  /** The text as it is written. */
  readonly text: string;
  /** The pattern that it is; of a rest, one that is equal to itself alone. */
  readonly pattern: Pattern;
  /** What it leaves out, where it is a rest. */
  readonly exceptions: readonly Pattern[] | undefined;
  /** The term that stands for all of its meaning, where that is another one. */
  readonly same: Term | undefined;
  /** Its number among those of its vocabulary, from 1 on; 0 stands for what is no part of one. */
  readonly number: number;
  /** A number of its own, for sums over terms. */
  readonly mark: number;
}

/** The term that stands for all of the same meaning: from there on spelling does not count. */
export function meaningOf(term: Term): Term {
  return term.same ?? term;
}

/** Whether a rest certainly includes another term. */
export function restIncludes({ exceptions = [] }: Term, inner: Term, effort: Effort): boolean {
  const isLeft = (one: Pattern, other: Pattern) => spendOnProduct(effort, one, other);
  return exceptions.every((exception) => {
    const own = inner.exceptions;
    // Where a variable has no value, it is not certain what is left: only the same is.
    if (exception.text.includes('${')) return own?.some(({ text }) => text === exception.text);
    return own === undefined
      ? isLeft(inner.pattern, exception) && areDisjoint(inner.pattern, exception)
      : own.some((one) => isLeft(one, exception) && includes(one, exception));
  });
}
