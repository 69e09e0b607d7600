import fc from 'fast-check';
import { expect, it } from 'vitest';
import { nearest } from './nearest.ts';

/** The textbook's distance, by its recursive definition. */
function distance(a: string, b: string): number {
  if (a === '' || b === '') return a.length + b.length;
  if (a[0] === b[0]) return distance(a.slice(1), b.slice(1));
  const [one, other] = [a.slice(1), b.slice(1)];
  return 1 + Math.min(distance(one, other), distance(one, b), distance(a, other));
}

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 7 });

it('is the first of those with the least distance, of at most a letter in four', () => {
  fc.assert(
    fc.property(word, fc.array(word, { maxLength: 6 }), (name, known) => {
      const most = name.length < 3 ? 0 : Math.max(1, Math.floor(name.length / 4));
      const distances = known.map((one) => distance(name, one));
      const least = Math.min(...distances);
      const expected = least <= most ? known[distances.indexOf(least)] : undefined;
      expect(nearest(name, known)).toBe(expected);
    }),
    { numRuns: 500 },
  );
});

it.each([
  ['sendmessge', ['ReceiveMessage', 'SendMessage'], 'SendMessage'],
  [
    'DescribeInstancesStatus',
    ['DescribeInstanceStatus', 'DescribeInstances'],
    'DescribeInstanceStatus',
  ],
  ['xyz', ['SendMessage'], undefined],
])('of %s', (name, known, expected) => {
  expect(nearest(name, known)).toBe(expected);
});
