import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type ReferencePolicy, referenceDecision } from '../../test/reference-evaluator.ts';
import { type Condition, holdsWhere, readCondition, shortCondition } from './condition.ts';
import { indexConditions } from './condition-index.ts';
import { makeEffort } from './effort.ts';

const keys = ['k:one', 'K:ONE', 'k:two'];
const texts = ['v', 'w', 'V', 'x'];

const conditions = fc.dictionary(
  fc
    .tuple(
      fc.constantFrom('', 'ForAllValues:', 'ForAnyValue:'),
      fc.constantFrom('StringEquals', 'StringNotEquals', 'StringLike', 'StringNotLike'),
      fc.constantFrom('', 'IfExists'),
    )
    .map((parts) => parts.join('')),
  fc.dictionary(
    fc.constantFrom(...keys),
    fc.array(fc.constantFrom(...texts), { minLength: 1, maxLength: 3 }),
    { minKeys: 1, maxKeys: 2 },
  ),
  { maxKeys: 2 },
);

const values = [undefined, [], 'v', 'w', 'x', ['v', 'w'], ['v', 'x'], ['V', 'w', 'x']];
const requests = values.flatMap((one) =>
  values.map((two) => ({
    action: 's:a',
    context: {
      ...(one === undefined ? {} : { 'k:one': one }),
      ...(two === undefined ? {} : { 'k:two': two }),
    },
  })),
);

function applies(condition: object): readonly boolean[] {
  const statement = { Effect: 'Allow', Action: '*', Resource: '*', Condition: condition };
  // fast-check widens the operators to string.
  const policy = { Version: '2012-10-17', Statement: statement } as ReferencePolicy;
  return requests.map((request) => referenceDecision([policy], request) === 'allowed');
}

function read(condition: object): Condition {
  const found = readCondition(condition, []);
  if (found === undefined) throw new Error('this is no condition');
  return found;
}

describe('a condition', () => {
  it('that holds where another one does, does so for every context', () => {
    let count = 0;
    fc.assert(
      fc.property(conditions, conditions, (outer, inner) => {
        if (!holdsWhere(read(outer), read(inner))) return;
        count += 1;
        const [around, within] = [applies(outer), applies(inner)];
        expect(within.filter((holds, index) => holds && !around[index])).toEqual([]);
      }),
      { numRuns: 5_000 },
    );
    expect(count).toBeGreaterThan(500);
  });

  it('has the key of another one only where both are the same for every context', () => {
    fc.assert(
      fc.property(conditions, (condition) => {
        const turned = Object.fromEntries(
          Object.entries(condition)
            .reverse()
            .map(([operator, own]) => [
              operator,
              Object.fromEntries(
                Object.entries(own).map(([key, all]) => [key.toLowerCase(), [...all].reverse()]),
              ),
            ]),
        );
        // Two keys that differ in their case are one, of which the last counts.
        const isClear = Object.values(condition).every(
          (own) =>
            new Set(Object.keys(own).map((key) => key.toLowerCase())).size ===
            Object.keys(own).length,
        );
        if (isClear) expect(read(turned).key).toBe(read(condition).key);
        expect(applies(shortCondition(condition) as object)).toEqual(applies(condition));
        expect(read(shortCondition(condition) as object).key).toBe(read(condition).key);
      }),
    );
  });

  it('is found by an index as it is by looking at each', () => {
    fc.assert(
      fc.property(fc.array(conditions, { maxLength: 12 }), conditions, (some, inner) => {
        const distinct = [...new Map(some.map((one) => [read(one).key, read(one)])).values()];
        const found = indexConditions(distinct, makeEffort())(read(inner));
        const expected = distinct.filter((outer) => holdsWhere(outer, read(inner)));
        expect(new Set(found)).toEqual(new Set(expected));
      }),
      { numRuns: 1_000 },
    );
  });
});
