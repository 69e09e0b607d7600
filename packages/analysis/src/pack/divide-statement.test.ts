import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { divideStatement, smallestPart } from './divide-statement.ts';
import type { PackedStatement } from './packed-policies.ts';

const name = fc.integer({ min: 1, max: 30 }).map((length) => 'x'.repeat(length));
const names = fc.array(name, { minLength: 1, maxLength: 12 });
const oneOrMore = fc.oneof(names, name);
const statement: fc.Arbitrary<PackedStatement> = fc
  .record({
    effect: fc.constantFrom('Allow' as const, 'Deny' as const),
    action: fc.tuple(fc.constantFrom('Action', 'NotAction'), oneOrMore),
    resource: fc.tuple(fc.constantFrom('Resource', 'NotResource'), oneOrMore),
    more: fc.constantFrom({}, { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }),
  })
  .map(({ effect, action, resource, more }) => ({
    Effect: effect,
    [action[0]]: action[1],
    [resource[0]]: resource[1],
    ...more,
  }));

/** The items of a list, told apart by their places: the same text may stand in it twice. */
const numbered = (value: string | readonly string[] = []) =>
  [value].flat().map((text, at) => `${text}${at}`);
const withNumbers = (one: PackedStatement): PackedStatement => ({
  ...one,
  ...(Array.isArray(one.Action) && { Action: numbered(one.Action) }),
  ...(Array.isArray(one.Resource) && { Resource: numbered(one.Resource) }),
});
const pairs = ({ Action = '', Resource = '' }: PackedStatement) =>
  [Action].flat().flatMap((action) => [Resource].flat().map((resource) => `${action} ${resource}`));
const lengthOf = (value: unknown) => JSON.stringify(value).length;

describe('the parts of a statement', () => {
  it('share out its pairs of action and resource, fit, and are the same in all else', () => {
    fc.assert(
      fc.property(statement, fc.nat(60), (given, more) => {
        const whole = withNumbers(given);
        const room = smallestPart(whole) + more;
        const parts = divideStatement(whole, room);
        expect(parts.flatMap(pairs).sort()).toEqual(pairs(whole).sort());
        for (const part of parts) {
          expect(lengthOf(part)).toBeLessThanOrEqual(room);
          const { Action, Resource } = whole;
          expect({ ...part, ...(Action && { Action }), ...(Resource && { Resource }) }).toEqual(
            whole,
          );
        }
      }),
      { numRuns: 500 },
    );
  });

  it('are as small as is said, and no smaller', () => {
    fc.assert(
      fc.property(statement, (whole) => {
        const longest = (value: string | readonly string[]) =>
          typeof value === 'string'
            ? value
            : [[...value].sort((a, b) => b.length - a.length)[0] ?? ''];
        const { Action, Resource } = whole;
        const part = {
          ...whole,
          ...(Action && { Action: longest(Action) }),
          ...(Resource && { Resource: longest(Resource) }),
        };
        expect(smallestPart(whole)).toBe(lengthOf(part));
      }),
    );
  });

  it('are as few as a list of equal items has to have', () => {
    const Action = Array.from({ length: 100 }, (_none, at) => `s3:${100 + at}`);
    const whole = { Effect: 'Allow', Action, Resource: ['a', 'b'] } as const;
    // Ten actions a part, each with its quotation marks and a comma but the last.
    const room = lengthOf({ ...whole, Action: Action.slice(0, 10) });
    expect(divideStatement(whole, room)).toHaveLength(10);
    expect(divideStatement(whole, room + lengthOf('s3:100'))).toHaveLength(10);
    expect(divideStatement(whole, room + lengthOf('s3:100') + 1)).toHaveLength(10);
  });
});
