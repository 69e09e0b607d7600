import type { ServiceData } from '../service-data.ts';
import type { Effort } from './effort.ts';
import { type Replacement, replacementsIn } from './replacements.ts';
import type { Statement } from './statement.ts';

/** Actions, each with those in whose place it stands. */
export type ReplacedActions = ReadonlyMap<string, readonly string[]>;

/**
 * Puts wildcards in the place of actions, those that save most first, until enough is saved or there
 * are no more. They stand for no action that their statement did not name, as far as the data knows.
 *
 * @param statements - The statements.
 * @param needed - How many characters are to be saved.
 * @param services - The services.
 * @param effort - What is left for comparisons.
 * @returns What stands in Action, for each statement that has wildcards now.
 */
export function useWildcards(
  statements: readonly Statement[],
  needed: number,
  services: ServiceData,
  effort: Effort,
): ReadonlyMap<Statement, ReplacedActions> {
  const changed = new Map<Statement, ReplacedActions>();
  let left = needed;
  for (const { statement, replacement } of mostSavedFirst(statements, services, effort)) {
    if (left <= 0) break;
    changed.set(statement, replace(changed.get(statement) ?? asWritten(statement), replacement));
    left -= replacement.saved;
  }
  return changed;
}

/** Those of a statement stay in their order: a later one may replace the wildcard of an earlier one. */
function mostSavedFirst(statements: readonly Statement[], services: ServiceData, effort: Effort) {
  const all = statements.flatMap((statement) => {
    if (statement.actions.name !== 'Action') return [];
    let rank = Number.POSITIVE_INFINITY;
    return replacementsIn([...asWritten(statement).keys()], services, effort).map((replacement) => {
      rank = Math.min(rank, replacement.saved);
      return { statement, replacement, rank };
    });
  });
  return all.sort((one, other) => other.rank - one.rank);
}

function asWritten({ actions }: Statement): ReplacedActions {
  return new Map(actions.terms.map(({ text }) => [text, [text]]));
}

function replace(actions: ReplacedActions, { wildcard, replaced }: Replacement): ReplacedActions {
  const entries = [...actions];
  const gone = entries.filter(([text]) => replaced.has(text));
  return new Map(
    entries.flatMap((entry): readonly (readonly [string, readonly string[]])[] => {
      if (entry === gone[0]) return [[wildcard, gone.flatMap(([, instead]) => instead)]];
      return replaced.has(entry[0]) ? [] : [entry];
    }),
  );
}
