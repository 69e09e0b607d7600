import { type CoverIndex, indexCover } from './cover-index.ts';
import type { Effort } from './effort.ts';
import { type Side, sideOf } from './side.ts';
import type { Slot } from './slot-lists.ts';
import type { Statement } from './statement.ts';
import { meaningOf, type Term } from './term.ts';
import type { Vocabularies } from './vocabularies.ts';

/**
 * Leaves out what other statements cover: actions that are covered on every resource of their
 * statement, resources that are covered for every action, and statements of which nothing is left.
 * The smallest statements go first, of equal ones the last.
 *
 * @param statements - The statements, tidy.
 * @param isFree - Whether a statement may lose anything.
 * @param vocabularies - Finds what includes their keys.
 * @param effort - What is left for comparisons.
 */
export function dropCovered(
  statements: readonly Statement[],
  isFree: (statement: Statement) => boolean,
  vocabularies: Vocabularies,
  effort: Effort,
): readonly Statement[] {
  const index = indexCover(statements, vocabularies, effort);
  const { slots } = index;
  const free = slots.filter(({ start }) => isFree(start));
  for (const slot of free.reverse().sort((one, other) => sizeOf(one) - sizeOf(other))) {
    if (!mayLose(slot, index)) continue;
    dropActions(slot, index);
    dropResources(slot, index);
  }
  const isSame = slots.every(({ start, statement }) => statement === start);
  return isSame ? statements : slots.flatMap(({ statement }) => statement ?? []);
}

function sizeOf({ start: { actions, resources } }: Slot): number {
  return actions.keys.length * resources.keys.length;
}

/** Whether others have some of what stands on its shorter side, which is soon told. */
function mayLose(slot: Slot, { reaches }: CoverIndex): boolean {
  if (slot.statement === undefined) return false;
  const { actions, resources } = slot.statement;
  return actions.keys.length < resources.keys.length
    ? actions.keys.some((action) => reaches(slot, 'actions', action))
    : resources.keys.some((resource) => reaches(slot, 'resources', resource));
}

function dropActions(slot: Slot, { covers, reaches }: CoverIndex): void {
  const { statement } = slot;
  if (statement === undefined) return;
  const { actions, resources } = statement;
  const reached = actions.keys.filter((action) => reaches(slot, 'actions', action));
  if (reached.length === 0) return;
  if (!resources.keys.every((resource) => reaches(slot, 'resources', resource))) return;
  const covered = reached.filter((action) =>
    resources.keys.every((resource) => covers(slot, action, resource)),
  );
  if (covered.length === 0) return;
  const isAll = covered.length === actions.keys.length;
  slot.statement = isAll ? undefined : { ...statement, actions: without(actions, covered) };
}

function dropResources(slot: Slot, { covers, reaches }: CoverIndex): void {
  const { statement } = slot;
  if (statement === undefined) return;
  const { actions, resources } = statement;
  if (!actions.keys.every((action) => reaches(slot, 'actions', action))) return;
  const covered = resources.keys.filter(
    (resource) =>
      // Without its variable the statement would apply where that has no value.
      !resource.text.includes('${') &&
      reaches(slot, 'resources', resource) &&
      actions.keys.every((action) => covers(slot, action, resource)),
  );
  if (covered.length === 0) return;
  slot.statement = { ...statement, resources: without(resources, covered) };
}

/** A side that is no rest, or all of it would be covered. */
function without({ name, terms, keys }: Side, covered: readonly Term[]): Side {
  const gone = new Set(covered);
  return sideOf(
    name,
    terms.filter((term) => !gone.has(meaningOf(term))),
    keys.filter((key) => !gone.has(key)),
  );
}
