import type { Context } from './request.ts';

/** A text to be matched: the code units of its characters, and wildcards. */
export type TextPattern = readonly number[];

/** The wildcards `*` and `?`. */
const [anyText, anyCharacter] = [-1, -2];

/** A policy variable, which the context of a request fills in. */
interface Variable {
  /** The key, in small letters. */
  readonly key: string;
  /** What stands for it where the request does not hold the key. */
  readonly fallback: string | undefined;
}

/** A text of a policy with the variables in it. */
export type TextTemplate = readonly (number | Variable)[];

/** How a text of a policy is read. */
export interface TextReading {
  /** Whether `*` and `?` are wildcards. */
  readonly hasWildcards: boolean;
  /** Whether `${key}` is a variable, as in Version 2012-10-17 alone. */
  readonly hasVariables: boolean;
}

/** Reads a text in which no variables are filled in. */
export function readPattern(text: string, hasWildcards = true): TextPattern {
  return Array.from({ length: text.length }, (_none, at) => {
    if (hasWildcards && text[at] === '*') return anyText;
    return hasWildcards && text[at] === '?' ? anyCharacter : text.charCodeAt(at);
  });
}

/**
 * Takes a text of a policy apart. Source: IAM User Guide, "Variables and tags": `${key}`,
 * `${key, 'fallback'}`, and `${*}`, `${?}`, `${$}` for the characters themselves.
 *
 * @returns Nothing where a variable cannot be read.
 */
export function readTemplate(
  text: string,
  { hasWildcards, hasVariables }: TextReading,
): TextTemplate | undefined {
  const parts: TextTemplate[] = [];
  let rest = 0;
  while (hasVariables) {
    const start = text.indexOf('${', rest);
    if (start < 0) break;
    const end = text.indexOf('}', start);
    const variable = end < 0 ? undefined : readVariable(text.slice(start + 2, end));
    if (variable === undefined) return undefined;
    parts.push(readPattern(text.slice(rest, start), hasWildcards), [variable]);
    rest = end + 1;
  }
  return [...parts, readPattern(text.slice(rest), hasWildcards)].flat();
}

function readVariable(inside: string): number | Variable | undefined {
  if (inside === '*' || inside === '?' || inside === '$') return inside.charCodeAt(0);
  const [, key, fallback] = /^([^\s',{](?:[^',{]*[^\s',{])?)(?:, '([^'{]*)')?$/.exec(inside) ?? [];
  return key === undefined ? undefined : { key: key.toLowerCase(), fallback };
}

/**
 * Puts what a request holds in place of the variables, each character of it standing for itself.
 *
 * @returns Nothing where the request does not hold a key, or holds several values of it.
 */
export function fillTemplate(
  template: TextTemplate,
  context: Context,
  fold: (text: string) => string = (text) => text,
): TextPattern | undefined {
  const parts: TextPattern[] = [];
  for (const part of template) {
    if (typeof part === 'number') parts.push([part]);
    else {
      const [value, ...more] = context.get(part.key) ?? [part.fallback];
      if (value === undefined || more.length > 0) return undefined;
      parts.push(readPattern(fold(value), false));
    }
  }
  return parts.flat();
}

/** Whether nothing of a template is to be filled in. */
export function isPattern(template: TextTemplate): template is TextPattern {
  return template.every((part) => typeof part === 'number');
}

/**
 * Whether a pattern matches a part of a text as a whole. Its time is bounded by the product of the
 * lengths of the two, however the wildcards stand.
 */
export function matchesPattern(
  pattern: TextPattern,
  text: string,
  start = 0,
  end = text.length,
): boolean {
  let [at, index] = [0, start];
  let [star, retry] = [-1, start];
  while (index < end) {
    const part = pattern[at];
    if (part === anyText) {
      star = at;
      retry = index;
      at += 1;
    } else if (part === anyCharacter || part === text.charCodeAt(index)) {
      at += 1;
      index += 1;
    } else if (star >= 0) {
      at = star + 1;
      retry += 1;
      index = retry;
    } else return false;
  }
  while (pattern[at] === anyText) at += 1;
  return at === pattern.length;
}
