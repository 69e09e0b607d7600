/**
 * Writes plain data as text that is the same for data that mean the same to IAM: whether a list of
 * one stands as itself, and the order of lists and of keys, mean nothing.
 *
 * @internal
 */
export function normalForm(value: unknown): string {
  if (typeof value !== 'object' || value === null) return normalForm([value]);
  if (Array.isArray(value)) return JSON.stringify(value.map(String).sort());
  const entries = Object.entries(value).map(([key, item]) => `${key}=${normalForm(item)}`);
  return `{${entries.sort().join()}}`;
}
