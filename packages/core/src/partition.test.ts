import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caught } from '../test/caught.ts';
import { untyped } from '../test/demo.ts';
import { hostileText } from '../test/hostile.ts';
import { ec2TrustPolicy, type KnownPartition, partitionOf } from './index.ts';

interface Row {
  readonly regions: readonly string[];
  readonly partition: KnownPartition;
}

/** The table of regions and partitions, row by row, with regions of each that exist or may come. */
const table: readonly Row[] = [
  { regions: ['cn-north-1', 'cn-northwest-1'], partition: 'aws-cn' },
  { regions: ['us-gov-west-1', 'us-gov-east-1'], partition: 'aws-us-gov' },
  { regions: ['us-iso-east-1', 'us-iso-west-1'], partition: 'aws-iso' },
  { regions: ['us-isob-east-1', 'us-isob-west-1'], partition: 'aws-iso-b' },
  { regions: ['eu-isoe-west-1'], partition: 'aws-iso-e' },
  { regions: ['us-isof-south-1', 'us-isof-east-1'], partition: 'aws-iso-f' },
  { regions: ['eusc-de-east-1'], partition: 'aws-eusc' },
  {
    regions: [
      'us-east-1',
      'us-west-2',
      'eu-west-1',
      'eu-central-2',
      'ap-southeast-5',
      'af-south-1',
      'ca-west-1',
      'il-central-1',
      'me-south-1',
      'mx-central-1',
      'sa-east-1',
      // Near misses of the rows above.
      'us-government-west-1',
      'us-isolated-east-1',
      'eu-iso-west-1',
      'zz-north-1',
    ],
    partition: 'aws',
  },
];

const rows = table.flatMap(({ regions, partition }) =>
  regions.map((region) => [region, partition] as const),
);

const partitions = table.map(({ partition }) => partition);

/** A prefix that the table does not know. */
const unknownRegions = ['abc-north-1', 'euso-de-east-1', 'cnx-north-1', 'usgv-west-1'];

// The trust policies have no inputs but these two, so they show best what becomes of them.
const build = (region: unknown, partition?: unknown) =>
  ec2TrustPolicy(untyped({ region, partition }));

describe('the partition of a region', () => {
  it.each(rows)('of %s is %s', (region, partition) => {
    expect(partitionOf(region)).toBe(partition);
  });

  it.each([...unknownRegions, '', 'a', 'aws', '-'])('of %j is unknown', (region) => {
    expect(partitionOf(region)).toBeUndefined();
  });

  it('is aws for every two-letter prefix without a row of its own', () => {
    fc.assert(
      fc.property(
        fc.stringMatching(/^[a-z]{2}-(north|south|east|west|central)-[1-9]$/),
        (region) => {
          fc.pre(!region.startsWith('cn-'));
          expect(partitionOf(region)).toBe('aws');
        },
      ),
    );
  });
});

describe('a partition beside the region', () => {
  it.each(rows)('may be given where it agrees: %s and %s', (region, partition) => {
    expect(build(region, partition)).toStrictEqual(build(region));
  });

  const contradictions = rows.flatMap(([region, right]) =>
    [...partitions, 'aws-later']
      .filter((partition) => partition !== right)
      .map((partition) => [region, partition, right] as const),
  );

  it.each(contradictions)('is an error where it contradicts: %s and %s', (region, given, right) => {
    const error = caught(() => build(region, given));
    expect(error).toMatchObject({
      code: 'invalid-input',
      issues: [{ code: 'contradiction', input: 'partition' }],
    });
    for (const shown of [region, given, right]) expect(error.message).toContain(`"${shown}"`);
  });

  it.each(unknownRegions)('must be given for %s', (region) => {
    const error = caught(() => build(region));
    expect(error).toMatchObject({ issues: [{ code: 'missing', input: 'partition' }] });
    expect(error.message).toContain(`"${region}"`);
  });

  it.each(unknownRegions)('may be any for %s, also one that comes later', (region) => {
    for (const partition of [...partitions, 'aws-later']) {
      expect(() => build(region, partition)).not.toThrow();
    }
  });

  it('is not held against a region that is wrong itself', () => {
    expect(caught(() => build('nowhere', 'aws-cn'))).toMatchObject({
      issues: [{ code: 'invalid', input: 'region' }],
    });
  });

  it('is wrong together with the region: both are told', () => {
    expect(caught(() => build('nowhere', 'azure'))).toMatchObject({
      issues: [
        { code: 'invalid', input: 'region' },
        { code: 'invalid', input: 'partition' },
      ],
    });
  });

  it('that is hostile is refused, whatever the region leaves open', () => {
    fc.assert(
      fc.property(hostileText, fc.constantFrom('eu-west-1', ...unknownRegions), (text, region) => {
        for (const partition of [text, `aws${text}`, `aws-${text}`]) {
          expect(caught(() => build(region, partition))).toMatchObject({
            issues: expect.arrayContaining([
              expect.objectContaining({ code: 'invalid', input: 'partition' }),
            ]),
          });
        }
      }),
    );
  });
});
