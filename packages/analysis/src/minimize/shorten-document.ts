import { policySize } from '../lint/rules/sizes.ts';
import { type PlainDocument, readDocument, writeDocument } from './document.ts';
import { dropCovered } from './drop-covered.ts';
import type { Effort } from './effort.ts';
import { mergeStatements } from './merge-statements.ts';
import type { Statement } from './statement.ts';
import { tidyStatement } from './tidy-statement.ts';
import { makeVocabularies, type Vocabularies } from './vocabularies.ts';

/**
 * Finds the shortest document of the same meaning that it can. What is merged first and what is left
 * out first decides how short it gets: it goes two ways, each until nothing changes, and takes the
 * shorter one. So what it found stays as it is when it is asked again.
 *
 * @param document - The document.
 * @param sizeBefore - How many characters it has.
 * @param keepSids - Whether a statement with a Sid stays by itself.
 * @param effort - What is left for comparisons.
 */
export function shortenDocument(
  document: PlainDocument,
  sizeBefore: number,
  keepSids: boolean,
  effort: Effort,
): PlainDocument {
  const vocabularies = makeVocabularies(effort);
  const { statements, others } = readDocument(document, vocabularies);
  let [shortest, size] = [document, sizeBefore];
  for (const found of waysOf(statements, keepSids, vocabularies, effort)) {
    const written = writeDocument(document, others, found);
    const writtenSize = policySize(written);
    if (writtenSize < size) [shortest, size] = [written, writtenSize];
  }
  return shortest;
}

type Step = (statements: readonly Statement[]) => readonly Statement[];

function waysOf(
  statements: readonly Statement[],
  keepSids: boolean,
  vocabularies: Vocabularies,
  effort: Effort,
): readonly (readonly Statement[])[] {
  const isUnnamed = ({ sid }: Statement) => sid === '';
  const isFree = keepSids ? isUnnamed : () => true;
  const tidy: Step = (some) => some.map((one) => tidyStatement(one, vocabularies));
  const merge: Step = (some) => {
    const before = new Set(some);
    const merged = mergeStatements(some, isFree, effort);
    if (merged === some) return some;
    return merged.map((one) => (before.has(one) ? one : tidyStatement(one, vocabularies)));
  };
  const drop: Step = (some) => dropCovered(some, isFree, vocabularies, effort);
  return [
    // As they are written, which is how aws-cdk-lib merges those without a Sid: this is never longer.
    settle(tidy(mergeStatements(statements, isUnnamed, effort)), [merge, drop]),
    settle(tidy(statements), [drop, merge]),
  ];
}

/** Takes the steps in turn until none of them changes anything. */
function settle(statements: readonly Statement[], steps: readonly Step[]): readonly Statement[] {
  let [current, unchanged] = [statements, 0];
  for (let turn = 0; unchanged < steps.length; turn += 1) {
    const next = steps[turn % steps.length]?.(current) ?? current;
    unchanged = next === current ? unchanged + 1 : 0;
    current = next;
  }
  return current;
}
