import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { prefixIndex } from './prefix-index.ts';
import { wildcardSteps } from './resource-pattern.ts';

const steps = (pattern: string) => wildcardSteps(pattern, '');
const prefix = (pattern: string) => pattern.split(/[*?]/)[0] ?? '';

describe('near', () => {
  it('are the patterns one of whose beginnings is that of the other', () => {
    const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*'), maxLength: 5 });
    fc.assert(
      fc.property(fc.array(pattern, { maxLength: 12 }), pattern, (patterns, asked) => {
        const { near } = prefixIndex(patterns, steps);
        const expected = patterns.filter(
          (one) => prefix(one).startsWith(prefix(asked)) || prefix(asked).startsWith(prefix(one)),
        );
        const found = near(steps(asked));
        expect(found).toHaveLength(expected.length);
        expect(found).toEqual(expect.arrayContaining(expected));
      }),
    );
  });

  it('is each item once, those of equal patterns too', () => {
    const { near } = prefixIndex(['ab*', 'ab*', 'a*', 'abc', 'b', ''], steps);
    expect(near(steps('ab*'))).toEqual(['', 'a*', 'ab*', 'ab*', 'abc']);
    expect(near(steps('b'))).toEqual(['', 'b']);
    expect(near(steps('z*'))).toEqual(['']);
  });
});
