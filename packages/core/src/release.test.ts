import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareReleases } from './index.ts';
import { isRelease } from './release.ts';

const part = fc.nat(9_999);
const parts = fc.tuple(part, part, part);
const near = fc.tuple(fc.nat(2), fc.nat(2), fc.nat(12));
const release = fc.oneof(parts, near).map((numbers) => numbers.join('.'));

describe('compareReleases', () => {
  it.each([
    ['2.4.1', '2.4.1', 0],
    ['2.4.1', '2.4.2', -1],
    ['2.9.1', '2.10.0', -1],
    ['2.10.0', '2.9.9', 1],
    ['2.11.9', '3.0.0', -1],
    ['10.0.0', '9.99.99', 1],
    ['3.1.10', '3.1.9', 1],
  ])('of %s and %s has the sign of %i', (a, b, sign) => {
    expect(Math.sign(compareReleases(a, b))).toBe(sign);
    expect(Math.sign(compareReleases(b, a))).toBe(-sign + 0);
  });

  it('sorts a list from the oldest to the newest', () => {
    const releases = ['3.0.0', '2.10.0', '2.4.1', '2.9.1', '2.11.9', '2.4.0'];
    expect(releases.toSorted(compareReleases)).toStrictEqual([
      '2.4.0',
      '2.4.1',
      '2.9.1',
      '2.10.0',
      '2.11.9',
      '3.0.0',
    ]);
  });

  it('is 0 for the same release and for no other', () => {
    fc.assert(
      fc.property(release, release, (a, b) => {
        expect(compareReleases(a, a)).toBe(0);
        expect(compareReleases(a, b) === 0).toBe(a === b);
      }),
    );
  });

  it('turns its sign with its arguments', () => {
    fc.assert(
      fc.property(release, release, (a, b) => {
        expect(Math.sign(compareReleases(a, b))).toBe(-Math.sign(compareReleases(b, a)) + 0);
      }),
    );
  });

  it('is transitive', () => {
    fc.assert(
      fc.property(release, release, release, (a, b, c) => {
        const [first, second, third] = [a, b, c].toSorted(compareReleases);
        if (!first || !second || !third) throw new Error('Sorting lost a release');
        expect(compareReleases(first, second)).toBeLessThanOrEqual(0);
        expect(compareReleases(second, third)).toBeLessThanOrEqual(0);
        expect(compareReleases(first, third)).toBeLessThanOrEqual(0);
      }),
    );
  });

  it('orders by the first number that differs', () => {
    fc.assert(
      fc.property(parts, parts, (a, b) => {
        const differing = a.findIndex((number, index) => number !== b[index]);
        const wanted = differing < 0 ? 0 : Math.sign((a[differing] ?? 0) - (b[differing] ?? 0));
        expect(Math.sign(compareReleases(a.join('.'), b.join('.')))).toBe(wanted);
      }),
    );
  });
});

describe('isRelease', () => {
  it.each(['2.4.1', '2.10.0', '3.0.0', '0.0.1', '10.20.30', '9999.9999.9999'])(
    'accepts %s',
    (text) => {
      expect(isRelease(text)).toBe(true);
    },
  );

  it.each([
    '',
    '2',
    '2.4',
    '2.4.',
    '.4.1',
    '2..1',
    '2.4.1.0',
    'v2.4.1',
    '2.4.1-rc1',
    '2.4.1 ',
    ' 2.4.1',
    '2.4.1\n',
    '2,4,1',
    '2.4.x',
    '-2.4.1',
    '2.4.1e1',
    '10000.0.0',
    '٢.٤.١',
    'latest',
    '__proto__',
  ])('refuses %j', (text) => {
    expect(isRelease(text)).toBe(false);
  });

  it('accepts every release of three numbers', () => {
    fc.assert(
      fc.property(release, (text) => {
        expect(isRelease(text)).toBe(true);
      }),
    );
  });
});
