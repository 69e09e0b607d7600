/**
 * Tells whether a value is a promise, of whatever kind, and then waits for it in nobody's name:
 * a rejection that nobody hears ends a Node process.
 *
 * @internal
 */
export function isPromise(value: unknown): value is PromiseLike<unknown> {
  const isThenable =
    typeof value === 'object' && value !== null && typeof Reflect.get(value, 'then') === 'function';
  if (isThenable) Promise.resolve(value).catch(() => {});
  return isThenable;
}
