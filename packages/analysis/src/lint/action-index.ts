import { matchesGlob } from '@pcluster-iam/core';
import { hasWildcard } from '../match/wildcard.ts';
import type { Element, LintedStatement } from './statement.ts';

/** A statement that names an action, and the element that does. */
export interface Naming {
  readonly statement: LintedStatement;
  /** The element of Action; of NotAction the first one, which stands for all that it does not name. */
  readonly action: Element;
  /** The text of the element in small letters. */
  readonly name: string;
}

/** The statements of some documents by the actions that they name. */
export interface ActionIndex {
  /** By the whole names of actions, in small letters. */
  readonly exact: ReadonlyMap<string, readonly Naming[]>;
  /** Those with wildcards. */
  readonly patterns: readonly Naming[];
  /** Those that name actions by NotAction. */
  readonly exceptions: readonly Naming[];
  /** What was found for the actions that were asked for, which many questions share. */
  readonly known: Map<string, readonly Naming[]>;
}

/** Looks through statements once for all questions to come. */
export function indexActions(statements: readonly LintedStatement[]): ActionIndex {
  const exact = new Map<string, Naming[]>();
  const patterns: Naming[] = [];
  const exceptions: Naming[] = [];
  for (const statement of statements) {
    for (const action of statement.actions) {
      const name = action.text.toLowerCase();
      if (hasWildcard(name)) patterns.push({ statement, action, name });
      else {
        const same = exact.get(name);
        if (same === undefined) exact.set(name, [{ statement, action, name }]);
        else same.push({ statement, action, name });
      }
    }
    const [action] = statement.notActions;
    if (action === undefined) continue;
    exceptions.push({ statement, action, name: action.text.toLowerCase() });
  }
  return { exact, patterns, exceptions, known: new Map() };
}

/** Finds the statements that name an action, in whatever way. */
export function naming(
  { exact, patterns, exceptions, known }: ActionIndex,
  action: string,
): readonly Naming[] {
  const before = known.get(action);
  if (before !== undefined) return before;
  const name = action.toLowerCase();
  const isNamed = ({ text }: Element) => matchesGlob(text.toLowerCase(), name);
  const found = [
    ...(exact.get(name) ?? []),
    ...patterns.filter((one) => matchesGlob(one.name, name)),
    ...exceptions.filter(({ statement }) => !statement.notActions.some(isNamed)),
  ];
  known.set(action, found);
  return found;
}
