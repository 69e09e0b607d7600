import { describe, expect, it } from 'vitest';
import type { ConditionTest } from '../lint/statement.ts';
import { compareConditions, type Matching } from './compare-conditions.ts';

const test = (operator: string, key: string, ...values: readonly string[]): ConditionTest => ({
  operator,
  key,
  values,
  path: [],
});

const nothing: Matching = { allow: [], deny: [] };
const everything: Matching = { allow: [[]], deny: [] };
const allow = (...tests: readonly ConditionTest[]): Matching => ({ allow: [tests], deny: [] });
const deny = (...tests: readonly ConditionTest[]): Matching => ({ allow: [[]], deny: [tests] });

const compare = (before: Matching, after: Matching, left = Number.POSITIVE_INFINITY) =>
  compareConditions(before, after, { left });

const a = test('StringEquals', 'k:a', 'x');
const b = test('StringEquals', 'k:b', 'y');

describe('sides without conditions', () => {
  it.each([
    ['nothing and nothing', nothing, nothing, {}],
    ['everything and everything', everything, everything, {}],
    ['nothing and everything', nothing, everything, { gained: {} }],
    ['everything and nothing', everything, nothing, { lost: {} }],
    ['everything and what is denied', everything, deny(), { lost: {} }],
    ['nothing and what is denied', nothing, deny(), {}],
    ['what is denied with and without a condition', deny(a), deny(), { lost: {} }],
    ['a denial of what nothing allows', { allow: [], deny: [[a]] }, nothing, {}],
    [
      'two that allow, one of them with a condition',
      everything,
      { allow: [[a], []], deny: [] },
      {},
    ],
    [
      'a denial without a condition beside one with it',
      nothing,
      { allow: [[]], deny: [[a], []] },
      {},
    ],
  ])('%s', (_what, before, after, expected) => {
    expect(compare(before, after)).toEqual(expected);
  });

  it('are told without effort', () => {
    expect(compare(nothing, everything, 0)).toEqual({ gained: {} });
  });
});

describe('conditions', () => {
  it.each([
    ['the same', allow(a), allow(a), {}],
    ['the same key in another case', allow(a), allow({ ...a, key: 'K:A' }), {}],
    ['one that went', allow(a), everything, { gained: {} }],
    ['one that came', everything, allow(a), { lost: {} }],
    ['one that came where nothing was', nothing, allow(a), { gained: { 'k:a': 'x' } }],
    ['one of a denial that came', everything, deny(a), { lost: { 'k:a': 'x' } }],
    ['one of a denial that went', deny(a), everything, { gained: { 'k:a': 'x' } }],
    ['one more', allow(a), allow(a, b), { lost: { 'k:a': 'x' } }],
    ['one more of a denial', deny(a), deny(a, b), { gained: { 'k:a': 'x' } }],
    ['another one', allow(a), allow(b), { lost: { 'k:a': 'x' }, gained: { 'k:b': 'y' } }],
    ['the other order', allow(a, b), allow(b, a), {}],
    [
      'two statements for one',
      { allow: [[a], [b]], deny: [] },
      allow(a, b),
      { lost: { 'k:a': 'x' } },
    ],
    [
      'two values in two statements',
      { allow: [[a], [test('StringEquals', 'k:a', 'z')]], deny: [] },
      allow(test('StringEquals', 'k:a', 'z', 'x')),
      {},
    ],
    [
      'a value that a wildcard includes',
      allow(test('StringLike', 'k:a', 'x*')),
      allow(test('StringLike', 'k:a', 'x*', 'xy')),
      {},
    ],
    [
      'the opposite',
      allow(test('StringEquals', 'k:a', 'x')),
      deny(test('StringNotEquals', 'k:a', 'x')),
      {},
    ],
  ])('%s', (_what, before, after, expected) => {
    const found = compare(before, after);
    expect(Object.keys(found)).toEqual(Object.keys(expected));
    // Where a case needs no further key, the least context is shown.
    expect(found).toMatchObject(expected);
  });

  it('that IAM cannot read allow nothing and may deny', () => {
    const broken = test('NumericEquals', 'k:a', 'none');
    expect(compare(nothing, allow(broken))).not.toHaveProperty('gained');
    const denied = compare(everything, deny(broken));
    expect(denied).toHaveProperty('lost');
  });
});

describe('what cannot be decided', () => {
  it('is an operator that nobody knows, and both keys of two are named', () => {
    const odd = (key: string) => test('Unknown', key, 'x');
    expect(compare(allow(odd('k:a')), allow(odd('k:a'), odd('k:b'))).undecided).toBe(
      'not every value of k:a and k:b could be tried',
    );
    expect(compare(allow(a), allow(a, odd('k:b'))).undecided).toBe(
      'not every value of k:b could be tried',
    );
  });

  it('is more cases than are tried, with their number', () => {
    // A key with one value has it, another one, the empty one or none: four cases each.
    const keys = Array.from({ length: 8 }, (_none, at) => test('StringEquals', `k:${at}`, 'x'));
    const found = compare(allow(...keys.slice(0, 7)), allow(...keys));
    expect(found).toEqual({ undecided: `its conditions have ${4 ** 8} cases to be told apart` });
    expect(compare(allow(...keys.slice(0, 6)), allow(...keys.slice(0, 7)))).not.toHaveProperty(
      'undecided',
    );
  });

  it('is what there is no effort left for, and each comparison takes some', () => {
    expect(compare(allow(a), allow(b), 5)).toHaveProperty('undecided');
    const effort = { left: 10_000 };
    compareConditions(allow(a), allow(b), effort);
    expect(effort.left).toBeLessThanOrEqual(10_000 - 16 * 2);
    expect(effort.left).toBeGreaterThan(0);
  });
});
