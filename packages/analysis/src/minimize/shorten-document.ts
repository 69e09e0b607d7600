import { distinctStatements } from './distinct-statements.ts';
import { type ReadDocument, type WrittenDocument, writeDocument } from './document.ts';
import { dropCovered } from './drop-covered.ts';
import type { Effort } from './effort.ts';
import { mergeStatements } from './merge-statements.ts';
import type { Statement } from './statement.ts';
import { tidyStatement } from './tidy-statement.ts';
import type { Vocabularies } from './vocabularies.ts';

/**
 * Finds the shortest document of the same meaning that it can. What is merged first and what is left
 * out first decides how short it gets: it goes two ways, where they differ, each until nothing changes,
 * and takes the shorter one. So what it found stays as it is when it is asked again.
 *
 * @param before - The document.
 * @param read - The same taken apart.
 * @param keepSids - Whether a statement with a Sid stays by itself.
 * @param vocabularies - What was read.
 * @param effort - What is left for comparisons.
 */
export function shortenDocument(
  before: WrittenDocument,
  read: ReadDocument,
  keepSids: boolean,
  vocabularies: Vocabularies,
  effort: Effort,
): WrittenDocument {
  let shortest = before;
  for (const found of waysOf(read.statements, keepSids, vocabularies, effort)) {
    const document = writeDocument(read, found);
    const text = JSON.stringify(document);
    if (text.length < shortest.text.length) shortest = { document, text };
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
  const dropped = drop(tidy(distinctStatements(statements, isUnnamed)));
  // As they are written, which is how aws-cdk-lib merges those without a Sid: this is never longer.
  const merged = tidy(mergeStatements(statements, isUnnamed, effort));
  // What loses nothing is merged as it is written.
  const isOneWay = statements.every(
    (one, place) =>
      isFree(one) === isUnnamed(one) &&
      one.actions === dropped[place]?.actions &&
      one.resources === dropped[place]?.resources,
  );
  return (isOneWay ? [merged] : [merged, dropped]).map((some) => settle(some, [merge, drop]));
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
