/**
 * Copies plain data and freezes the copy through and through, so that the original stays the
 * caller's to change.
 *
 * @internal
 */
export function frozenCopy<Data>(data: Data): Data {
  if (typeof data !== 'object' || data === null) return data;
  const copy = Array.isArray(data)
    ? data.map(frozenCopy)
    : Object.fromEntries(Object.entries(data).map(([key, value]) => [key, frozenCopy(value)]));
  // The copy has the shape of the original, which neither map nor fromEntries can say.
  return Object.freeze(copy) as Data;
}
