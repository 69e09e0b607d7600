import { indexCover } from './cover-index.ts';
import { type PlainDocument, type ReadDocument, readDocument } from './document.ts';
import { type Effort, makeEffort } from './effort.ts';
import { foldSide } from './side.ts';
import type { Statement } from './statement.ts';
import { makeVocabularies, type Vocabularies } from './vocabularies.ts';

/**
 * Whether two documents have the same meaning: `undecided` where they are too large to tell.
 *
 * Each pair of an action and a resource of the one is looked up in the other: a statement there has
 * to include it, with a condition that holds wherever that of the pair does. So it never takes
 * different documents for the same, however they came about.
 *
 * @param before - The document as it was.
 * @param after - The document as it shall be.
 */
export function proveSame(
  before: PlainDocument,
  after: PlainDocument,
): 'same' | 'different' | 'undecided' {
  if (before === after) return 'same';
  const effort = makeEffort();
  const vocabularies = makeVocabularies(effort);
  const one = readDocument(before, vocabularies);
  const other = readDocument(after, vocabularies);
  const isSame =
    frameOf(before, one) === frameOf(after, other) &&
    isCovered(one, other, vocabularies, effort) &&
    isCovered(other, one, vocabularies, effort);
  if (isSame) return 'same';
  return effort.spend(0) ? 'different' : 'undecided';
}

/** All but the statements that are understood. */
function frameOf({ Statement: _statements, ...members }: PlainDocument, { others }: ReadDocument) {
  return JSON.stringify([members, [...others.values()]]);
}

function isCovered(
  inner: ReadDocument,
  outer: ReadDocument,
  vocabularies: Vocabularies,
  effort: Effort,
): boolean {
  const slotOf = (statement: Statement) => {
    const actions = foldSide(statement.actions, vocabularies.actions);
    const resources = foldSide(statement.resources, vocabularies.resources);
    return { statement: { ...statement, actions, resources } };
  };
  const { coversAll } = indexCover(outer.statements.map(slotOf), vocabularies, effort);
  return inner.statements.every((statement) => coversAll(slotOf(statement)));
}
