import { describe, expect, it } from 'vitest';
import { compareResources, type Row } from './compare-resources.ts';
import { meaningfulStatements } from './meaningful-statement.ts';
import { resourceSteps } from './resource-pattern.ts';
import { rowMaker } from './rows.ts';

const a = 'arn:aws:s3:::a';
const inA = 'arn:aws:s3:::a/*';
const bucket = resourceSteps('arn:aws:s3:::*');
const user = `arn:aws:s3:::\${aws:username}`;

function rowsOf(statements: readonly object[]): readonly Row[] {
  const Statement = statements.map((one) => ({ Effect: 'Allow', Action: 's3:GetObject', ...one }));
  return meaningfulStatements({ Version: '2012-10-17', Statement }).flatMap(rowMaker());
}

function compare(
  before: readonly object[],
  after: readonly object[],
  live: () => Iterable<ReturnType<typeof resourceSteps>> | undefined = () => undefined,
  left = Number.POSITIVE_INFINITY,
) {
  const { differences, doubts } = compareResources(rowsOf(before), rowsOf(after), live, { left });
  return {
    differences: differences.map(({ row, ...one }) => ({ ...one, by: row.resource })),
    doubts: doubts.map(({ row, reason }) => `${row.resource}: ${reason}`),
  };
}

const onA = { Resource: a };
const onAll = { Resource: '*' };
const denyA = { Effect: 'Deny', Resource: a };
const Condition = { StringEquals: { 'aws:username': 'x' } };

describe('sides that say the same', () => {
  it.each([
    ['nothing', [], []],
    ['the same', [onA], [onA]],
    ['the same twice', [onA], [onA, onA]],
    ['what another one includes', [{ Resource: inA }], [{ Resource: [inA, `${a}/b`] }]],
    ['what is denied', [onAll, { Effect: 'Deny', Resource: '*' }], []],
    ['a part that a denial takes', [{ Resource: inA }, { Effect: 'Deny', Resource: inA }], []],
    [
      'two halves',
      [
        { Resource: inA, Condition },
        { Resource: inA, Condition: not(Condition) },
      ],
      [{ Resource: inA }],
    ],
    [
      'all but what is denied',
      [{ NotResource: a }, { Effect: 'Deny', Resource: a }],
      [onAll, denyA],
    ],
  ])('differ on nothing: %s', (_what, before, after) => {
    expect(compare(before, after)).toEqual({ differences: [], doubts: [] });
    expect(compare(after, before)).toEqual({ differences: [], doubts: [] });
  });
});

function not({ StringEquals }: typeof Condition) {
  return { StringNotEquals: StringEquals };
}

describe('a difference', () => {
  it('is whole where nothing of the row is the same', () => {
    expect(compare([], [onA])).toEqual({
      differences: [
        { kind: 'gained', by: a, isWhole: true, isDead: false, resource: a, context: {} },
      ],
      doubts: [],
    });
    expect(compare([onA], []).differences).toMatchObject([{ kind: 'lost', resource: a }]);
  });

  it('is a part where something is', () => {
    const [found, ...more] = compare([onA], [onA, onAll]).differences;
    expect(more).toEqual([]);
    expect(found).toMatchObject({ kind: 'gained', by: '*', isWhole: false, isDead: false });
    expect(found?.resource).not.toBe(a);
  });

  it('is made by a denial that comes', () => {
    expect(compare([onAll], [onAll, denyA]).differences).toMatchObject([
      { kind: 'lost', by: a, isWhole: true, resource: a },
    ]);
    expect(compare([onAll, denyA], [onAll]).differences).toMatchObject([
      { kind: 'gained', by: a, resource: a },
    ]);
  });

  it('is not shown on what NotResource excepts', () => {
    const [found] = compare([], [{ NotResource: ['arn:*:*:*:*:*', '*x*'] }]).differences;
    expect(found).toMatchObject({ kind: 'gained', resource: '*' });
  });

  it('has the context in which it is one', () => {
    expect(compare([onA], [{ ...onA, Condition }]).differences).toMatchObject([
      { kind: 'lost', by: a, context: {} },
      { kind: 'lost', by: a, context: {} },
    ]);
    expect(compare([], [{ ...onA, Condition }]).differences).toMatchObject([
      { kind: 'gained', by: a, context: { 'aws:username': 'x' } },
    ]);
  });

  it('may be one in both directions', () => {
    const other = { StringEquals: { 'aws:username': 'y' } };
    const found = compare([{ ...onA, Condition }], [{ ...onA, Condition: other }]).differences;
    expect(found.find(({ kind }) => kind === 'gained')?.context).toEqual({
      'aws:username': 'y',
    });
    expect(found.find(({ kind }) => kind === 'lost')?.context).toEqual({
      'aws:username': 'x',
    });
  });
});

describe('what the actions are about', () => {
  it('is where a difference is shown', () => {
    const [found] = compare([], [onAll], () => [resourceSteps(inA)]).differences;
    expect(found).toMatchObject({ isDead: false, isWhole: true });
    expect(found?.resource).toMatch(/^arn:aws:s3:::a\//);
  });

  it('is looked through in its order', () => {
    const live = [resourceSteps('arn:aws:sqs:r:1:q'), resourceSteps(a), resourceSteps(inA)];
    expect(compare([], [{ Resource: 'arn:aws:s3:::*' }], () => live).differences).toMatchObject([
      { isDead: false, resource: a },
    ]);
  });

  it('makes a difference dead where it is nothing of that', () => {
    const found = compare([], [{ Resource: 'arn:aws:sqs:r:1:q' }], () => [bucket]);
    expect(found).toEqual({
      differences: [
        {
          kind: 'gained',
          by: 'arn:aws:sqs:r:1:q',
          isWhole: true,
          isDead: true,
          resource: 'arn:aws:sqs:r:1:q',
          context: {},
        },
      ],
      doubts: [],
    });
  });

  it.each(['arn:aws:s3:::demo', 'arn:aws:sqs:r:1:q'])(
    'is shown where it is, be it only %s',
    (arn) => {
      // Parts the difference in two, both of which are one.
      const denial = { Effect: 'Deny', Resource: 'arn:aws:sqs:*:*:*', Condition };
      const { differences } = compare([denial], [denial, onAll], () => [resourceSteps(arn)]);
      expect(differences).toMatchObject([{ kind: 'gained', isDead: false, resource: arn }]);
    },
  );

  it('makes one part live beside another that is dead', () => {
    // What is not of the queue is dead, and comes first or not.
    const before = [{ Resource: 'arn:aws:sqs:*:*:*' }];
    expect(compare(before, [onAll], () => [bucket]).differences).toMatchObject([
      { kind: 'gained', isDead: false },
    ]);
    const live = () => [resourceSteps('arn:aws:s3:::a/deep/*')];
    const [found] = compare([{ Resource: `${a}/x*` }], [{ Resource: inA }], live).differences;
    expect(found?.isDead).toBe(false);
    expect(found?.resource).toMatch(/\/deep\//);
  });
});

describe('variables', () => {
  it('that stay leave nothing in doubt', () => {
    expect(compare([{ Resource: user }], [{ Resource: user }]).doubts).toEqual([]);
  });

  it('are filled in for a witness', () => {
    const { differences, doubts } = compare([], [{ Resource: user }]);
    expect(differences).toMatchObject([{ kind: 'gained', by: user }]);
    expect(doubts).toEqual([]);
  });

  it('that another row includes leave nothing in doubt', () => {
    const all = { Resource: 'arn:aws:s3:::*' };
    expect(compare([all], [all, { Resource: user }])).toEqual({ differences: [], doubts: [] });
  });

  it('that a denial of all takes leave nothing in doubt', () => {
    const denial = { Effect: 'Deny', Resource: 'arn:aws:s3:::*' };
    expect(compare([denial], [denial, { Resource: user }])).toEqual({
      differences: [],
      doubts: [],
    });
  });

  it('leave in doubt what depends on their values', () => {
    // The user may be called a, or not.
    const denial = { Effect: 'Deny', Resource: user };
    const { differences, doubts } = compare([denial], [denial, onA]);
    expect(differences).toMatchObject([{ kind: 'gained', by: a }]);
    expect(doubts).toEqual([]);
    const covered = compare([onA, denial, { Resource: user }], [onA, denial]);
    expect(covered.doubts).toEqual([`${user}: it depends on the values of the variables`]);
  });

  it('of too many rows leave it in doubt, of fewer not', () => {
    const rows = (count: number) =>
      Array.from({ length: count }, (_none, at) => ({ Resource: `${user}${at}*` }));
    const all = { Resource: 'arn:aws:s3:::*' };
    const six = [all, ...rows(5)];
    expect(compare(six, [...six, { Resource: user }]).doubts).toEqual([]);
    const seven = [all, ...rows(6)];
    expect(compare(seven, [...seven, { Resource: user }]).doubts).toEqual([
      `${user}: it depends on the values of the variables`,
    ]);
  });
});

describe('what would take too long', () => {
  const patterns = Array.from('bcdefghijklm', (letter) => ({ Resource: `${a}*${letter}*` }));

  it('is in doubt where the patterns make too many parts', () => {
    const after = [...patterns, { Resource: `${a}*` }];
    const { differences, doubts } = compare(patterns, after, undefined, 300_000);
    expect(differences).toEqual([]);
    expect(doubts).toEqual([`${a}*: its patterns divide the resources into too many parts`]);
  });

  it('is in doubt where it does so for the values of a variable', () => {
    const names = Array.from('bcdefghijklm', (letter) => ({
      Resource: `arn:aws:s3:::*${letter}*`,
    }));
    const all = { Resource: 'arn:aws:s3:::*' };
    const doubtsBeside = (rows: readonly object[]) =>
      compare([all, ...rows], [all, ...rows, { Resource: user }], undefined, 300_000).doubts;
    expect(doubtsBeside(names.slice(0, 3))).toEqual([]);
    expect(doubtsBeside(names)).toEqual([`${user}: it depends on the values of the variables`]);
  });

  it('is in doubt without effort', () => {
    const { differences, doubts } = compare(
      [{ Resource: `${a}*b` }],
      [{ Resource: `${a}b*` }],
      undefined,
      0,
    );
    expect(differences).toEqual([]);
    expect(doubts).toHaveLength(2);
  });

  it('takes from the effort what is compared', () => {
    const effort = { left: 1_000_000 };
    compareResources(
      rowsOf([{ Resource: `${a}*` }]),
      rowsOf([{ Resource: inA }]),
      () => undefined,
      effort,
    );
    expect(effort.left).toBeLessThan(1_000_000);
  });
});
