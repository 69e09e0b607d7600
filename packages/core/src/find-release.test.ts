import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caught } from '../test/caught.ts';
import { byHand, schedulerWith, untyped } from '../test/demo.ts';
import { buildPolicy, compareReleases, InvalidInputError, type SchedulerEnd } from './index.ts';

/** What is said of a release that a scheduler with some releases does not know. */
function messageFor(release: unknown, known: readonly string[], end?: SchedulerEnd): string {
  const documents = Object.fromEntries(known.map((one) => [one, { user: [byHand] }]));
  const scheduler = schedulerWith(documents, end && { end });
  const options = { scheduler, release, region: 'eu-west-1', accountId: '123456789012' };
  const error = caught(() => buildPolicy('user', untyped(options)));
  if (!(error instanceof InvalidInputError)) throw error;
  expect(error.issues).toMatchObject([{ input: 'release' }]);
  return error.issues[0]?.message ?? '';
}

// Neither in the order of releases nor in that of text.
const few = ['2.10.0', '2.4.1', '3.0.0', '2.9.1'];

describe('a release that a scheduler does not know', () => {
  it.each([
    ['before the first', '2.4.0', '2.4.1'],
    ['long before the first', '0.0.1', '2.4.1'],
    ['between the first two', '2.4.2', '2.4.1 and 2.9.1'],
    ['between two, by number and not by text', '2.9.2', '2.9.1 and 2.10.0'],
    ['between the last two', '2.11.9', '2.10.0 and 3.0.0'],
    ['after the last', '3.0.1', '3.0.0'],
    ['long after the last', '10.0.0', '3.0.0'],
  ])('%s is told with the nearest', (_where, release, nearest) => {
    expect(messageFor(release, few)).toBe(
      `is "${release}"; demo knows 2.4.1, 2.9.1, 2.10.0, 3.0.0, the nearest ${nearest}`,
    );
  });

  it.each(['latest', '', 'v2.4.1', '2.4', 7, null])(
    '%j is no release, and has none near',
    (release) => {
      expect(messageFor(release, few)).toMatch(/; demo knows 2\.4\.1, 2\.9\.1, 2\.10\.0, 3\.0\.0$/);
    },
  );

  it('is told with the one release that there is', () => {
    expect(messageFor('1.0.0', ['2.4.1'])).toBe('is "1.0.0"; demo knows 2.4.1, the nearest 2.4.1');
  });

  const numbered = (count: number) => Array.from({ length: count }, (_, index) => `1.${index}.0`);

  it('is told with every release, where they are eight', () => {
    expect(messageFor('2.0.0', numbered(8))).toContain(
      'demo knows 1.0.0, 1.1.0, 1.2.0, 1.3.0, 1.4.0, 1.5.0, 1.6.0, 1.7.0, the nearest',
    );
  });

  it.each([9, 12])('is told with the first and the last, where they are %i', (count) => {
    const range = `1.0.0 to 1.${count - 1}.0`;
    expect(messageFor('1.8.1', numbered(count))).toContain(
      `demo knows ${range}, the nearest 1.8.0`,
    );
    expect(messageFor(undefined, numbered(count))).toBe(
      `is missing: a release of ParallelCluster, one of ${range}`,
    );
  });

  it('is told with the nearest, whatever the releases are', () => {
    const release = fc.tuple(fc.nat(3), fc.nat(12), fc.nat(3)).map((numbers) => numbers.join('.'));
    fc.assert(
      fc.property(
        release,
        fc.uniqueArray(release, { minLength: 1, maxLength: 12 }),
        (asked, all) => {
          const known = all.filter((one) => one !== asked);
          fc.pre(known.length > 0);
          const older = known.filter((one) => compareReleases(one, asked) < 0);
          const newer = known.filter((one) => compareReleases(one, asked) > 0);
          const nearest = [
            ...older.toSorted(compareReleases).slice(-1),
            ...newer.toSorted(compareReleases).slice(0, 1),
          ];
          expect(messageFor(asked, known)).toMatch(
            new RegExp(`, the nearest ${nearest.join(' and ').replaceAll('.', '\\.')}$`),
          );
        },
      ),
    );
  });

  describe('of a scheduler whose support ended', () => {
    const end = { lastRelease: '2.11.4', successors: ['slurm', 'awsbatch'] };
    const last =
      'ParallelCluster 2.11.4 was the last with demo; later releases have slurm and awsbatch';

    it.each(['2.11.5', '2.12.0', '3.0.1'])('says for %s who comes after it', (release) => {
      expect(messageFor(release, ['2.4.1', '2.11.4'], end)).toBe(
        `is "${release}"; demo knows 2.4.1, 2.11.4. ${last}`,
      );
    });

    it.each(['2.4.0', '2.11.3'])('says for %s the nearest', (release) => {
      expect(messageFor(release, ['2.4.1', '2.11.4'], end)).toContain('the nearest 2.4.1');
    });

    it('says for the last release itself the nearest, where it is not known', () => {
      expect(messageFor('2.11.4', ['2.4.1'], end)).toContain('the nearest 2.4.1');
    });
  });
});

describe('a release that is missing', () => {
  it('is told with the known ones', () => {
    expect(messageFor(undefined, few)).toBe(
      'is missing: a release of ParallelCluster, one of 2.4.1, 2.9.1, 2.10.0, 3.0.0',
    );
  });

  it('is told without any where the scheduler is missing too', () => {
    expect(caught(() => buildPolicy('user', untyped({})))).toMatchObject({
      issues: expect.arrayContaining([
        { code: 'missing', input: 'release', message: 'is missing: a release of ParallelCluster' },
      ]),
    });
  });
});
