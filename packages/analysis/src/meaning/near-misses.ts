import type { ConditionTest } from '../lint/statement.ts';
import { showPath } from '../parse/parse-policy.ts';
import { type CompiledPolicies, compilePolicies, type PolicyInput } from './compile-policies.ts';
import type { StatementReference } from './compile-statement.ts';
import { evaluate } from './evaluate.ts';
import { type Request, readContext } from './request.ts';

/** A test of a condition that a request does not pass. */
export interface FailedTest {
  /** The operator, such as `StringEquals`. */
  readonly operator: string;
  /** The key, such as `iam:PassedToService`. */
  readonly key: string;
  /** The values that the document compares with. */
  readonly values: readonly string[];
  /** Where the test stands in its document. */
  readonly path: string;
  /** What the request holds; nothing where it does not hold the key. */
  readonly actual: readonly string[] | undefined;
  /** Set where the test, or what the request holds, cannot be read. */
  readonly isUnreadable?: true;
}

/** A statement that allows the action of a request, and what keeps it from allowing the request. */
export interface NearMiss {
  /** The statement. */
  readonly statement: StatementReference;
  /** What stands in its Resource or NotResource, where it is not about the resource. */
  readonly resources?: readonly string[];
  /** The tests of its condition that fail. */
  readonly tests: readonly FailedTest[];
  /** Set where IAM could not read the statement. */
  readonly isUnreadable?: true;
}

/**
 * Tells which statements come near to allowing a request that no statement allows: they are about
 * its action, but not its resource, or only under another condition. The nearest stand first.
 *
 * @param policies - The documents, or what `compilePolicies` makes of them.
 * @param request - The request.
 * @returns Nothing where a statement allows the request, even when another denies it.
 */
export function nearMisses(
  policies: CompiledPolicies | readonly PolicyInput[],
  request: Request,
): readonly NearMiss[] {
  const compiled = 'candidatesFor' in policies ? policies : compilePolicies(policies);
  const { statements } = evaluate(compiled, request);
  if (statements.some(({ effect }) => effect === 'Allow')) return [];
  const { action, resource = '*' } = request;
  const context = readContext(request.context);
  return compiled
    .candidatesFor(action)
    .all.filter(({ statement }) => statement.reference.effect === 'Allow')
    .map(({ statement, isCertain }): NearMiss => {
      const { reference, resources, matchesResource, tests } = statement;
      const isAbout = matchesResource(resource, context);
      return {
        statement: reference,
        ...(isAbout === true ? {} : { resources }),
        tests: tests.flatMap(({ test, holds }) => {
          const answer = holds(context);
          return answer === true ? [] : failedTest(test, answer === undefined, context);
        }),
        ...(isCertain ? {} : { isUnreadable: true }),
      };
    })
    .sort((a, b) => distance(a) - distance(b));
}

function failedTest(
  { operator, key, values, path }: ConditionTest,
  isUnreadable: boolean,
  context: ReturnType<typeof readContext>,
): FailedTest {
  return {
    operator,
    key,
    values,
    path: showPath(path),
    actual: context.get(key.toLowerCase()),
    ...(isUnreadable ? { isUnreadable } : {}),
  };
}

/** How much of a statement is otherwise than a request needs it. */
function distance({ resources, tests, isUnreadable }: NearMiss): number {
  return (isUnreadable ? 1_000 : 0) + (resources ? 100 : 0) + tests.length;
}
