import fc from 'fast-check';

/** What no name may hold, by the list of the security boundary: each has a meaning of its own. */
export const hostileCharacters: readonly string[] = [
  '*',
  '?',
  '$',
  ':',
  '/',
  '\\',
  '"',
  "'",
  '`',
  '<',
  '>',
  '{',
  '}',
  ' ',
  '\t',
  '\n',
  '\r',
  '\v',
  '\f',
  '\0',
  '\u001b',
  '\u007f',
  '\u0085',
  '\u00a0',
  '\u00e9',
  '\u0131',
  '\u0430',
  '\u0660',
  '\u200b',
  '\u200e',
  '\u2028',
  '\u202e',
  '\u3000',
  '\ud800',
  '\ufeff',
  '\uff0a',
  '\u{1f600}',
];

/** Any text with at least one hostile character in it. */
export const hostileText: fc.Arbitrary<string> = fc
  .tuple(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constantFrom(...hostileCharacters),
    fc.string({ unit: 'binary', maxLength: 20 }),
  )
  .map((parts) => parts.join(''));

/** What a terminal obeys or hides and so no message may hold: control and format characters but line feeds. */
export const unprintable = /(?!\n)[\p{C}\u2028\u2029]/u;

/** What is no text, or text only when it is turned into one. */
export const notText: readonly unknown[] = [
  null,
  0,
  123456789012,
  true,
  Symbol('name'),
  {},
  ['name'],
  new String('name'),
  { toString: () => 'name' },
  () => 'name',
];
