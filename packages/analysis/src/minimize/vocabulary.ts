import type { Pattern } from '../match/pattern.ts';
import type { Effort } from './effort.ts';
import { makePatternIndex } from './pattern-index.ts';
import { restIncludes, type Term } from './term.ts';

/** All actions, or all resources, that were read. */
export interface Vocabulary {
  /** The term of a text; nothing where the text is none. */
  readonly termOf: (text: string) => Term | undefined;
  /** The term of all that some terms leave. */
  readonly restOf: (exceptions: readonly Term[]) => Term;
  /** The terms that certainly include another one; not itself. */
  readonly around: (inner: Term) => readonly Term[];
}

/**
 * Begins to read.
 *
 * @param patternOf - Reads a text.
 * @param effort - What is left for comparisons.
 */
export function makeVocabulary(
  patternOf: (text: string) => Pattern | undefined,
  effort: Effort,
): Vocabulary {
  const byText = new Map<string, Term>();
  const byMeaning = new Map<string, Term>();
  const rests: Term[] = [];
  const index = makePatternIndex(effort);
  let number = 0;
  let mark = 0;

  const add = (text: string, pattern: Pattern, exceptions?: readonly Pattern[]): Term => {
    const same = byMeaning.get(pattern.text);
    mark = (Math.imul(mark, 1_664_525) + 1_013_904_223) | 0;
    number += 1;
    const term: Term = { text, pattern, exceptions, same, number, mark };
    if (same === undefined) byMeaning.set(pattern.text, term);
    if (exceptions !== undefined) rests.push(term);
    else if (same === undefined) index.add(term);
    return term;
  };
  const read = (text: string): Term | undefined => {
    const pattern = patternOf(text);
    if (pattern === undefined) return undefined;
    const term = add(text, pattern);
    byText.set(text, term);
    return term;
  };
  return {
    termOf: (text) => byText.get(text) ?? read(text),
    restOf: (terms) => {
      const exceptions = terms.map(({ pattern }) => pattern);
      const texts = exceptions.map(({ text }) => text).sort();
      // No pattern begins like this.
      const text = `!${texts.join('\n')}`;
      return byMeaning.get(text) ?? add(text, { text, segments: [] }, exceptions);
    },
    around: (inner) => {
      const around = inner.exceptions === undefined ? index.around(inner) : everything(byMeaning);
      const wider: Term[] = [];
      for (const rest of rests) {
        if (!effort.spend(1)) break;
        if (rest !== inner && restIncludes(rest, inner, effort)) wider.push(rest);
      }
      return wider.length === 0 ? around : [...around, ...wider];
    },
  };
}

function everything(byMeaning: ReadonlyMap<string, Term>): readonly Term[] {
  const term = byMeaning.get('*');
  return term === undefined ? [] : [term];
}
