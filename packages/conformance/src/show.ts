import { isObject } from './plain-data.ts';

const longest = 60;
const most = 6;

/** Shows a value in a message: cut short, and everything but printable ASCII escaped. */
export function show(value: unknown): string {
  if (typeof value === 'string') return showText(value);
  if (Array.isArray(value)) return `[${value.map(show).join(', ')}]`;
  return isObject(value) ? 'an object' : String(value);
}

/** Shows the first of many values, and how many there are. */
export function showSome(values: readonly unknown[]): string {
  const shown = values.slice(0, most).map(show).join(', ');
  return values.length > most ? `${shown} and ${values.length - most} more` : shown;
}

/** Shows an error in one line. */
export function showError(error: unknown): string {
  return String(error).replace(/\s*\n\s*(?:- )?/g, ' ');
}

function showText(text: string): string {
  const cut = text.length > longest ? `${text.slice(0, longest)}...` : text;
  return JSON.stringify(cut).replace(
    /[^\x20-\x7e]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
