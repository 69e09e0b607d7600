import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globSteps } from './overlap.ts';
import { matchesSteps, undecided, witness } from './witness.ts';

const steps = (patterns: readonly string[]) => patterns.map(globSteps);
const find = (include: readonly string[], exclude: readonly string[]) =>
  witness(steps(include), steps(exclude));

describe('a text that tells patterns apart', () => {
  it.each([
    [['a*'], ['ab*']],
    [['*'], ['a*', '*b', '?']],
    [['a*b', '*c*'], ['ac*']],
    [['s3:get*'], ['s3:getobject', 's3:getobject*']],
    [['*'], []],
  ])('is found for %j without %j', (include, exclude) => {
    const text = find(include, exclude);
    expect(text).toBeTypeOf('string');
    for (const pattern of steps(include)) expect(matchesSteps(pattern, String(text))).toBe(true);
    for (const pattern of steps(exclude)) expect(matchesSteps(pattern, String(text))).toBe(false);
  });

  it.each([
    [['a'], ['a']],
    [['ab*'], ['a*']],
    [['a?'], ['a*']],
    [['a*', 'b*'], []],
    [['a*'], ['a', 'a?*']],
    [['?*?'], ['??*']],
    [['*'], ['', '?', '??*']],
    [['a*b*c'], ['a*c']],
  ])('is none for %j without %j', (include, exclude) => {
    expect(find(include, exclude)).toBeUndefined();
  });
});

// A plainer implementation: every text over a small alphabet, matched by regular expressions. A
// character beyond the alphabet of the patterns stands for all others.
const texts = [...'abz'].reduce<readonly string[]>(
  (all) => ['', ...[...'abz'].flatMap((letter) => all.map((text) => letter + text))],
  [''],
);
const longer = [...'abz'].flatMap((letter) => texts.map((text) => letter + text));
const everyText = [...new Set([...texts, ...longer])];
const expression = (pattern: string) =>
  new RegExp(`^${pattern.replaceAll('*', '.*').replaceAll('?', '.')}$`);
const pattern = fc
  .array(fc.constantFrom('a', 'b', '*', '?'), { maxLength: 4 })
  .map((parts) => parts.join(''));

it('is found exactly where a plainer search finds one', () => {
  fc.assert(
    fc.property(
      fc.array(pattern, { minLength: 1, maxLength: 2 }),
      fc.array(pattern, { maxLength: 3 }),
      (include, exclude) => {
        const isOne = (text: string) =>
          include.every((one) => expression(one).test(text)) &&
          !exclude.some((one) => expression(one).test(text));
        const found = find(include, exclude);
        if (typeof found === 'string') expect(isOne(found)).toBe(true);
        else expect([found, everyText.filter(isOne)]).toEqual([undefined, []]);
      },
    ),
    { numRuns: 2_000 },
  );
});

it('is not looked for without an end', () => {
  const started = performance.now();
  // No text has two letters at once in the same place, which one has to read on to see.
  expect(find([`*a${'?'.repeat(24)}`, `*b${'?'.repeat(24)}`], [])).toBe(undecided);
  expect(performance.now() - started).toBeLessThan(10_000);
});
