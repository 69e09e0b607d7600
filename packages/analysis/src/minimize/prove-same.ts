import { indexCover } from './cover-index.ts';
import { distinctStatements } from './distinct-statements.ts';
import { type PlainDocument, type ReadDocument, readDocument } from './document.ts';
import type { Effort } from './effort.ts';
import { foldSide } from './side.ts';
import type { Statement } from './statement.ts';
import type { Vocabularies } from './vocabularies.ts';

/**
 * Whether two documents have the same meaning: `undecided` where they are too large to tell.
 *
 * Each pair of an action and a resource of the one is looked up in the other: a statement there has
 * to include it, with a condition that holds wherever that of the pair does. So it never takes
 * different documents for the same, however they came about.
 *
 * @param before - The document as it was, taken apart.
 * @param after - The document as it shall be.
 * @param vocabularies - What was read so far.
 * @param effort - What is left for comparisons.
 */
export function proveSame(
  before: ReadDocument,
  after: PlainDocument,
  vocabularies: Vocabularies,
  effort: Effort,
): 'same' | 'different' | 'undecided' {
  const read = readDocument(after, vocabularies);
  const isSame =
    frameOf(before) === frameOf(read) &&
    isCovered(before, read, vocabularies, effort) &&
    isCovered(read, before, vocabularies, effort);
  if (isSame) return 'same';
  return effort.spend(0) ? 'different' : 'undecided';
}

/** All but the statements that are understood. */
function frameOf({ frame, others }: ReadDocument): string {
  return JSON.stringify([frame, [...others.values()]]);
}

function isCovered(
  inner: ReadDocument,
  outer: ReadDocument,
  vocabularies: Vocabularies,
  effort: Effort,
): boolean {
  const folded = (statement: Statement) => {
    const actions = foldSide(statement.actions, vocabularies.actions);
    const resources = foldSide(statement.resources, vocabularies.resources);
    const isFolded = actions === statement.actions && resources === statement.resources;
    return isFolded ? statement : { ...statement, actions, resources };
  };
  const { coversAll } = indexCover(
    distinctStatements(outer.statements).map(folded),
    vocabularies,
    effort,
  );
  return distinctStatements(inner.statements).every((statement) => coversAll(folded(statement)));
}
