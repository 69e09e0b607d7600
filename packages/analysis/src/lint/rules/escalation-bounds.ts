import { matchesGlob } from '@pcluster-iam/core';
import type { LintContext } from '../rule.ts';
import type { ConditionTest, LintedStatement } from '../statement.ts';
import type { EscalationPath } from './escalation-paths.ts';

/**
 * Whether the condition of a statement that allows an action of a way closes the way: it holds the
 * action to services, policies or a boundary with which the way leads nowhere.
 */
export function isBoundByCondition(
  action: string,
  path: EscalationPath,
  { conditions }: LintedStatement,
): boolean {
  return conditions.some((test) => {
    // Resources by their tags are as good as by their names.
    if (path.anyName !== undefined && bindsByTag(test)) return true;
    const bound = boundOf(action, path, test);
    if (bound === undefined) return false;
    if (isNegated(test)) return bound === 'service' && namesService(test, path);
    // Every request that passes a role says to which service; the other keys may be missing.
    const isAsked = bound === 'service' || !/IfExists$|^ForAllValues:/.test(test.operator);
    return isAsked && !isMet(bound, path, test);
  });
}

/**
 * Whether a statement that denies an action of a way closes the way, as far as its resources go: it
 * denies always, or at least for the service that the role is passed to, or without the boundary or
 * the policies that close it.
 */
export function deniesAlways(
  action: string,
  path: EscalationPath,
  { conditions }: LintedStatement,
): boolean {
  const [test, ...more] = conditions;
  if (test === undefined) return true;
  const bound = boundOf(action, path, test);
  if (more.length > 0 || bound === undefined) return false;
  // A negated test holds when the request lacks the key, so the denial does.
  return isNegated(test)
    ? !isMet(bound, path, test)
    : bound === 'service' && namesService(test, path) && !/IfExists$/.test(test.operator);
}

/** Whether a resource lies in the path that holds nothing mighty. */
export function isInBoundedPath(resource: string, { bounds: { boundedPath } }: LintContext) {
  if (boundedPath === undefined) return false;
  const [, place] = /^arn:[^:]*:iam::[^:]*:[a-z-]+(\/.*)$/.exec(resource) ?? [];
  return place?.startsWith(boundedPath) ?? false;
}

type Bound = 'service' | 'policy' | 'boundary';

/** What a test of a condition holds an action of a way to, if it is to one of those that can close it. */
function boundOf(
  action: string,
  { boundBy = [], passedTo }: EscalationPath,
  { operator, key }: ConditionTest,
): Bound | undefined {
  // That a key is there says nothing of its value.
  if (operator === 'Null') return undefined;
  const folded = key.toLowerCase();
  if (folded === 'iam:passedtoservice') {
    return action === 'iam:PassRole' && passedTo !== undefined ? 'service' : undefined;
  }
  if (!boundBy.includes(folded)) return undefined;
  return folded === 'iam:policyarn' ? 'policy' : 'boundary';
}

function bindsByTag({ operator, key }: ConditionTest): boolean {
  return !/^Null$|Not|IfExists$|^ForAllValues:/.test(operator) && /:resourcetag\//i.test(key);
}

function isNegated({ operator }: ConditionTest): boolean {
  return /Not/.test(operator);
}

/** Whether the way is still open to a request whose key has one of the values of a test. */
function isMet(bound: Bound, path: EscalationPath, { values }: ConditionTest): boolean {
  if (bound === 'boundary') return values.some((value) => /^\**$/.test(value));
  const wanted =
    bound === 'service'
      ? [path.passedTo, `${path.passedTo}.cn`]
      : ['aws', 'aws-cn', 'aws-us-gov'].map(
          (partition) => `arn:${partition}:iam::aws:policy/AdministratorAccess`,
        );
  return values.some((value) => wanted.some((one) => matchesGlob(value, one ?? '')));
}

/** Whether a test surely matches the service that the role is passed to. */
function namesService({ operator, values }: ConditionTest, { passedTo }: EscalationPath): boolean {
  return values.some((value) =>
    /Like/.test(operator) ? matchesGlob(value, passedTo ?? '') : value === passedTo,
  );
}
