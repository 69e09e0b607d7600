import fc from 'fast-check';
import { expect, it } from 'vitest';
import { roomTree } from './room-tree.ts';

it('finds what looking at one place after the other finds', () => {
  const change = fc.tuple(fc.nat(40), fc.nat(9));
  const question = fc.tuple(fc.nat(45), fc.nat(9));
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 41 }),
      fc.array(change),
      fc.array(question),
      (length, changes, questions) => {
        const tree = roomTree(length);
        const plain = new Array<number>(length).fill(-1);
        for (const [at, room] of changes.filter(([place]) => place < length)) {
          tree.set(at, room);
          plain[at] = room;
        }
        for (const [from, room] of questions) {
          const expected = plain.findIndex((one, at) => at >= from && one >= room);
          expect(tree.first(from, room)).toBe(expected);
        }
      },
    ),
  );
});
