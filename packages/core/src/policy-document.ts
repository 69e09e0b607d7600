import { checkStatement } from './check-statement.ts';
import { type DocumentProblem, InvalidDocumentError } from './errors.ts';
import { frozenCopy } from './frozen-copy.ts';
import { iamLimits } from './iam-limits.ts';
import { quote } from './quote.ts';
import type { Statement } from './statement.ts';

/** An identity policy as IAM takes it: frozen plain data, ready for `JSON.stringify`. */
export interface PolicyDocument {
  /** The version of the policy language. */
  readonly Version: '2012-10-17';
  /** The statements, in the order in which they were given. */
  readonly Statement: readonly Statement[];
}

/**
 * Makes a policy document of statements, in their order; nothing is sorted, merged or left out. The
 * document is frozen through and through, and so are the statements it holds.
 *
 * @param statements - Statements made with {@link allow} and {@link deny}, or written by hand.
 * @throws {@link InvalidDocumentError} with every problem, when a value is not a statement of an
 * identity policy, or when two statements have the same Sid.
 * @example
 * ```ts
 * const document = policyDocument([allow('SQSList').actions('sqs:ListQueues').on('*')]);
 * ```
 */
export function policyDocument(statements: readonly Statement[]): PolicyDocument {
  if (!Array.isArray(statements)) {
    const message = `is ${quote(statements)}, not an array of statements`;
    throw new InvalidDocumentError([{ path: 'Statement', message }]);
  }
  const problems: DocumentProblem[] = [];
  const frozen: Statement[] = [];
  const indexBySid = new Map<string, number>();
  for (const statement of statements) {
    const index = frozen.length;
    checkStatement(statement, index, problems);
    checkSid(statement?.Sid, index, indexBySid, problems);
    frozen.push(problems.length === 0 ? frozenStatement(statement) : statement);
  }
  if (frozen.length === 0) problems.push({ path: 'Statement', message: 'is empty' });
  if (problems.length > 0) throw new InvalidDocumentError(problems);
  return Object.freeze({ Version: iamLimits.policyVersion, Statement: Object.freeze(frozen) });
}

function checkSid(
  sid: string | undefined,
  index: number,
  indexBySid: Map<string, number>,
  problems: DocumentProblem[],
): void {
  if (sid === undefined) return;
  const first = indexBySid.get(sid);
  if (first === undefined) {
    indexBySid.set(sid, index);
    return;
  }
  const message = `is ${quote(sid)}, as is that of Statement[${first}]; a Sid stands once in a document`;
  problems.push({ path: `Statement[${index}].Sid`, message });
}

/** Statements of our builders are frozen already; one written by hand is copied first. */
function frozenStatement(statement: Statement): Statement {
  const { Action, Resource, Condition } = statement;
  const isFrozen =
    Condition === undefined &&
    Object.isFrozen(statement) &&
    Object.isFrozen(Action) &&
    Object.isFrozen(Resource);
  return isFrozen ? statement : frozenCopy(statement);
}
