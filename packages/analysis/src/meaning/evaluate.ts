import { type Answer, every } from './answer.ts';
import { type CompiledPolicies, compilePolicies, type PolicyInput } from './compile-policies.ts';
import type { CompiledStatement, StatementReference } from './compile-statement.ts';
import { type Context, type Request, readContext } from './request.ts';

/** A statement that a decision rests on. */
export interface MatchedStatement extends StatementReference {
  /** Set where it denies because IAM could not read it, or the request does not fit it. */
  readonly isUnreadable?: true;
}

/** What IAM answers to a request by the documents alone. */
export interface Decision {
  /** Whether it is allowed, denied by a statement, or denied because no statement allows it. */
  readonly decision: 'allowed' | 'denied' | 'implicitly denied';
  /** The statements that match, in the order of the documents. */
  readonly statements: readonly MatchedStatement[];
}

const implicitlyDenied: Decision = Object.freeze({
  decision: 'implicitly denied',
  statements: Object.freeze([]),
});

/**
 * Answers as IAM does whether documents allow a request: a statement that denies it wins over all
 * that allow it. A permissions boundary or a policy of the organisation may still deny it.
 *
 * @param policies - The documents of one principal; what `compilePolicies` makes of them where many
 * requests follow.
 * @param request - The request.
 * @example
 * ```ts
 * const { decision, statements } = evaluate([parsePolicy(text)], {
 *   action: 'ec2:RunInstances',
 *   resource: 'arn:aws:ec2:eu-west-1:123456789012:instance/*',
 *   context: { 'ec2:InstanceType': 't3.micro' },
 * });
 * ```
 */
export function evaluate(
  policies: CompiledPolicies | readonly PolicyInput[],
  { action, resource = '*', context }: Request,
): Decision {
  const compiled = 'candidatesFor' in policies ? policies : compilePolicies(policies);
  const candidates = compiled.candidatesFor(action).about(resource);
  if (candidates.length === 0) return implicitlyDenied;
  const read = readContext(context);
  const statements: MatchedStatement[] = [];
  let [allows, denies] = [false, false];
  for (const { statement, isCertain } of candidates) {
    const matches = appliesTo(statement, resource, read);
    if (matches === false) continue;
    const { reference } = statement;
    if (isCertain && matches) {
      statements.push(reference);
      if (reference.effect === 'Allow') allows = true;
      else denies = true;
    } else if (reference.effect === 'Deny') {
      statements.push({ ...reference, isUnreadable: true });
      denies = true;
    }
  }
  if (denies) return { decision: 'denied', statements };
  return allows ? { decision: 'allowed', statements } : implicitlyDenied;
}

/** Whether a statement that is about an action is about the rest of a request, too. */
function appliesTo(
  { matchesResource, tests }: CompiledStatement,
  resource: string,
  context: Context,
): Answer {
  const matches = matchesResource(resource, context);
  // Most statements have no condition, and most do not match.
  if (matches === false || tests.length === 0) return matches;
  return every([matches, ...tests.map(({ holds }) => holds(context))]);
}
