import { iamLimits } from '@pcluster-iam/core';
import type { ConditionTest } from '../lint/statement.ts';
import { unknownPart } from '../lint/unknown-part.ts';
import { type Answer, every, not, some } from './answer.ts';
import { compareAddresses } from './compare-addresses.ts';
import { compareArns } from './compare-arns.ts';
import { compareDates } from './compare-dates.ts';
import { compareNumbers } from './compare-numbers.ts';
import { compareText } from './compare-text.ts';
import { type Comparison, compareRead, type ReadComparison } from './comparison.ts';
import { type Context, type Request, readContext } from './request.ts';

/** A test of a condition, ready for any number of requests. */
export type CompiledTest = (context: Context) => Answer;

/** How a condition is read. */
export interface ConditionOptions {
  /** Whether variables such as `${aws:username}` are filled in, as in Version 2012-10-17; they are when left out. */
  readonly hasVariables?: boolean | undefined;
}

/**
 * Whether a test of a condition holds in the context of a request.
 *
 * @param test - The test.
 * @param context - The condition keys that the request holds.
 * @returns Nothing where IAM's rules do not tell: the test or a value of the context cannot be read.
 * @example
 * ```ts
 * const test = { operator: 'StringLike', key: 'ec2:InstanceType', values: ['t3.*'], path: [] };
 * conditionHolds(test, { 'ec2:InstanceType': 't3.micro' }); // true
 * ```
 */
export function conditionHolds(
  test: ConditionTest,
  context: Request['context'],
  { hasVariables = true }: ConditionOptions = {},
): boolean | undefined {
  return compileTest(test, hasVariables)(readContext(context));
}

const isSame = <Value>(actual: Value, expected: Value) => actual === expected;
const boolean = (text: string) => (text === 'true' || text === 'false' ? text : undefined);

/** Source: IAM User Guide, "Condition operators"; a negated operator is one of these with Not. */
const comparisons: ReadonlyMap<string, ReadComparison> = new Map([
  ['StringEquals', compareText()],
  ['StringEqualsIgnoreCase', compareText({ ignoresCase: true })],
  ['StringLike', compareText({ hasWildcards: true })],
  ['NumericEquals', compareNumbers(isSame)],
  ['NumericLessThan', compareNumbers((actual, expected) => actual < expected)],
  ['NumericLessThanEquals', compareNumbers((actual, expected) => actual <= expected)],
  ['NumericGreaterThan', compareNumbers((actual, expected) => actual > expected)],
  ['NumericGreaterThanEquals', compareNumbers((actual, expected) => actual >= expected)],
  ['DateEquals', compareDates(isSame)],
  ['DateLessThan', compareDates((actual, expected) => actual < expected)],
  ['DateLessThanEquals', compareDates((actual, expected) => actual <= expected)],
  ['DateGreaterThan', compareDates((actual, expected) => actual > expected)],
  ['DateGreaterThanEquals', compareDates((actual, expected) => actual >= expected)],
  ['Bool', compareRead(boolean, isSame)],
  ['BinaryEquals', compareRead(readBytes, isSame)],
  ['IpAddress', compareAddresses],
  ['ArnEquals', compareArns],
  ['ArnLike', compareArns],
]);

/** Binary values are written in base 64 in policies, and in requests here, too. */
function readBytes(text: string): string | undefined {
  const isBase64 = /^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(text);
  return isBase64 ? atob(text) : undefined;
}

const unreadable: Comparison = () => () => undefined;

/** Prepares a test for the contexts to come. */
export function compileTest(
  { operator, key, values }: ConditionTest,
  hasVariables: boolean,
): CompiledTest {
  if (!iamLimits.conditionOperator.test(operator) || values.length === 0) return () => undefined;
  const folded = key.toLowerCase();
  if (operator === 'Null') return compileNull(folded, values);
  const [, set, name = '', ifExists] =
    /^(ForAllValues:|ForAnyValue:)?(.+?)(IfExists)?$/.exec(operator) ?? [];
  const isNegated = name.includes('Not');
  const read = comparisons.get(name.replace('Not', ''));
  const known = values.filter((value) => !value.includes(unknownPart));
  const readable = known.flatMap((value) => read?.(value, hasVariables) ?? []);
  const expected = [...readable, ...(readable.length < values.length ? [unreadable] : [])];
  // Nothing that is malformed holds, not even where its values do not count.
  const vacuous = readable.length < known.length ? undefined : true;
  const absent = whenAbsent(set, isNegated, ifExists !== undefined) && vacuous;
  const combine = set === 'ForAllValues:' || (set === undefined && isNegated) ? every : some;
  return (context) => {
    const actual = context.get(folded);
    if (actual === undefined) return absent;
    // AWS takes an empty text for an empty set.
    if (set !== undefined && actual.every((value) => value === '')) {
      return set === 'ForAllValues:' && vacuous;
    }
    const matchers = expected.flatMap((compare) => compare(context) ?? []);
    const isMissing = matchers.length < expected.length;
    return combine(
      actual.map((value) => {
        const matched = some(matchers.map((matches) => matches(value)));
        if (!isNegated) return matched;
        // AWS does not tell whether a value differs from one whose variable is missing.
        return isMissing && matched === false ? undefined : not(matched);
      }),
    );
  };
}

/** What a test answers where the request does not hold its key. */
function whenAbsent(set: string | undefined, isNegated: boolean, ifExists: boolean): Answer {
  if (set === 'ForAllValues:') return true;
  // AWS's guide says that IfExists is then true, and that ForAnyValue is then false.
  if (set === 'ForAnyValue:') return ifExists ? undefined : false;
  return isNegated || ifExists;
}

function compileNull(key: string, values: readonly string[]): CompiledTest {
  const expected = values.map(boolean);
  return (context) => {
    const isAbsent = String(!context.has(key));
    return some(expected.map((value) => value && value === isAbsent));
  };
}
