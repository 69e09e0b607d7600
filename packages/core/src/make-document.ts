import type { CheckedPolicy } from './check-options.ts';
import { InvalidDocumentError, InvalidSchedulerError } from './errors.ts';
import { isPromise } from './is-promise.ts';
import type { PolicyContext } from './policy-context.ts';
import { type PolicyDocument, policyDocument } from './policy-document.ts';
import { describeThrown } from './quote.ts';
import type { Scheduler } from './scheduler.ts';
import type { Statement } from './statement.ts';

/**
 * Makes the document of a policy.
 *
 * @param select - Takes the statements of the document out of those that the policy makes.
 * @throws {@link InvalidSchedulerError} when the policy breaks the contract.
 * @internal
 */
export function makeDocument(
  scheduler: Scheduler,
  context: PolicyContext,
  { kind, policy, input }: CheckedPolicy,
  select?: (statements: readonly Statement[]) => readonly Statement[],
): PolicyDocument {
  const where = `The ${kind} policy of release ${context.release}`;
  const broken = (problems: readonly string[], cause?: unknown) =>
    new InvalidSchedulerError(
      scheduler.name,
      problems.map((problem) => `${where}: ${problem}`),
      { cause },
    );
  let statements: unknown;
  try {
    statements = policy.statements(input, context);
  } catch (cause) {
    throw broken([`its function "statements" threw ${describeThrown(cause)}`], cause);
  }
  if (isPromise(statements)) throw broken(['its function "statements" returned a promise.']);
  if (!Array.isArray(statements)) throw broken(['its function "statements" returned no array.']);
  try {
    return policyDocument(select === undefined ? statements : select(statements));
  } catch (cause) {
    if (!(cause instanceof InvalidDocumentError)) {
      throw broken([`its statements cannot be read: ${describeThrown(cause)}`], cause);
    }
    throw broken(
      cause.problems.map(({ path, message }) => `${path} ${message}`),
      cause,
    );
  }
}
