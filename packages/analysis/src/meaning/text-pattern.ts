import type { Context } from './request.ts';

/**
 * A text to be matched, in which `*` and `?` are wildcards and `:` stands between the segments of an
 * ARN. Where they are characters like any other, others stand for them, which no text holds.
 */
export type TextPattern = string;

const special = ['*', '?', ':'];
const [anyText, anyCharacter] = ['*'.charCodeAt(0), '?'.charCodeAt(0)];

/** What stands for the first of the special characters, and for the others after it. */
const firstLiteral = 0xfdd1;

/** A policy variable, which the context of a request fills in. */
interface Variable {
  /** The key, in small letters. */
  readonly key: string;
  /** What stands for it where the request does not hold the key. */
  readonly fallback: string | undefined;
}

/** A text of a policy taken apart: patterns, and the variables between them. */
export type TextTemplate = readonly (TextPattern | Variable)[];

/** How a text of a policy is read. */
export interface TextReading {
  /** Whether `*` and `?` are wildcards. */
  readonly hasWildcards: boolean;
  /** Whether `${key}` is a variable, as in Version 2012-10-17 alone. */
  readonly hasVariables: boolean;
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
  const read = hasWildcards ? (part: string) => part : literally;
  const parts: (TextPattern | Variable)[] = [];
  let rest = 0;
  while (hasVariables) {
    const start = text.indexOf('${', rest);
    if (start < 0) break;
    const end = text.indexOf('}', start);
    const variable = end < 0 ? undefined : readVariable(text.slice(start + 2, end));
    if (variable === undefined) return undefined;
    parts.push(read(text.slice(rest, start)), variable);
    rest = end + 1;
  }
  return [...parts, read(text.slice(rest))];
}

function readVariable(inside: string): TextPattern | Variable | undefined {
  if (inside === '*' || inside === '?' || inside === '$') return literally(inside);
  const [, key, fallback] = /^([^\s',{](?:[^',{]*[^\s',{])?)(?:, '([^'{]*)')?$/.exec(inside) ?? [];
  return key === undefined ? undefined : { key: key.toLowerCase(), fallback };
}

/** The pattern that matches a text alone. */
function literally(text: string): TextPattern {
  return text.replace(/[*?:]/g, (character) =>
    String.fromCharCode(firstLiteral + special.indexOf(character)),
  );
}

/** The pattern of a template that has no variable; nothing where it has one. */
export function patternOf(template: TextTemplate): TextPattern | undefined {
  return template.every((part) => typeof part === 'string') ? template.join('') : undefined;
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
  let pattern = '';
  for (const part of template) {
    if (typeof part === 'string') pattern += part;
    else {
      const [value, ...more] = context.get(part.key) ?? [part.fallback];
      if (value === undefined || more.length > 0) return undefined;
      pattern += literally(fold(value));
    }
  }
  return pattern;
}

/**
 * Whether a pattern matches a whole text. Its time is bounded by the square of the length of the text,
 * however the wildcards stand.
 */
export function matchesPattern(pattern: TextPattern, text: string): boolean {
  return matchesPart(pattern, 0, pattern.length, text, 0, text.length);
}

/**
 * Whether a pattern matches an ARN, or both are no ARN: the segments before the last one by one, in
 * which no wildcard reaches over a colon.
 */
export function matchesArn(pattern: TextPattern, arn: string): boolean {
  let [at, index] = [0, 0];
  for (let segment = 0; segment < 5; segment += 1) {
    const [end, last] = [pattern.indexOf(':', at), arn.indexOf(':', index)];
    if (end < 0 || last < 0 || !matchesPart(pattern, at, end, arn, index, last)) return false;
    at = end + 1;
    index = last + 1;
  }
  return matchesPart(pattern, at, pattern.length, arn, index, arn.length);
}

function matchesPart(
  pattern: TextPattern,
  start: number,
  end: number,
  text: string,
  first: number,
  last: number,
): boolean {
  let [at, index] = [start, first];
  let [wildcard, retry] = [-1, first];
  while (index < last) {
    const part = at < end ? pattern.charCodeAt(at) : -1;
    if (part === anyText) {
      wildcard = at;
      retry = index;
      at += 1;
    } else if (part === anyCharacter || isSame(part, text.charCodeAt(index))) {
      at += 1;
      index += 1;
    } else if (wildcard >= 0) {
      at = wildcard + 1;
      retry += 1;
      index = retry;
    } else return false;
  }
  while (at < end && pattern.charCodeAt(at) === anyText) at += 1;
  return at === end;
}

function isSame(part: number, character: number): boolean {
  if (part < firstLiteral) return part === character;
  return part === character || special[part - firstLiteral]?.charCodeAt(0) === character;
}
