const longest = 80;

/**
 * Shows a value inside an error message: text quoted, cut to 80 characters and in printable ASCII,
 * anything else by its kind.
 *
 * @internal
 */
export function quote(value: unknown): string {
  if (typeof value !== 'string') return describeType(value);
  const shown = value.length > longest ? `${value.slice(0, longest)}…` : value;
  return JSON.stringify(shown).replace(/[^\x20-\x7e…]/g, escapeCharacter);
}

/**
 * Makes text of others fit for a message: whatever a terminal or a log could obey instead of showing
 * it, such as control characters, is escaped.
 *
 * @internal
 */
export function printable(text: string): string {
  return text.replace(/[^\P{Cc}\n]|[\p{Cf}\p{Zl}\p{Zp}]/gu, escapeCharacter);
}

/**
 * Shows what somebody threw, which may be anything.
 *
 * @internal
 */
export function describeThrown(thrown: unknown): string {
  try {
    return String(thrown);
  } catch {
    return quote(thrown);
  }
}

function escapeCharacter(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function describeType(value: unknown): string {
  if (value === null) return 'null';
  if (value === undefined) return 'undefined';
  if (Array.isArray(value)) return 'an array';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
