import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matchesGlob } from './glob.ts';

describe('a pattern', () => {
  it('matches what a regular expression built of it does', () => {
    const letters = fc.constantFrom('a', 'b', '*', '?', '.');
    const pattern = fc.array(letters, { maxLength: 8 }).map((parts) => parts.join(''));
    const text = fc.array(fc.constantFrom('a', 'b', '.'), { maxLength: 8 });
    fc.assert(
      fc.property(
        pattern,
        text.map((parts) => parts.join('')),
        (glob, whole) => {
          const plain = glob.replace(/[.]/g, '\\.').replaceAll('*', '.*').replaceAll('?', '.');
          expect(matchesGlob(glob, whole)).toBe(new RegExp(`^${plain}$`, 's').test(whole));
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('of many stars is answered at once', () => {
    const start = performance.now();
    expect(matchesGlob('*a'.repeat(500), `${'a'.repeat(5_000)}b`)).toBe(false);
    expect(matchesGlob('?'.repeat(2_000), 'a'.repeat(2_000))).toBe(true);
    expect(performance.now() - start).toBeLessThan(10_000);
  });
});
