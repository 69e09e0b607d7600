import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { packPolicies } from '../index.ts';
import { sizeOf, type Unit } from './bin.ts';
import { fillGaps, fillInOrder, fillLargestFirst } from './fill.ts';
import { searchFor } from './search.ts';

/** Statements of these sizes without a Sid. */
function unitsOf(sizes: readonly number[]): readonly Unit[] {
  return sizes.map((size, order) => [
    {
      origin: { document: '', index: order },
      version: '2012-10-17',
      statement: { Effect: 'Allow', Action: 's3:*', Resource: '*' },
      order,
      size,
      sid: '',
      otherSid: '',
      extra: 0,
    },
  ]);
}

/** The fewest documents: every way to share the sizes out is looked at, without a shortcut. */
function fewest(sizes: readonly number[], capacity: number, rooms: readonly number[] = []): number {
  const [size, ...rest] = sizes;
  if (size === undefined) return rooms.length;
  const ways = rooms.map((room, at) =>
    room < size ? Number.POSITIVE_INFINITY : fewest(rest, capacity, rooms.with(at, room - size)),
  );
  return Math.min(...ways, fewest(rest, capacity, [...rooms, capacity - size]));
}

const sizes = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 7 });

describe('a search', () => {
  it('finds as few documents as there can be, and tells when there is no way', () => {
    fc.assert(
      fc.property(sizes, (all) => {
        const least = fewest(all, 20);
        const found = searchFor(least, unitsOf(all), 20);
        expect(found).toBeInstanceOf(Array);
        expect(searchFor(least - 1, unitsOf(all), 20)).toBe('none');
      }),
    );
  });

  it('finds what no other way does', () => {
    const units = unitsOf([3200, 2100, 1000, 1300, 3000, 900]);
    const counts = [fillInOrder, fillGaps, fillLargestFirst].map(
      (fill) => fill(units, 6105).length,
    );
    expect(counts).toEqual([3, 3, 3]);
    expect(searchFor(2, units, 6105)).toHaveLength(2);
  });

  it('ends without an answer where there are too many ways', () => {
    // All sizes are even, so each of ten documents holds 100 of its 101, and the sum is 1004.
    const sizes = Array.from({ length: 29 }, (_none, index) => 20 + 2 * ((index * 7) % 15));
    const all = [...sizes, 1004 - sizes.reduce((sum, size) => sum + size, 0)];
    expect(searchFor(10, unitsOf(all), 101)).toBeUndefined();
    expect(searchFor(1, unitsOf(new Array(401).fill(1)), 1000)).toBeUndefined();
  });
});

it('makes a packing of a few statements the best there is', () => {
  const large = fc.array(fc.integer({ min: 100, max: 6000 }), { minLength: 1, maxLength: 7 });
  const [frame, bare] = [
    { Version: '2012-10-17', Statement: [] },
    { Effect: 'Allow', Action: 's3:', Resource: '*' },
  ].map((value) => JSON.stringify(value).length) as [number, number];
  fc.assert(
    fc.property(large, fc.boolean(), (all, groupByService) => {
      const statements = all.map((size) => ({
        Effect: 'Allow',
        Action: `s3:${'A'.repeat(size - bare)}`,
        Resource: '*',
      }));
      const given = { Version: '2012-10-17', Statement: statements };
      const { documents, lowerBound } = packPolicies([given], { groupByService });
      // A comma stands after each statement of a document but the last.
      const commas = all.map((size) => size + 1);
      const least = fewest(commas, 6144 - frame + 1);
      expect(documents).toHaveLength(least);
      expect(lowerBound).toBe(least);
    }),
    { numRuns: 300 },
  );
});

describe('every way to fill', () => {
  it.each([
    ['in order', fillInOrder],
    ['into gaps', fillGaps],
    ['the largest first', fillLargestFirst],
  ])('%s puts everything somewhere, and nowhere too much', (_name, fill) => {
    fc.assert(
      fc.property(sizes, (all) => {
        const units = unitsOf(all);
        const bins = fill(units, 20);
        const orders = bins.flatMap(({ items }) => items.map(({ order }) => order));
        expect(orders.sort((a, b) => a - b)).toEqual([...all.keys()]);
        for (const { items, left } of bins) {
          expect(left).toBe(20 - sizeOf(items));
          expect(left).toBeGreaterThanOrEqual(0);
        }
      }),
    );
  });

  it('takes the first document with room', () => {
    const places = fillGaps(unitsOf([5, 9, 4, 1, 6]), 10).map(({ items }) =>
      items.map(({ order }) => order),
    );
    expect(places).toEqual([[0, 2, 3], [1], [4]]);
  });
});
