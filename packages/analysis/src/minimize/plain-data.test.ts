import { runInNewContext } from 'node:vm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPlainData } from './plain-data.ts';

const hidden = Object.defineProperty({ Effect: 'Deny' }, 'Action', { value: '*' });

describe('plain data', () => {
  it('is any JSON that was read', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => isPlainData(JSON.parse(JSON.stringify(value)))),
    );
  });

  it('is what its JSON is read back as', () => {
    const anything = fc.anything({
      withBigInt: true,
      withBoxedValues: true,
      withDate: true,
      withMap: true,
      withNullPrototype: true,
      withSparseArray: true,
      withTypedArray: true,
    });
    fc.assert(
      fc.property(anything, (value) => {
        if (isPlainData(value)) expect(JSON.parse(JSON.stringify(value))).toStrictEqual(value);
      }),
    );
  });

  it.each([
    ['nothing', undefined],
    ['a function', () => 1],
    ['a bigint', 1n],
    ['a symbol', Symbol('a')],
    ['no number', Number.NaN],
    ['a number without end', Number.POSITIVE_INFINITY],
    ['a zero with a sign', -0],
    ['a day', new Date(0)],
    ['a boxed text', Object('a')],
    ['a map', new Map()],
    ['an object without a prototype', Object.create(null)],
    ['an object of another realm', runInNewContext('({})')],
    ['a list of another realm', runInNewContext('[]')],
    ['a list of a class', new (class List extends Array {})()],
    ['an object with a hidden member', hidden],
    ['an object that says what its JSON is', { toJSON: () => 1 }],
    ['a list that says what its JSON is', Object.assign([], { toJSON: () => 1 })],
    ['an object with a member that is nothing', { Effect: undefined }],
    ['a list with a gap', Array(1)],
  ])('is not %s', (_what, value) => {
    expect([value, [value], { value }, { value: [{ value }] }].map(isPlainData)).not.toContain(
      true,
    );
  });
});
