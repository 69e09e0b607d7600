import fc from 'fast-check';
import { expect, it } from 'vitest';
import { offsetIn, placesIn } from './places.ts';
import { readBroken } from './read-broken.ts';

/** Objects and lists with keys and texts that are hard to read. */
const { value } = fc.letrec<{ value: unknown }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4 },
    fc.constantFrom<unknown>(0, -1.5e300, true, false, null),
    fc.constantFrom('', '"', '\\', '\\\\"', ' a ', '{[', ']},:', '\u0001', 'é\u2028', '\\u0041'),
    fc.array(tie('value'), { maxLength: 4 }),
    fc.dictionary(fc.constantFrom('', 'a', 'b.c', '"\\', '__proto__', '0'), tie('value')),
  ),
}));
const space = fc.constantFrom(undefined, 1, '\t', '\r\n ');

function pathsOf(at: unknown, path: readonly (string | number)[] = []): (typeof path)[] {
  const inside = typeof at === 'object' && at !== null ? Object.entries(at) : [];
  return [
    path,
    ...inside.flatMap(([key, item]) =>
      pathsOf(item, [...path, Array.isArray(at) ? Number(key) : key]),
    ),
  ];
}

it('finds each element where the reader of broken texts does', () => {
  fc.assert(
    fc.property(value, space, (document, indent) => {
      const text = ` ${JSON.stringify(document, undefined, indent)}\n`;
      const places = placesIn(text, 0, 64);
      const { root } = readBroken(text);
      if (typeof places === 'number' || root === undefined) throw new Error('not read');
      for (const path of pathsOf(document)) {
        const offset = offsetIn(places.root, path);
        expect(offset).toBe(offsetIn(root, path));
        expect(offsetIn(places.root, [...path, 'nowhere', 3])).toBe(offset);
      }
    }),
    { numRuns: 500 },
  );
});

it.each([
  ['{"a":1,"a":2}', [{ offset: 7, path: ['a'] }]],
  ['{"b":[{"a":1,"\\u0061":2}]}', [{ offset: 13, path: ['b', 0, 'a'] }]],
  ['{"a":{"a":1},"b":{"a":1}}', []],
])('finds in %s the keys that stand twice', (text, repeated) => {
  expect(placesIn(text, 0, 64)).toMatchObject({ repeated });
  expect(readBroken(text).repeated).toEqual(repeated);
});

it('tells where a text nests too deep', () => {
  expect(placesIn('[[1],[[2]]]', 0, 2)).toBe(6);
  expect(placesIn('[[1],[[2]]]', 0, 3)).toHaveProperty('root');
});
