import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesGlob } from './glob.ts';
import { globSteps, overlap } from './overlap.ts';

/** Every text of at most four letters out of three. */
const texts = ['', 'a', 'b', ':'].reduce<string[]>(
  (all) => [...new Set(all.flatMap((text) => [text, `${text}a`, `${text}b`, `${text}:`]))],
  [''],
);

describe('two patterns', () => {
  it('overlap where a short text matches both, as enumeration tells', () => {
    const pattern = fc
      .array(fc.constantFrom('a', 'b', ':', '*', '?'), { maxLength: 4 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(pattern, pattern, (one, other) => {
        // Two patterns of four steps that overlap do so in a text of four letters or fewer, but for
        // letters that each asks for and the other takes by a star: at most eight.
        const isShared = texts.some((text) => matchesGlob(one, text) && matchesGlob(other, text));
        const found = overlap(globSteps(one), globSteps(other));
        if (isShared) expect(found).toBe(true);
        if (!one.includes('*') || !other.includes('*')) expect(found).toBe(isShared);
      }),
      { numRuns: 2_000 },
    );
  });

  it.each([
    ['a*', '*b', true],
    ['a*', 'b*', false],
    ['*', '', true],
    ['?', '', false],
    ['a?c', 'abc', true],
    ['a*c', 'ab', false],
  ])('%j and %j: %j', (one, other, isShared) => {
    expect(overlap(globSteps(one), globSteps(other))).toBe(isShared);
    expect(overlap(globSteps(other), globSteps(one))).toBe(isShared);
  });

  it('may leave characters out of a class', () => {
    const segment = [{ kind: 'any', except: ':', repeats: true }] as const;
    expect(overlap(segment, globSteps('a/b'))).toBe(true);
    expect(overlap(segment, globSteps('a:b'))).toBe(false);
  });

  it('of many stars are compared at once', () => {
    const start = performance.now();
    expect(overlap(globSteps('*a'.repeat(1_000)), globSteps(`${'*b'.repeat(999)}b`))).toBe(false);
    expect(performance.now() - start).toBeLessThan(3_000);
  });
});
