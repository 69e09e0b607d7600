import type { Effort } from './effort.ts';
import {
  actionsKey,
  type GrowingStatement,
  growing,
  grown,
  resourcesKey,
  takeIn,
} from './growing-statement.ts';
import type { Statement } from './statement.ts';

/** Statements of one key, in their order. */
interface List {
  readonly items: GrowingStatement[];
  /** Where those begin that are still of interest. */
  start: number;
}

/**
 * Merges statements: those of the same resources into one with the actions of both, those of the same
 * actions into one with the resources of both, until no two are left to merge. Each in turn takes in
 * what it can of those that follow it, in their order. The first Sid of those that are merged stays.
 *
 * @param statements - The statements.
 * @param isFree - Whether a statement may be merged.
 * @param effort - What is left for comparisons.
 */
export function mergeStatements(
  statements: readonly Statement[],
  isFree: (statement: Statement) => boolean,
  effort: Effort,
): readonly Statement[] {
  for (let before = statements; ; ) {
    const after = mergeOnce(before, isFree, effort);
    if (after.length === before.length) return before;
    before = after;
  }
}

function mergeOnce(
  statements: readonly Statement[],
  isFree: (statement: Statement) => boolean,
  effort: Effort,
): readonly Statement[] {
  const all = statements.map(growing);
  const free = all.filter(({ start }) => isFree(start));
  for (const same of listBy(free, ({ start }) => start.kind).values()) mergeKind(same, effort);
  return all.filter(({ isGone }) => !isGone).map(grown);
}

function mergeKind({ items }: List, effort: Effort): void {
  const [sameActions, sameResources] = [listBy(items, actionsKey), listBy(items, resourcesKey)];
  for (const one of items) {
    if (one.isGone) continue;
    let next: GrowingStatement | undefined = one;
    do {
      const { index }: GrowingStatement = next;
      next = earlier(
        firstAfter(index, sameActions.get(actionsKey(one)), one, effort),
        firstAfter(index, sameResources.get(resourcesKey(one)), one, effort),
      );
      if (next !== undefined) takeIn(one, next);
    } while (next !== undefined);
  }
}

function listBy<Key>(
  statements: readonly GrowingStatement[],
  keyOf: (one: GrowingStatement) => Key,
): ReadonlyMap<Key, List> {
  const lists = new Map<Key, List>();
  for (const one of statements) {
    const key = keyOf(one);
    const list = lists.get(key);
    if (list === undefined) lists.set(key, { items: [one], start: 0 });
    else list.items.push(one);
  }
  return lists;
}

/** The first of a list after a place that is still there; those before `one` had their turn. */
function firstAfter(
  place: number,
  list: List | undefined,
  one: GrowingStatement,
  effort: Effort,
): GrowingStatement | undefined {
  if (list === undefined) return undefined;
  const { items } = list;
  const isPast = (item: GrowingStatement | undefined) =>
    item !== undefined && (item.isGone || item.index <= one.index);
  while (isPast(items[list.start])) list.start += 1;
  for (let at = list.start; at < items.length && effort.spend(1); at += 1) {
    const item = items[at];
    if (item !== undefined && !item.isGone && item.index > place) return item;
  }
  return undefined;
}

function earlier(
  one: GrowingStatement | undefined,
  other: GrowingStatement | undefined,
): GrowingStatement | undefined {
  if (one === undefined || other === undefined) return one ?? other;
  return one.index < other.index ? one : other;
}
