import { deepFreeze } from '../deep-freeze.ts';
import type { PolicySet } from '../policy.ts';
import { recipientOf } from '../recipient.ts';
import type { Statement } from '../statement.ts';
import { normalForm } from './normal-form.ts';
import { type HistoricStatement, pairStatements, type StatementPair } from './pair-statements.ts';
import type { Change, ListChange, PolicyChange, StatementChange } from './policy-change.ts';

/**
 * Tells what became of every policy between two releases.
 *
 * @param isUnpublished - Whether what is gone is no longer published, rather than removed.
 * @internal
 */
export function compareDocuments(
  before: PolicySet,
  after: PolicySet,
  statementsBefore: readonly HistoricStatement[],
  statementsAfter: readonly HistoricStatement[],
  isUnpublished: boolean,
): readonly PolicyChange[] {
  const gone = isUnpublished ? 'unpublished' : 'removed';
  const pairs = pairStatements(statementsBefore, statementsAfter);
  const changes = pairs.flatMap((pair) => {
    const change = compareStatements(pair, gone);
    const policy = (pair.after ?? pair.before)?.policy;
    return change === undefined ? [] : [{ policy, change }];
  });
  return Object.entries({ ...after, ...before }).map(([kind, policy]) => {
    const statements = changes
      .filter((change) => change.policy === kind)
      .map(({ change }) => change);
    // A statement that went to another document is told there, and is missing here.
    const isLeft = changes.some(({ change }) => change.before?.policy === kind);
    const isThere: Change = statements.length > 0 || isLeft ? 'changed' : 'unchanged';
    const wasThere = Object.hasOwn(before, kind);
    return {
      policy: kind,
      for: recipientOf(kind, policy),
      change: !Object.hasOwn(after, kind) ? gone : wasThere ? isThere : 'added',
      statements,
    };
  });
}

const nothing: ListChange = deepFreeze({ added: [], removed: [], unpublished: [] });

function compareStatements(
  { before, after }: StatementPair,
  gone: 'removed' | 'unpublished',
): StatementChange | undefined {
  const places = {
    ...(before && { before: { policy: before.policy, statement: before.name } }),
    ...(after && { after: { policy: after.policy, statement: after.name } }),
  };
  const [old, young] = [before?.statement, after?.statement];
  const change = {
    ...places,
    actions: compareLists(old?.Action, young?.Action, gone, (action) => action.toLowerCase()),
    resources: compareLists(old?.Resource, young?.Resource, gone),
    ...compareEffects(old, young),
    ...compareConditions(old, young),
  };
  if (old === undefined || young === undefined) {
    return { change: old === undefined ? 'added' : gone, ...change };
  }
  const isSame =
    change.actions === nothing &&
    change.resources === nothing &&
    !('effect' in change) &&
    !('condition' in change);
  if (!isSame) return { change: 'changed', ...change };
  return before?.policy === after?.policy ? undefined : { change: 'moved', ...change };
}

function compareLists(
  before: string | readonly string[] = [],
  after: string | readonly string[] = [],
  gone: 'removed' | 'unpublished',
  fold = (item: string) => item,
): ListChange {
  const [old, young] = [[before].flat(), [after].flat()];
  // Most lists are the same, to the letter.
  if (old.length === young.length && old.every((item, at) => item === young[at])) return nothing;
  const without = (items: readonly string[], others: readonly string[]) => {
    const folded = new Set(others.map(fold));
    return items.filter((item) => !folded.has(fold(item)));
  };
  const [added, lost] = [without(young, old), without(old, young)];
  if (added.length === 0 && lost.length === 0) return nothing;
  return { ...nothing, added, [gone]: lost };
}

function compareEffects(before?: Statement, after?: Statement): Pick<StatementChange, 'effect'> {
  if (!before || !after || before.Effect === after.Effect) return {};
  return { effect: { before: before.Effect, after: after.Effect } };
}

function compareConditions(
  before?: Statement,
  after?: Statement,
): Pick<StatementChange, 'condition'> {
  const [old, young] = [before?.Condition, after?.Condition];
  if (old === young || normalForm(old ?? {}) === normalForm(young ?? {})) return {};
  return { condition: { ...(old && { before: old }), ...(young && { after: young }) } };
}
