import { isObject } from './plain-data.ts';

/**
 * Lists values that an input must refuse, made to measure for its example.
 *
 * Text is tried bare, before, inside and after the example. An input whose own example holds `:` or
 * `/` (an ARN, a path) may take these; nothing else is ever excused. Lists are tried with hostile
 * elements, objects with hostile properties, and everything with a value of another type.
 */
export function hostileValues(example: unknown): readonly unknown[] {
  const texts = hostileTexts(example);
  const others = otherTypes(example);
  if (typeof example === 'string') {
    const middle = Math.ceil(example.length / 2);
    const attached = texts.flatMap((text) => [
      example + text,
      text + example,
      example.slice(0, middle) + text + example.slice(middle),
    ]);
    return ['', ...texts, ...attached, ...others];
  }
  const inside = Array.isArray(example) ? hostileArrays(example) : hostileObjects(example);
  return [...inside, '', ...texts, ...others];
}

function hostileArrays(example: readonly unknown[]): readonly unknown[] {
  return hostileValues(example[0] ?? '').flatMap((value) => [[value], [...example, value]]);
}

function hostileObjects(example: unknown): readonly unknown[] {
  if (!isObject(example)) return [];
  return Object.entries(example).flatMap(([key, value]) =>
    hostileValues(value).map((hostile) => ({ ...example, [key]: hostile })),
  );
}

function hostileTexts(example: unknown): readonly string[] {
  const own = [example].flat().filter((value) => typeof value === 'string');
  const refused = separators.filter((separator) => !own.some((text) => text.includes(separator)));
  return [...alwaysHostile, ...refused, ...refused.map((separator) => `a${separator}b`)];
}

function otherTypes(example: unknown): readonly unknown[] {
  const text = String(example);
  // An object that reads as the example would pass a check that only looks at its text.
  const all = [7, Number.NaN, true, null, { toString: () => text }, [text], [[text]]];
  return all.filter((value) => typeOf(value) !== typeOf(example));
}

function typeOf(value: unknown): string {
  if (value === null) return 'null';
  return Array.isArray(value) ? 'array' : typeof value;
}

const separators = [':', '/'];

/** What no name, path, ARN or list element may hold, and what is too long for any. */
const alwaysHostile: readonly string[] = [
  // Wildcards and policy variables.
  ...['*', '?', 'a*', '$', '\u0024{aws:username}', '\u0024{*}'],
  // Blanks, a line's end among them: `$` of a pattern with the flag m stands before it.
  ...[' ', 'a b', '\t', '\n', '\r', '\u00a0', '\u2003', '\u2028', '\ufeff'],
  ...['"', "'", '`'],
  ...['\u0000', '\u0007', '\u001b[31m', '\u007f', '\u0085', '\u200b', '\u202e'],
  // Letters outside Latin, and those that a pattern with the flags i and u takes for k, s and *.
  ...['\u0430', '\u03b1', '\u540d', '\u0627', '\u212a', '\u017f', '\uff0a', '\u{1f600}', '\ud800'],
  'a'.repeat(10_000),
];
