import type { Effort } from './effort.ts';
import { indexKinds } from './kind-index.ts';
import { hasKey, longList, type Side } from './side.ts';
import { listOf, listSlots, type SideName, type Slot, startOf } from './slot-lists.ts';
import type { Statement } from './statement.ts';
import type { Term } from './term.ts';
import type { Vocabularies } from './vocabularies.ts';

/** Tells of some statements which of them apply where a part of a statement does. */
export interface CoverIndex {
  /** The statements, in their order. They may become shorter, but not longer. */
  readonly slots: readonly Slot[];
  /** Whether another one certainly applies to a pair of its keys wherever it does itself. */
  readonly covers: (slot: Slot, action: Term, resource: Term) => boolean;
  /** Whether some certainly apply to all pairs of a statement that is none of them, wherever it does. */
  readonly coversAll: (statement: Statement) => boolean;
  /** Whether another one has what includes one of its keys; else none covers any of that. */
  readonly reaches: (slot: Slot, side: SideName, key: Term) => boolean;
}

/** Where to look for what covers statements of a kind. */
interface Surroundings {
  /** The kinds whose condition certainly holds wherever that of the kind does. */
  readonly kinds: ReadonlySet<number>;
  /** The actions that statements of these had on a resource at first. */
  readonly actionsOn: Map<Term, ReadonlySet<Term>>;
}

const otherSide = { actions: 'resources', resources: 'actions' } as const;
const none: readonly Term[] = [];

/**
 * Indexes statements by what they apply to. What runs for each pair has loops in the place of functions
 * made for one call, which would leave much behind.
 *
 * @param statements - The statements, folded.
 * @param vocabularies - Finds what includes their keys.
 * @param effort - What is left for comparisons.
 */
export function indexCover(
  statements: readonly Statement[],
  vocabularies: Vocabularies,
  effort: Effort,
): CoverIndex {
  const kinds = new Map<string, number>();
  const slotOf = (statement: Statement): Slot => {
    const kind = kinds.get(statement.kind) ?? kinds.size;
    kinds.set(statement.kind, kind);
    return { start: statement, statement, kind };
  };
  const slots = statements.map(slotOf);
  const lists = {
    actions: lazily(() => listSlots(slots, 'actions')),
    resources: lazily(() => listSlots(slots, 'resources')),
  };
  const kindsAround = indexKinds(statements, effort);
  const surroundings: Surroundings[] = [];
  const surroundingsOf = ({ kind, start }: Slot): Surroundings => {
    const known = surroundings[kind];
    if (known !== undefined) return known;
    const numbers = kindsAround(start).flatMap((name) => kinds.get(name) ?? []);
    const found = { kinds: new Set(numbers), actionsOn: new Map() };
    surroundings[kind] = found;
    return found;
  };

  /** Whether another one has a key of a side together with all of a row on the other side. */
  const has = (slot: Slot, side: SideName, key: Term, row: readonly Term[]) => {
    const list = listOf(lists[side](), key);
    if (list.length === 0) return false;
    for (const kind of surroundingsOf(slot).kinds) {
      for (let at = startOf(list, kind); at < list.length; at += 1) {
        const other = list[at];
        if (other?.kind !== kind) break;
        if (!effort.spend(1)) return false;
        const { statement } = other;
        if (other === slot || statement === undefined) continue;
        // It may have lost the key, too, but seldom does.
        if (hasAll(statement[otherSide[side]], row) && hasKey(statement[side], key)) return true;
      }
    }
    return false;
  };
  const actionsOn = (slot: Slot, resource: Term): ReadonlySet<Term> => {
    const { kinds: near, actionsOn: known } = surroundingsOf(slot);
    const before = known.get(resource);
    if (before !== undefined) return before;
    const actions = new Set<Term>();
    for (const other of listOf(lists.resources(), resource)) {
      const keys = near.has(other.kind) ? (other.statement?.actions.keys ?? none) : none;
      if (!effort.spend(1 + keys.length)) break;
      for (const key of keys) actions.add(key);
    }
    known.set(resource, actions);
    return actions;
  };
  const hasPair = (slot: Slot, action: Term, resource: Term) => {
    const having = listOf(lists.actions(), action).length;
    const alsoHaving = listOf(lists.resources(), resource).length;
    // Of long lists it is worth knowing beforehand that nobody has both.
    const isLong = Math.min(having, alsoHaving) > longList;
    if (isLong && !actionsOn(slot, resource).has(action)) return false;
    return having < alsoHaving
      ? has(slot, 'actions', action, [resource])
      : has(slot, 'resources', resource, [action]);
  };
  const hasPairAround = (slot: Slot, action: Term, resource: Term) => {
    // Most often it is something equal.
    if (hasPair(slot, action, resource)) return true;
    for (const wider of vocabularies.resources.around(resource)) {
      if (hasPair(slot, action, wider)) return true;
    }
    return false;
  };
  const covers = (slot: Slot, action: Term, resource: Term) => {
    if (hasPairAround(slot, action, resource)) return true;
    for (const wider of vocabularies.actions.around(action)) {
      if (hasPairAround(slot, wider, resource)) return true;
    }
    return false;
  };
  return {
    slots,
    covers,
    coversAll: (statement) => {
      const slot = slotOf(statement);
      const [actions, resources] = [statement.actions.keys, statement.resources.keys];
      return (
        // What was merged is made of such rows.
        resources.every((resource) => has(slot, 'resources', resource, actions)) ||
        actions.every((action) => has(slot, 'actions', action, resources)) ||
        actions.every((action) => resources.every((resource) => covers(slot, action, resource)))
      );
    },
    reaches: (slot, side, key) => {
      if (has(slot, side, key, none)) return true;
      for (const wider of vocabularies[side].around(key)) {
        if (has(slot, side, wider, none)) return true;
      }
      return false;
    },
  };
}

function hasAll(side: Side, keys: readonly Term[]): boolean {
  for (const key of keys) if (!hasKey(side, key)) return false;
  return true;
}

function lazily<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}
