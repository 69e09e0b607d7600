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

it('is found beside all characters that the patterns tell apart', () => {
  const letters = [...'abcdefghijklmnopqrstuvwxyz0123456789'];
  const text = find(['?'], letters);
  expect(text).toHaveLength(1);
  expect(letters).not.toContain(text);
  const more = find(['?'], [...letters, '\u00a1', '\u00a2']);
  expect([...letters, '\u00a1', '\u00a2', undefined]).not.toContain(more);
});

it('is a shortest one', () => {
  expect(find(['a*b', '*'], [])).toBe('ab');
  expect(find(['a*b'], ['ab'])).toHaveLength(3);
  expect(find(['??*'], ['??'])).toHaveLength(3);
  expect(find(['a?c'], [])).toMatch(/^a.c$/);
  expect(find(['*', '*'], [])).toBe('');
  // Without a colon, which the class leaves out.
  const segment = [{ kind: 'any', except: 'xy:', repeats: false }] as const;
  expect(matchesSteps(segment, String(witness([segment], [])))).toBe(true);
});

it('takes what it looked at from the effort', () => {
  const effort = { left: 1_000 };
  witness(steps(['a*', '*b']), [], effort);
  expect(effort.left).toBeLessThan(1_000);
  expect(effort.left).toBeGreaterThan(900);
  expect(witness(steps(['a*', '*b']), [], { left: 3 })).toBe(undecided);
  // A pattern by itself needs no search.
  expect(witness(steps(['a*b', '*']), [], { left: 0 })).toBe('ab');
});
