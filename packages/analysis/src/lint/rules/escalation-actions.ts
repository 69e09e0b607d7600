import { matchesGlob } from '@pcluster-iam/core';
import { hasWildcard } from '../../match/wildcard.ts';
import { remembered } from '../../remembered.ts';
import type { Element, LintedStatement } from '../statement.ts';
import { escalationPaths } from './escalation-paths.ts';

/** A statement that names an action of a way to become administrator. */
export interface Naming {
  readonly statement: LintedStatement;
  /** The element of Action; of NotAction the first one, which stands for all that it does not name. */
  readonly action: Element;
}

/** By each action of the ways the statements that name it: those that write it out come first. */
export type EscalationActions = ReadonlyMap<string, readonly Naming[]>;

const everyAction = [...new Set(escalationPaths.flatMap(({ actions }) => actions))];

/** Looks through statements once for all ways. */
export function escalationActions(statements: readonly LintedStatement[]): EscalationActions {
  const found = new Map<string, Naming[]>();
  const add = (actions: readonly string[], naming: Naming) => {
    for (const action of actions) {
      const same = found.get(action);
      if (same === undefined) found.set(action, [naming]);
      else same.push(naming);
    }
  };
  const wide: (readonly [actions: readonly string[], naming: Naming])[] = [];
  for (const statement of statements) {
    for (const action of statement.actions) {
      const actions = namedBy(action.text);
      if (actions.length === 0) continue;
      if (hasWildcard(action.text)) wide.push([actions, { statement, action }]);
      else add(actions, { statement, action });
    }
  }
  for (const [actions, naming] of wide) add(actions, naming);
  for (const statement of statements) {
    const [action] = statement.notActions;
    if (action === undefined) continue;
    const excepted = new Set(statement.notActions.flatMap(({ text }) => namedBy(text)));
    const actions = everyAction.filter((one) => !excepted.has(one));
    add(actions, { statement, action });
  }
  return found;
}

const named = new Map<string, readonly string[]>();

/** The actions of the ways that the text of an element names. */
function namedBy(text: string): readonly string[] {
  return remembered(named, text, findNamed);
}

function findNamed(text: string): readonly string[] {
  const pattern = text.toLowerCase();
  return everyAction.filter((action) => matchesGlob(pattern, action.toLowerCase()));
}
