import { type CoverIndex, indexCover, type Slot } from './cover-index.ts';
import type { Effort } from './effort.ts';
import type { Side } from './side.ts';
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
  const slots = statements.map((statement): Slot => ({ statement }));
  const index = indexCover(slots, vocabularies, effort);
  const free = slots.filter(({ statement }) => statement !== undefined && isFree(statement));
  const sizes = new Map(free.map((slot) => [slot, sizeOf(slot)]));
  const smallestFirst = free.reverse().sort((a, b) => (sizes.get(a) ?? 0) - (sizes.get(b) ?? 0));
  for (const slot of smallestFirst) {
    dropActions(slot, index);
    dropResources(slot, index);
  }
  const isSame = slots.every(({ statement }, at) => statement === statements[at]);
  return isSame ? statements : slots.flatMap(({ statement }) => statement ?? []);
}

function sizeOf({ statement }: Slot): number {
  return (statement?.actions.keys.length ?? 0) * (statement?.resources.keys.length ?? 0);
}

function dropActions(slot: Slot, { covers, reaches }: CoverIndex): void {
  const { statement } = slot;
  if (statement === undefined) return;
  const { actions, resources } = statement;
  if (!resources.keys.every((resource) => reaches(slot, 'resources', resource))) return;
  const covered = actions.keys.filter(
    (action) =>
      reaches(slot, 'actions', action) &&
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
  const reached = resources.keys.filter(
    (resource) =>
      // Without its variable the statement would apply where that has no value.
      !resource.text.includes('${') && reaches(slot, 'resources', resource),
  );
  if (reached.length === 0) return;
  if (!actions.keys.every((action) => reaches(slot, 'actions', action))) return;
  const covered = reached.filter((resource) =>
    actions.keys.every((action) => covers(slot, action, resource)),
  );
  if (covered.length === 0) return;
  slot.statement = { ...statement, resources: without(resources, covered) };
}

/** A side that is no rest, or all of it would be covered. */
function without({ name, terms, keys }: Side, covered: readonly Term[]): Side {
  const gone = new Set(covered);
  return {
    name,
    terms: terms.filter((term) => !gone.has(meaningOf(term))),
    keys: keys.filter((key) => !gone.has(key)),
  };
}
