/**
 * What a document grants, statement by statement, for a comparison: whether a list of one stands as
 * itself, and the order inside a list, that of the statements too, mean nothing to IAM.
 */
export function grants(document: unknown): unknown {
  const { Version, Statement } = document as { Version: unknown; Statement: object[] };
  return { Version, Statement: Statement.map(normal).sort(byText) };
}

function normal(value: unknown): unknown {
  if (Array.isArray(value)) return [...value].sort(byText);
  if (typeof value !== 'object' || value === null) return [value];
  const entries = Object.entries(value).sort(([a], [b]) => byText(a, b));
  return Object.fromEntries(entries.map(([key, item]) => [key, normal(item)]));
}

function byText(a: unknown, b: unknown): number {
  return JSON.stringify(a) < JSON.stringify(b) ? -1 : 1;
}
