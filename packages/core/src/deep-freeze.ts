/**
 * Freezes plain data of our own through and through, in place. What is frozen already is taken to be
 * so inside as well.
 *
 * @internal
 */
export function deepFreeze<Data>(data: Data): Data {
  if (typeof data !== 'object' || data === null || Object.isFrozen(data)) return data;
  for (const value of Object.values(data)) deepFreeze(value);
  return Object.freeze(data);
}
