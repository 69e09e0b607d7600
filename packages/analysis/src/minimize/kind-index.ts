import type { Condition } from './condition.ts';
import { indexConditions } from './condition-index.ts';
import type { Effort } from './effort.ts';
import type { Statement } from './statement.ts';

/** Finds those kinds of statement whose condition certainly holds wherever that of a statement does. */
export type KindIndex = (statement: Statement) => readonly string[];

/**
 * Indexes the kinds of some statements.
 *
 * @param statements - The statements.
 * @param effort - What is left for comparisons.
 */
export function indexKinds(statements: Iterable<Statement>, effort: Effort): KindIndex {
  const scopes = new Map<string, Map<Condition, string>>();
  const seen = new Set<string>();
  for (const { scope, kind, condition } of statements) {
    if (seen.has(kind)) continue;
    seen.add(kind);
    scopes.set(scope, (scopes.get(scope) ?? new Map()).set(condition, kind));
  }
  const indexes = new Map(
    Array.from(scopes, ([scope, kinds]) => [scope, indexConditions([...kinds.keys()], effort)]),
  );
  return ({ scope, condition }) => {
    const around = indexes.get(scope)?.(condition) ?? [];
    return around.flatMap((one) => scopes.get(scope)?.get(one) ?? []);
  };
}
