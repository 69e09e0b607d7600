/** A value inside plain data, and the path to it, such as `Statement[3].Sid`. */
export type Place = readonly [path: string, value: unknown];

/** Goes through plain data and yields every value in it, also under symbols and hidden keys. */
export function* walk(value: unknown, path = ''): Generator<Place> {
  yield [path, value];
  if (!isObject(value)) return;
  for (const key of Reflect.ownKeys(value)) {
    yield* walk(Reflect.get(value, key), step(path, String(key)));
  }
}

/** Copies arrays and objects through and through, so that a plugin's own examples stay as they are. */
export function copyOf<Data>(data: Data): Data {
  if (!isObject(data)) return data;
  const copy = Array.isArray(data)
    ? data.map(copyOf)
    : Object.fromEntries(Object.entries(data).map(([key, value]) => [key, copyOf(value)]));
  // The copy has the shape of the original, which neither map nor fromEntries can say.
  return copy as Data;
}

/** Freezes a value and everything in it. */
export function deepFreeze<Data>(data: Data): Data {
  for (const [, value] of walk(data)) if (isObject(value)) Object.freeze(value);
  return data;
}

/** Tells whether a value is an object or an array. */
export function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null;
}

function step(path: string, key: string): string {
  if (/^\d+$/.test(key)) return `${path}[${key}]`;
  return path === '' ? key : `${path}.${key}`;
}
