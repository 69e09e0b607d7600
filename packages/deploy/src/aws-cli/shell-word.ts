/**
 * Text as one word of a POSIX shell, in which nothing means more than itself.
 *
 * A word of plain characters stands as it is, which is easier to read.
 */
export function shellWord(text: string): string {
  if (/^[A-Za-z0-9_./:@+,-]+$/.test(text)) return text;
  return `'${text.replace(/'/g, `'\\''`)}'`;
}

/**
 * Data as JSON in printable ASCII that is the same in a literal of JMESPath, which ends with a
 * backtick.
 */
export function sameJson(value: unknown): string {
  return JSON.stringify(value, undefined, 2).replace(
    /[`\u007f-\uffff]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
