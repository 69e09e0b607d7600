import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesSteps, undecided } from '../match/witness.ts';
import { atomsOf } from './atoms.ts';
import { wildcardSteps } from './resource-pattern.ts';

const glob = (pattern: string) => wildcardSteps(pattern, '');

function atoms(whole: readonly string[], ...patterns: readonly string[]) {
  const found = atomsOf(whole.map(glob), patterns.map(glob));
  if (found === undecided) throw new Error('undecided');
  return found;
}

describe('a text without wildcards', () => {
  it.each([
    ['is its own part', ['ab'], ['ab']],
    ['is a part where the rest of the whole matches it', ['ab', 'a*'], ['ab']],
    ['is a part wherever it stands in the whole', ['a*', 'ab'], ['ab']],
    ['is none where the rest of the whole does not', ['ab', 'b*'], []],
    ['is none where one of several does not', ['ab', 'a*', 'b*'], []],
  ])('%s', (_what, whole, expected) => {
    expect(atoms(whole, 'a*', '*b', 'c').map(({ text }) => text)).toEqual(expected);
    expect(atoms(whole).map(({ include }) => include)).toEqual(expected.map(() => whole.map(glob)));
  });
});

describe('patterns', () => {
  it('that match nothing in common have no part', () => {
    expect(atoms(['a*', 'b*'], '*c')).toEqual([]);
  });

  it('that nothing divides are one part', () => {
    expect(atoms(['a?*', '*b'])).toEqual([
      { include: [glob('a?*'), glob('*b')], exclude: [], text: 'ab' },
    ]);
  });

  const pattern = fc.string({ unit: fc.constantFrom('a', 'b', '*', '?'), maxLength: 4 });
  const alphabet = ['a', 'b', 'c'];
  const texts = [''];
  for (const text of texts) {
    if (text.length < 4) texts.push(...alphabet.map((letter) => text + letter));
  }

  it('divide texts into those that the same of them match', () => {
    fc.assert(
      fc.property(
        fc.array(pattern, { minLength: 1, maxLength: 2 }),
        fc.array(pattern, { maxLength: 4 }),
        (whole, patterns) => {
          const answersOf = (text: string) =>
            patterns.map((one) => matchesSteps(glob(one), text)).join();
          const isIn = (text: string) => whole.every((one) => matchesSteps(glob(one), text));
          const found = atoms(whole, ...patterns);
          for (const { include, exclude, text } of found) {
            expect(isIn(text)).toBe(true);
            expect(include.every((one) => matchesSteps(one, text))).toBe(true);
            expect(exclude.some((one) => matchesSteps(one, text))).toBe(false);
          }
          const isText = whole.some((one) => !/[*?]/.test(one));
          const answers = found.map(({ text }) => answersOf(text));
          // Each part once, and what is found by trying every short text is among them.
          expect(new Set(answers).size).toBe(answers.length);
          for (const text of texts.filter(isIn)) expect(answers).toContain(answersOf(text));
          if (isText) expect(found.length).toBeLessThanOrEqual(1);
        },
      ),
    );
  });
});

it('is undecided without effort', () => {
  expect(atomsOf([glob('*a*'), glob('*b*')], [], { left: 0 })).toBe(undecided);
  expect(atomsOf([glob('*')], ['*a*', '*b*'].map(glob), { left: 0 })).toBe(undecided);
});
