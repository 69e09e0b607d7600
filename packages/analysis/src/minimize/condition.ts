import { iamLimits } from '@pcluster-iam/core';
import { isObject } from '../lint/is-object.ts';
import { textOf } from '../lint/text-of.ts';
import { variables } from '../match/pattern.ts';

/** One test of a condition. */
export interface Test {
  /** The operator and the key that it compares. */
  readonly what: string;
  /** Its values, sorted, each once. */
  readonly values: readonly string[];
  /** Whether it is narrower with fewer values or with more. */
  readonly narrowerWith: 'fewer' | 'more';
}

/** What must hold for a statement to apply: all of its tests. */
export interface Condition {
  /** The same for conditions that have the same tests. */
  readonly key: string;
  /** Its tests. */
  readonly tests: readonly Test[];
}

/**
 * Reads the condition of a statement; nothing where it has not the form of one.
 *
 * That a policy variable has a value is a test of its own: "If AWS cannot resolve a variable this
 * might cause the entire statement to be invalid" (IAM User Guide, "IAM policy elements: Variables
 * and tags"), the rest of its resources too.
 *
 * @param condition - The element Condition, if there is one.
 * @param resources - The resources of the statement.
 */
export function readCondition(
  condition: unknown,
  resources: readonly { readonly text: string }[],
): Condition | undefined {
  const written = condition === undefined ? [] : testsOf(condition);
  if (written === undefined) return undefined;
  const hasVariables = resources.some(({ text }) => text.includes('$'));
  if (written.length === 0 && !hasVariables) return always;
  const texts = [...resources.map(({ text }) => text), ...written.flatMap(({ values }) => values)];
  const resolved = new Set(texts.flatMap((text) => text.match(variables) ?? []));
  const keyed = [
    ...written,
    ...Array.from(resolved, (what): Test => ({ what, values: [''], narrowerWith: 'fewer' })),
  ].map((test) => ({ test, key: JSON.stringify(test) }));
  keyed.sort((one, other) => (one.key < other.key ? -1 : 1));
  return { key: keyed.map(({ key }) => key).join(), tests: keyed.map(({ test }) => test) };
}

const always: Condition = { key: '', tests: [] };

function testsOf(condition: unknown): readonly Test[] | undefined {
  if (!isObject(condition)) return undefined;
  const tests: Test[] = [];
  for (const [operator, keys] of Object.entries(condition)) {
    if (!iamLimits.conditionOperator.test(operator)) return undefined;
    if (!isObject(keys) || Object.keys(keys).length === 0) return undefined;
    for (const [key, value] of Object.entries(keys)) {
      const values: readonly unknown[] = [value].flat();
      if (values.length === 0 || !values.every(isScalar)) return undefined;
      tests.push({
        what: `${operator} ${key.toLowerCase()}`,
        values: [...new Set(values.map(textOf))].sort((one, other) => (one < other ? -1 : 1)),
        // Of several values one must match; of those of a negated operator, none.
        narrowerWith: operator.includes('Not') ? 'more' : 'fewer',
      });
    }
  }
  return tests;
}

function isScalar(value: unknown): boolean {
  return ['string', 'number', 'boolean'].includes(typeof value);
}

/** Whether a condition certainly holds wherever another one does. */
export function holdsWhere(outer: Condition, inner: Condition): boolean {
  return outer.tests.every((wide) => inner.tests.some((narrow) => isWithin(narrow, wide)));
}

function isWithin(narrow: Test, wide: Test): boolean {
  if (narrow.what !== wide.what) return false;
  return wide.narrowerWith === 'fewer'
    ? areAmong(narrow.values, wide.values)
    : areAmong(wide.values, narrow.values);
}

function areAmong(few: readonly string[], many: readonly string[]): boolean {
  const all = new Set(many);
  return few.every((value) => all.has(value));
}

/** Writes a condition with each value once, and a single one without a list. */
export function shortCondition(condition: unknown): unknown {
  return eachMember(condition, (keys) => eachMember(keys, shortValue));
}

function eachMember(value: unknown, change: (member: unknown) => unknown): unknown {
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, change(one)]));
}

function shortValue(value: unknown): unknown {
  if (!Array.isArray(value)) return value;
  const distinct = [...new Map(value.map((one) => [textOf(one), one])).values()];
  return distinct.length === 1 ? distinct[0] : distinct;
}
