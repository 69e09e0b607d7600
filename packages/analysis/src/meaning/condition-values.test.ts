import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ConditionTest } from '../lint/statement.ts';
import { compileTest } from './condition.ts';
import { type ContextValue, conditionValues } from './condition-values.ts';
import { readContext } from './request.ts';

/** What each of some tests of the key `k` says of a value. */
function answers(tests: readonly ConditionTest[], value: ContextValue): string {
  const context = readContext(value === undefined ? {} : { k: value });
  return tests.map((test) => compileTest(test, false)(context)).join();
}

const list = (values: fc.Arbitrary<string>) => fc.array(values, { minLength: 1, maxLength: 2 });

/** Tests of one key, and values that a request may have of it. */
const families = {
  text: {
    operators: ['StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLikeIfExists', 'Null'],
    expected: list(fc.constantFrom('a', 'ab', 'a*', '*b', '?', '*', 'true', 'b?')),
    actual: fc.string({ unit: fc.constantFrom('a', 'b', 'c'), maxLength: 4 }),
  },
  'text without case': {
    operators: ['StringEquals', 'StringEqualsIgnoreCase', 'StringNotEqualsIgnoreCase'],
    expected: list(fc.constantFrom('a', 'A', 'ab', 'aB', 'AB')),
    actual: fc.string({ unit: fc.constantFrom('a', 'b', 'A', 'B'), maxLength: 3 }),
  },
  arns: {
    operators: ['ArnLike', 'ArnEquals', 'ArnNotLike'],
    expected: list(
      fc.constantFrom(
        'arn:aws:iam::123456789012:role/a',
        'arn:aws:iam::*:role/*',
        'arn:*:iam::123456789012:*',
        'arn:aws:iam::1?3456789012:role/a*',
      ),
    ),
    actual: fc.constantFrom(
      'arn:aws:iam::123456789012:role/a',
      'arn:aws:iam::123456789012:role/ab',
      'arn:aws-cn:iam::123456789012:user/a',
      'arn:aws:iam::193456789012:role/a',
      'arn:aws:iam::111111111111:role/a',
      'arn:aws:s3:::demo',
    ),
  },
  numbers: {
    operators: ['NumericEquals', 'NumericLessThan', 'NumericGreaterThanEquals', 'NumericNotEquals'],
    expected: list(fc.constantFrom('1', '2', '2.5', '-3', '10')),
    actual: fc.integer({ min: -10, max: 20 }).map((number) => String(number / 2)),
  },
  dates: {
    operators: ['DateEquals', 'DateLessThan', 'DateGreaterThan', 'DateLessThanEqualsIfExists'],
    expected: list(fc.constantFrom('2026-01-01T00:00:00Z', '2026-06-01T12:00:00Z', '1767225600')),
    actual: fc.constantFrom(
      '2025-12-31T23:59:59Z',
      '2026-01-01T00:00:00Z',
      '2026-01-02T00:00:00Z',
      '2026-06-01T12:00:00Z',
      '2027-01-01T00:00:00Z',
    ),
  },
  addresses: {
    operators: ['IpAddress', 'NotIpAddress'],
    expected: list(
      fc.constantFrom('10.0.0.0/8', '10.1.0.0/16', '10.1.2.3', '2001:db8::/32', '0.0.0.0/0'),
    ),
    actual: fc.constantFrom(
      ...['9.255.255.255', '10.0.0.0', '10.1.2.2', '10.1.2.3', '10.1.255.255', '10.255.0.1'],
      ...['11.0.0.0', '2001:db8::1', '2001:db9::1', '192.0.2.1'],
    ),
  },
  'true and false': {
    operators: ['Bool', 'BoolIfExists', 'Null'],
    expected: list(fc.constantFrom('true', 'false')),
    actual: fc.constantFrom('true', 'false'),
  },
  'several values': {
    operators: [
      'ForAllValues:StringEquals',
      'ForAnyValue:StringLike',
      'ForAnyValue:StringNotEquals',
    ],
    expected: list(fc.constantFrom('a', 'ab', 'a*')),
    actual: fc.constantFrom('a', 'ab', 'abb', 'c'),
  },
} as const;

describe.each(Object.entries(families))('values of %s', (name, { operators, expected, actual }) => {
  const test = fc.record({
    operator: fc.constantFrom(...operators),
    key: fc.constant('k'),
    values: expected,
    path: fc.constant([]),
  });
  const value =
    name === 'several values'
      ? fc.option(fc.array(actual as fc.Arbitrary<string>, { maxLength: 3 }), { nil: undefined })
      : fc.option(actual as fc.Arbitrary<string>, { nil: undefined });

  it('stand for every value that a request may have', () => {
    fc.assert(
      fc.property(fc.array(test, { minLength: 1, maxLength: 3 }), value, (tests, given) => {
        const { values, isComplete } = conditionValues(tests, { left: 1_000_000 });
        expect(isComplete).toBe(true);
        expect(values.map((one) => answers(tests, one))).toContain(answers(tests, given));
      }),
      { numRuns: 400 },
    );
  });
});

const test = (operator: string, ...values: readonly string[]) => ({
  operator,
  key: 'k',
  values,
  path: [],
});

const valuesOf = (tests: readonly ConditionTest[], left = 1_000_000) =>
  conditionValues(tests, { left });

describe('a few tests', () => {
  it.each([
    ['Null alone', [test('Null', 'true')], [undefined, 'x']],
    ['Bool', [test('Bool', 'true')], [undefined, 'true', 'false']],
    ['Binary', [test('BinaryEquals', 'QUJD')], [undefined, 'QUJD', 'eA==']],
    ['numbers', [test('NumericLessThan', '2', '4')], [undefined, '-998', '2', '4', '3', '1004']],
    [
      'numbers that are none',
      [test('NumericLessThan', 'many', '2')],
      [undefined, '-998', '2', '1002'],
    ],
    ['ForAllValues of Null', [test('ForAllValues:Null', 'true')], [undefined, [], ['x']]],
  ])('of %s have these values', (_what, tests, values) => {
    expect(valuesOf(tests)).toEqual({ values, isComplete: true });
  });

  it('of an unknown operator have those that are named, which is not all', () => {
    expect(valuesOf([test('Unknown', 'x', 'y')])).toEqual({
      values: [undefined, 'x', 'y'],
      isComplete: false,
    });
    expect(valuesOf([test('XStringEquals', 'x')]).isComplete).toBe(false);
  });

  it('of a key with several values have every set of a few', () => {
    const { values } = valuesOf([test('ForAnyValue:Bool', 'true'), test('Null', 'false')]);
    expect(values).toEqual([undefined, [], ['true'], ['false'], ['true', 'false']]);
    const mixed = valuesOf([test('Bool', 'true'), test('ForAllValues:Bool', 'true')]);
    expect(mixed.values).toEqual(values);
  });

  it('have, where there are too many sets, none, each by itself and all', () => {
    const many = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const { values, isComplete } = valuesOf([test('ForAnyValue:BinaryEquals', ...many)]);
    const each = [...many, 'eA=='];
    expect(values).toEqual([undefined, [], ...each.map((value) => [value]), each]);
    expect(isComplete).toBe(false);
  });

  it('of text without effort have none, which is not all', () => {
    expect(valuesOf([test('StringLike', '*a*', '*b*')], 0)).toEqual({
      values: [undefined, 'x'],
      isComplete: false,
    });
  });

  it('of text without case have it written in more ways than there are tests', () => {
    const { values, isComplete } = valuesOf([
      test('StringEqualsIgnoreCase', 'ab'),
      test('StringEquals', 'AB', 'aB'),
    ]);
    expect(isComplete).toBe(true);
    expect(values).toEqual(expect.arrayContaining(['ab', 'AB', 'aB', 'Ab']));
    const digits = valuesOf([test('StringEqualsIgnoreCase', '1a')]).values;
    expect(digits).toEqual(expect.arrayContaining(['1a', '1A']));
  });

  it('of dates have the day before, the days and one after, in seconds or as text', () => {
    const { values } = valuesOf([test('DateLessThan', '1767225600', '2026-01-03T00:00:00Z')]);
    expect(values).toEqual(
      expect.arrayContaining(['2026-01-01T00:00:00.000Z', '2026-01-02T00:00:00.000Z']),
    );
    expect(valuesOf([test('DateLessThan', '2026-01-01')]).values).toContain(
      '2026-01-01T00:00:00.000Z',
    );
  });

  it('of addresses have one of each kind that hardly any range has', () => {
    const { values } = valuesOf([test('IpAddress', '10.0.0.0/8')]);
    expect(values).toEqual(
      expect.arrayContaining(['203.0.113.1', '2001:db8:0:0:0:0:0:1', '10.0.0.0']),
    );
  });
});

it('are said not to stand for all where kinds of values are mixed', () => {
  expect(
    conditionValues([test('StringLike', '1*'), test('NumericEquals', '10')], { left: 1_000_000 })
      .isComplete,
  ).toBe(false);
  expect(
    conditionValues([test('StringLike', 'a*'), test('StringEqualsIgnoreCase', 'ab')], {
      left: 1_000_000,
    }).isComplete,
  ).toBe(false);
  const many = ['a', 'b', 'c', 'd', 'e', 'f'].map((value) =>
    test('ForAnyValue:StringEquals', value),
  );
  expect(conditionValues(many, { left: 1_000_000 }).isComplete).toBe(false);
});
