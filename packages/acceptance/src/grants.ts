/**
 * What a document grants, statement by statement, for a comparison: whether a list of one stands as
 * itself, and the order inside a list, mean nothing to IAM.
 */
export function grants(document: unknown): unknown {
  const { Version, Statement } = document as { Version: unknown; Statement: object[] };
  return { Version, Statement: Statement.map(normal) };
}

function normal(value: unknown): unknown {
  if (Array.isArray(value)) return [...value].sort((a, b) => (a < b ? -1 : 1));
  if (typeof value !== 'object' || value === null) return [value];
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, normal(item)]));
}
