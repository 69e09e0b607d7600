import { isObject } from '../lint/is-object.ts';

/**
 * Whether a value is what its JSON text is read back as: texts, truth values, finite numbers, null, and
 * lists and objects of these with nothing hidden. A getter counts as what it answers.
 *
 * @param value - What may be plain data.
 */
export function isPlainData(value: unknown): boolean {
  if (typeof value === 'number') return Number.isFinite(value) && !Object.is(value, -0);
  if (typeof value !== 'object') return typeof value === 'string' || typeof value === 'boolean';
  if (value === null) return true;
  // What has one of its own, or inherits it, says itself what its JSON is.
  if (Object.hasOwn(value, 'toJSON')) return false;
  return isObject(value) ? isPlainObject(value) : Array.isArray(value) && isPlainList(value);
}

function isPlainList(list: readonly unknown[]): boolean {
  if (Object.getPrototypeOf(list) !== Array.prototype) return false;
  // One by one, so that a gap is seen.
  for (const one of list) if (!isPlainData(one)) return false;
  return true;
}

function isPlainObject(value: Readonly<Record<string, unknown>>): boolean {
  if (Object.getPrototypeOf(value) !== Object.prototype) return false;
  const names = Object.keys(value);
  if (names.length !== Object.getOwnPropertyNames(value).length) return false;
  for (const name of names) if (!isPlainData(value[name])) return false;
  return true;
}

/** Copies plain data. */
export function plainCopy<Data>(data: Data): Data {
  return JSON.parse(JSON.stringify(data));
}
