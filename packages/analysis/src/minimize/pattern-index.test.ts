import fc from 'fast-check';
import { expect, it } from 'vitest';
import { includes, resourcePattern } from '../match/pattern.ts';
import { makeEffort } from './effort.ts';
import { makePatternIndex } from './pattern-index.ts';
import type { Term } from './term.ts';

const resources = fc.oneof(
  { weight: 1, arbitrary: fc.constant('*') },
  {
    weight: 9,
    arbitrary: fc
      .tuple(
        fc.constantFrom('aws', 'aws-cn', '*', 'aws*'),
        fc.constantFrom('s', 't'),
        fc.constantFrom('', 'r', '*', '?'),
        fc.constantFrom('', '1', '*'),
        fc
          .array(fc.constantFrom('a', 'b', '/', '*', '?', `\${k:a}`, `\${*}`), { maxLength: 5 })
          .map((parts) => parts.join('')),
      )
      .map((segments) => `arn:${segments.join(':')}`),
  },
);

function termOf(text: string): Term {
  const pattern = resourcePattern(text);
  if (pattern === undefined) throw new Error(`${text} is no resource`);
  return { text, pattern, exceptions: undefined, same: undefined, number: 0, mark: 0 };
}

it('finds what is found by looking at each', () => {
  fc.assert(
    fc.property(fc.uniqueArray(resources, { maxLength: 30 }), resources, (texts, inner) => {
      const terms = texts.map(termOf);
      const index = makePatternIndex(makeEffort());
      for (const term of terms) index.add(term);
      const expected = texts.filter(
        (text) => text !== inner && includes(termOf(text).pattern, termOf(inner).pattern),
      );
      expect(new Set(index.around(termOf(inner)).map(({ text }) => text))).toEqual(
        new Set(expected),
      );
    }),
    { numRuns: 3_000 },
  );
});
