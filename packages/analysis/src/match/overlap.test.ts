import { matchesGlob } from '@pcluster-iam/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { globSteps, overlap } from './overlap.ts';

/** Every text of at most six letters out of three. */
const texts = Array.from({ length: 6 }).reduce<readonly string[]>(
  (all) => [...new Set(all.flatMap((text) => ['', 'a', 'b', ':'].map((more) => text + more)))],
  [''],
);

describe('two patterns', () => {
  it('overlap where a text matches both, as enumeration tells', () => {
    // Where some text matches both, one does whose letters the two ask for: six at most.
    const pattern = fc
      .array(fc.constantFrom('a', 'b', ':', '?'), { maxLength: 3 })
      .chain((parts) => fc.tuple(...parts.map((part) => fc.constantFrom(part, `*${part}`))))
      .chain((parts) => fc.constantFrom(parts.join(''), `${parts.join('')}*`));
    fc.assert(
      fc.property(pattern, pattern, (one, other) => {
        const isShared = texts.some((text) => matchesGlob(one, text) && matchesGlob(other, text));
        expect(overlap(globSteps(one), globSteps(other))).toBe(isShared);
      }),
      { numRuns: 1_000 },
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
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
