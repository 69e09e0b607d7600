import type { Effort } from './effort.ts';
import { indexKinds } from './kind-index.ts';
import { hasKey } from './side.ts';
import type { Statement } from './statement.ts';
import type { Term } from './term.ts';
import type { Vocabularies } from './vocabularies.ts';

/** A place for a statement, which may become shorter. */
export interface Slot {
  /** The statement as it is now; nothing where it was taken away. */
  statement: Statement | undefined;
}

/** The statements of one kind, on each side by their keys. */
interface Group {
  readonly actions: Map<Term, Slot[]>;
  readonly resources: Map<Term, Slot[]>;
}

type SideName = keyof Group;

/** Tells of some statements which of them apply where a part of a statement does. */
export interface CoverIndex {
  /** Whether another one certainly applies to a pair of its keys wherever it does itself. */
  readonly covers: (slot: Slot, action: Term, resource: Term) => boolean;
  /** Whether others certainly apply to all of its pairs wherever it does itself. */
  readonly coversAll: (slot: Slot) => boolean;
  /** Whether another one has what includes one of its keys; else none covers any of that. */
  readonly reaches: (slot: Slot, side: SideName, key: Term) => boolean;
}

/**
 * Indexes statements by what they apply to. They may become shorter from then on, but not longer.
 *
 * @param slots - The statements, folded.
 * @param vocabularies - Finds what includes their keys.
 * @param effort - What is left for comparisons.
 */
export function indexCover(
  slots: readonly Slot[],
  vocabularies: Vocabularies,
  effort: Effort,
): CoverIndex {
  const statements = slots.flatMap(({ statement }) => statement ?? []);
  const groups = groupsOf(slots);
  const kindsAround = indexKinds(statements, effort);
  const known = new Map<string, readonly Group[]>();
  const groupsAround = ({ statement }: Slot) => {
    if (statement === undefined) return [];
    const before = known.get(statement.kind);
    if (before !== undefined) return before;
    const found = kindsAround(statement).flatMap((kind) => groups.get(kind) ?? []);
    known.set(statement.kind, found);
    return found;
  };
  const covers = (slot: Slot, action: Term, resource: Term) => {
    const isCovered = (one: Term, other: Term) =>
      groupsAround(slot).some(({ actions, resources }) => {
        const has = (own: Statement) => hasKey(own.actions, one) && hasKey(own.resources, other);
        const [having, alsoHaving] = [actions.get(one) ?? [], resources.get(other) ?? []];
        const few = having.length < alsoHaving.length ? having : alsoHaving;
        return hasAnother(few, slot, has, effort);
      });
    // Most often it is something equal.
    if (isCovered(action, resource)) return true;
    const actions = [action, ...vocabularies.actions.around(action)];
    const resources = [resource, ...vocabularies.resources.around(resource)];
    return actions.some((one) => resources.some((other) => isCovered(one, other)));
  };
  /** Whether for each key of a side another one has it together with all that stands on the other side. */
  const hasRows = (slot: Slot, side: SideName, keys: readonly Term[], row: readonly Term[]) => {
    const other = side === 'actions' ? 'resources' : 'actions';
    return keys.every((key) => {
      const has = (own: Statement) =>
        hasKey(own[side], key) && row.every((each) => hasKey(own[other], each));
      return groupsAround(slot).some((group) =>
        hasAnother(group[side].get(key) ?? [], slot, has, effort),
      );
    });
  };
  return {
    covers,
    coversAll: (slot) => {
      const [actions, resources] = [slot.statement?.actions.keys, slot.statement?.resources.keys];
      return (
        actions === undefined ||
        resources === undefined ||
        // What was merged is made of such rows.
        hasRows(slot, 'resources', resources, actions) ||
        hasRows(slot, 'actions', actions, resources) ||
        actions.every((action) => resources.every((resource) => covers(slot, action, resource)))
      );
    },
    reaches: (slot, side, key) => {
      const isReached = (term: Term) =>
        groupsAround(slot).some((group) =>
          hasAnother(group[side].get(term) ?? [], slot, (own) => hasKey(own[side], term), effort),
        );
      return isReached(key) || vocabularies[side].around(key).some(isReached);
    },
  };
}

/** Whether another statement of a list is still there and has something. */
function hasAnother(
  list: readonly Slot[],
  slot: Slot,
  has: (statement: Statement) => boolean,
  effort: Effort,
): boolean {
  for (const other of list) {
    if (!effort.spend(1)) return false;
    if (other !== slot && other.statement !== undefined && has(other.statement)) return true;
  }
  return false;
}

function groupsOf(slots: readonly Slot[]): ReadonlyMap<string, Group> {
  const groups = new Map<string, Group>();
  for (const slot of slots) {
    const { statement } = slot;
    if (statement === undefined) continue;
    const group = groups.get(statement.kind) ?? { actions: new Map(), resources: new Map() };
    groups.set(statement.kind, group);
    for (const side of ['actions', 'resources'] as const) {
      for (const key of statement[side].keys) {
        const having = group[side].get(key);
        if (having === undefined) group[side].set(key, [slot]);
        else having.push(slot);
      }
    }
  }
  return groups;
}
