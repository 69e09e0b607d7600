import { matchesGlob } from '@pcluster-iam/core';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { includesPattern } from './includes.ts';

/** Every text of at most so many letters out of some. */
function textsOf(letters: string, length: number): readonly string[] {
  let longest: readonly string[] = [''];
  const all = [''];
  for (let count = 0; count < length; count += 1) {
    longest = longest.flatMap((text) => Array.from(letters, (letter) => text + letter));
    all.push(...longest);
  }
  return all;
}

// What two patterns name, and a letter that neither does.
const texts = textsOf('abc', 7);

/** The texts that a pattern matches, a bit for each. */
function matched(pattern: string): Int32Array {
  const bits = new Int32Array(Math.ceil(texts.length / 32));
  for (const [index, text] of texts.entries()) {
    if (matchesGlob(pattern, text))
      bits[index >> 5] = (bits[index >> 5] ?? 0) | (1 << (index & 31));
  }
  return bits;
}

function isWithin(inner: Int32Array, outer: Int32Array): boolean {
  return inner.every((word, index) => (word & ~(outer[index] ?? 0)) === 0);
}

describe('a pattern', () => {
  it('includes another one exactly where no text tells the two apart', () => {
    const patterns = textsOf('ab*?', 3).map((pattern) => ({ pattern, bits: matched(pattern) }));
    const wrong = patterns.flatMap((outer) =>
      patterns
        .filter(
          (inner) =>
            includesPattern(outer.pattern, inner.pattern) !== isWithin(inner.bits, outer.bits),
        )
        .map((inner) => `${outer.pattern} and ${inner.pattern}`),
    );
    expect(wrong).toEqual([]);
  });

  it('that is longer does so, too', () => {
    const pattern = fc
      .array(fc.constantFrom('a', 'b', '?', '*', '*'), { minLength: 4, maxLength: 6 })
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(pattern, pattern, (outer, inner) => {
        expect(includesPattern(outer, inner)).toBe(isWithin(matched(inner), matched(outer)));
      }),
      { numRuns: 500 },
    );
  });

  const name = `\${aws:username}`;
  it.each([
    ['user/*', `user/${name}`, true],
    ['user/*/keys', `user/${name}/keys`, true],
    [`user/${name}/*`, `user/${name}/keys`, true],
    [`user/${name}`, `user/${name}`, true],
    ['user/?*', `user/${name}`, false],
    ['user/?', `user/${name}`, false],
    [`user/${name}`, 'user/*', false],
    [`user/${name}`, `user/\${aws:userid}`, false],
    // The dollar is a character, and no variable.
    ['user/$*', `user/${name}`, false],
    ['user/$*', 'user/$a', true],
  ])('%j includes %j, whatever the variable stands for: %j', (outer, inner, isIncluded) => {
    expect(includesPattern(outer, inner)).toBe(isIncluded);
  });

  it('of hundreds of wildcards is compared at once, and too long a one not at all', () => {
    const start = performance.now();
    expect(includesPattern('*a'.repeat(1_000), `${'*a?b'.repeat(400)}b`)).toBe(false);
    expect(includesPattern(`${'*a'.repeat(1_000)}*`, 'a'.repeat(1_000))).toBe(true);
    expect(includesPattern(`${'?*'.repeat(1_000)}`, '?'.repeat(1_000))).toBe(true);
    expect(includesPattern('a*', 'a'.repeat(3_000))).toBe(false);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
