const longest = 80;

/**
 * Shows a value inside an error message: quoted, cut to 80 characters, and with everything but
 * printable ASCII escaped, so that hostile input cannot reach a terminal or a log as it is.
 *
 * @internal
 */
export function quote(value: unknown): string {
  if (typeof value !== 'string') return describeType(value);
  const shown = value.length > longest ? `${value.slice(0, longest)}…` : value;
  return JSON.stringify(shown).replace(/[^\x20-\x7e…]/g, escapeCodeUnit);
}

function escapeCodeUnit(character: string): string {
  return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
}

function describeType(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'an array';
  if (typeof value === 'undefined') return 'undefined';
  return typeof value === 'object' ? 'an object' : `a ${typeof value}`;
}
