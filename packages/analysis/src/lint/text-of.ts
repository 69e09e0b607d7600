/** A value of JSON as text; an object of a document may have a `toString` of its own. */
export function textOf(value: unknown): string {
  return typeof value === 'object' ? JSON.stringify(value) : String(value);
}
