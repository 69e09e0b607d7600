import type { StatementReference } from '../meaning/compile-statement.ts';
import type { Decision, MatchedStatement } from '../meaning/evaluate.ts';
import type { FailedTest, NearMiss } from '../meaning/near-misses.ts';
import type { Request } from '../meaning/request.ts';
import { printable } from './terminal.ts';

/** What was asked of some documents, and what they answered. */
export interface ExplainedDecision {
  /** The request. */
  readonly request: Request;
  /** The answer. */
  readonly decision: Decision;
  /** What comes near to allowing it. */
  readonly misses: readonly NearMiss[];
  /** What would answer otherwise if a `*` went on over colons; none when left out. */
  readonly beyondColons?: readonly StatementReference[] | undefined;
  /** What each of the documents is called, in their order. */
  readonly documents: readonly {
    /** The file it is from, as it was named. */
    readonly file: string;
    /** What it is called in the file; empty where it is the file. */
    readonly name: string;
  }[];
}

/** What of a list a person reads. */
const [mostMisses, mostValues] = [10, 5];

/**
 * Writes an answer for a person at a terminal, with the reasons.
 *
 * @param explained - The answer.
 */
export function decisionReport(explained: ExplainedDecision): string {
  const { request, decision, misses, beyondColons = [] } = explained;
  const asked = `${request.action} on ${request.resource ?? '*'}`;
  const place = (statement: StatementReference) => placeOf(statement, explained);
  const allowing = decision.statements.filter(({ effect }) => effect === 'Allow');
  const denying = decision.statements.filter(({ effect }) => effect === 'Deny');
  const allowed = allowing.map((statement) => `  allowed by ${place(statement)}`);
  const lines =
    decision.decision === 'allowed'
      ? [`allowed: ${asked}`, ...allowed]
      : [
          `${decision.decision === 'denied' ? 'denied' : 'not allowed'}: ${asked}`,
          ...denying.map((statement) => `  denied by ${place(statement)}${doubt(statement)}`),
          ...(allowing.length > 0 ? allowed : ['  No statement allows it.']),
          ...misses.slice(0, mostMisses).flatMap((miss) => missLines(miss, place(miss.statement))),
          ...(misses.length > mostMisses ? [`  and ${misses.length - mostMisses} more`] : []),
        ];
  const unsure = beyondColons.map(
    (statement) =>
      `  not certain: ${place(statement)} answers otherwise if a * at the end of a segment goes on over colons, as AWS says it can`,
  );
  return [...lines, ...unsure].map((line) => `${printable(line)}\n`).join('');
}

function placeOf(
  { document, path, position, sid }: StatementReference,
  { documents }: ExplainedDecision,
): string {
  const { file = '', name = '' } = documents[document] ?? {};
  const at = position ? `:${position.line}:${position.column}` : '';
  const where = name === '' ? path : `${name}, ${path}`;
  return `${file}${at} ${where}${sid === undefined ? '' : ` (${sid})`}`;
}

function doubt({ isUnreadable }: MatchedStatement): string {
  return isUnreadable ? ', as far as it can be read' : '';
}

function missLines({ resources, tests, isUnreadable }: NearMiss, place: string): string[] {
  if (isUnreadable) return [`  ${place} allows the action, but IAM could not read the statement`];
  return [
    `  ${place} allows the action ${resources ? 'on other resources' : 'here under another condition'}:`,
    ...(resources ? listed(resources).map((resource) => `    ${resource}`) : []),
    ...tests.map((test) => `    ${testLine(test)}`),
  ];
}

function testLine({ operator, key, values, actual, isUnreadable }: FailedTest): string {
  const held = actual
    ? `the request has ${listed(actual.map((value) => JSON.stringify(value))).join(', ')}`
    : 'the request does not have it';
  const expected = listed(values.map((value) => JSON.stringify(value))).join(', ');
  const unsure = isUnreadable ? ', which does not tell' : '';
  return `${operator} ${key} ${expected}: ${held}${unsure}`;
}

function listed(values: readonly string[]): readonly string[] {
  const more = values.length - mostValues;
  return more > 0 ? [...values.slice(0, mostValues), `and ${more} more`] : values;
}
