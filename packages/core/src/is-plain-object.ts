/**
 * Tells whether a value is what an object literal makes: an object whose prototype is nothing or
 * `Object.prototype`, of this realm or another.
 *
 * @internal
 */
export function isPlainObject(value: unknown): value is Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return false;
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === null || prototype === Object.prototype || isForeignRoot(prototype);
}

/** The `Object.prototype` of another realm, such as a frame's or a test runner's. */
function isForeignRoot(prototype: unknown): boolean {
  return (
    Object.getPrototypeOf(prototype) === null && Object.hasOwn(Object(prototype), 'isPrototypeOf')
  );
}
