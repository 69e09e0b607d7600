import type { CheckedPolicy } from '../check-options.ts';
import { isPlainObject } from '../is-plain-object.ts';
import { makeDocument } from '../make-document.ts';
import type { PolicyContext } from '../policy-context.ts';
import type { PolicyDocument } from '../policy-document.ts';
import { compareReleases, type ReleaseForm } from '../release.ts';
import type { Scheduler } from '../scheduler.ts';
import type { Statement } from '../statement.ts';

/** A document whose statements are told apart by their places in the text of all releases. */
export interface TracedDocument {
  readonly document: PolicyDocument;
  /** For each statement of the document, its place among those of all releases. */
  readonly places: readonly number[];
}

/**
 * Makes a document and finds, for each of its statements, its place in the history: among all
 * statements that the policy has in any release. So a statement without a Sid is known again in
 * another release, whatever stands before it there.
 *
 * Statements that another release has go through `since` and `until` as copies that mark their
 * places, and are left out of the document afterwards.
 *
 * @internal
 */
export function traceDocument(
  scheduler: Scheduler,
  context: PolicyContext,
  policy: CheckedPolicy,
): TracedDocument {
  const originals = new WeakMap<object, Statement>();
  const originalOf = (statement: Statement) => originals.get(statement) ?? statement;
  const markPlace = (statement: Statement) => {
    const mark = { ...statement };
    originals.set(mark, originalOf(statement));
    return mark;
  };
  const values = <Value>(isThere: boolean, given: readonly Value[]): readonly Value[] =>
    // A mark has the shape of the statement that it stands for.
    isThere
      ? given
      : given.flatMap((value) => (isStatement(value) ? [markPlace(value) as Value] : []));
  const traced: PolicyContext = {
    ...context,
    since: (first: ReleaseForm, ...given) =>
      values(compareReleases(context.release, first) >= 0, given),
    until: (end: ReleaseForm, ...given) => values(compareReleases(context.release, end) < 0, given),
  };
  const places: number[] = [];
  const document = makeDocument(scheduler, traced, policy, (statements) => {
    const all = [...new Set(statements.map(originalOf))];
    const present = statements.filter((statement) => !originals.has(Object(statement)));
    for (const statement of present) places.push(all.indexOf(statement));
    return present;
  });
  return { document, places };
}

function isStatement(value: unknown): value is Statement {
  return isPlainObject(value) && 'Effect' in value;
}
