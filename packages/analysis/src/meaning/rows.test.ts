import { describe, expect, it } from 'vitest';
import { matchesSteps } from '../match/witness.ts';
import type { Row } from './compare-resources.ts';
import { meaningfulStatements } from './meaningful-statement.ts';
import { contextOf } from './policy-variables.ts';
import { rowMaker } from './rows.ts';

const user = `\${aws:username}`;
const home = `arn:aws:s3:::home/${user}/*`;

function rowsOf(statement: object, Version = '2012-10-17'): readonly Row[] {
  const rows = rowMaker();
  return meaningfulStatements({
    Version,
    Statement: { Effect: 'Allow', Action: 's3:GetObject', ...statement },
  }).flatMap(rows);
}

const isMatched = ({ steps, except }: Row, resource: string) =>
  matchesSteps(steps, resource) && !except.some((one) => matchesSteps(one, resource));

describe('the rows of a statement', () => {
  it('are one for each resource', () => {
    const rows = rowsOf({ Resource: ['arn:aws:s3:::a/*', 'arn:aws:s3:::b'] });
    expect(rows.map(({ resource, effect, except }) => [resource, effect, except])).toEqual([
      ['arn:aws:s3:::a/*', 'Allow', []],
      ['arn:aws:s3:::b', 'Allow', []],
    ]);
    const [first] = rows;
    expect(first && isMatched(first, 'arn:aws:s3:::a/x')).toBe(true);
    expect(first && isMatched(first, 'arn:aws:s3:::b')).toBe(false);
    expect(new Set(rows.map(({ key }) => key)).size).toBe(2);
  });

  it('is one for all that NotResource leaves', () => {
    const [row, ...more] = rowsOf({ NotResource: ['arn:aws:s3:::b', 'arn:aws:s3:::a/*'] });
    expect(more).toEqual([]);
    expect(row?.resource).toBe('everything but arn:aws:s3:::b, arn:aws:s3:::a/*');
    expect(
      ['arn:aws:s3:::a/x', 'arn:aws:s3:::b', 'arn:aws:s3:::c', '*'].map(
        (resource) => row && isMatched(row, resource),
      ),
    ).toEqual([false, false, true, true]);
  });

  it('are none without an effect that IAM knows', () => {
    expect(rowsOf({ Effect: 'allow', Resource: '*' })).toEqual([]);
  });

  it('are made once for a statement', () => {
    const [statement] = meaningfulStatements({
      Statement: { Effect: 'Allow', Action: '*', Resource: '*' },
    });
    const rows = rowMaker();
    expect(statement && rows(statement)).toBe(statement && rows(statement));
  });

  it('of equal resources have one pattern, which is made once', () => {
    const rows = rowMaker();
    const Resource = 'arn:aws:s3:::a/*';
    const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource };
    const [one, two] = meaningfulStatements({
      Statement: [statement, { ...statement, Effect: 'Deny' }],
    }).flatMap(rows);
    expect(two?.steps).toBe(one?.steps);
    expect(two?.key).not.toBe(one?.key);
  });
});

describe('the key of a row', () => {
  const keyOf = (statement: object, version?: string) => rowsOf(statement, version)[0]?.key;
  const NotResource = ['arn:aws:s3:::a', 'arn:aws:s3:::b'];
  const Condition = { StringEquals: { 'aws:username': ['x', 'y'] } };

  it.each([
    ['the order of NotResource', { NotResource }, { NotResource: [...NotResource].reverse() }],
    [
      'the order of a condition',
      { Resource: '*', Condition },
      { Resource: '*', Condition: { StringEquals: { 'AWS:username': ['y', 'x'] } } },
    ],
    ['the actions', { Resource: '*' }, { Resource: '*', Action: 's3:*' }],
  ])('is the same whatever %s', (_what, one, other) => {
    expect(keyOf(other)).toBe(keyOf(one));
  });

  it.each([
    ['NotResource', { NotResource }, { NotResource: NotResource.slice(1) }],
    ['what is left and what is named', { NotResource: '*' }, { Resource: '*' }],
    ['the condition', { Resource: '*' }, { Resource: '*', Condition }],
    ['the condition beside NotResource', { NotResource }, { NotResource, Condition }],
    ['the effect beside NotResource', { NotResource }, { NotResource, Effect: 'Deny' }],
  ])('differs by %s', (_what, one, other) => {
    expect(keyOf(other)).not.toBe(keyOf(one));
  });

  it('differs by whether variables are such', () => {
    expect(keyOf({ Resource: home }, '2008-10-17')).not.toBe(keyOf({ Resource: home }));
  });
});

describe('variables', () => {
  it('are filled in, and match everything at most', () => {
    const [row] = rowsOf({ Resource: home });
    const [value] = Object.values(contextOf([home]));
    expect(row && isMatched(row, `arn:aws:s3:::home/${value}/x`)).toBe(true);
    expect(row && isMatched(row, 'arn:aws:s3:::home/anna/x')).toBe(false);
    expect(row?.atMost && matchesSteps(row.atMost, 'arn:aws:s3:::home/anna/x')).toBe(true);
    expect(row?.atMost && matchesSteps(row.atMost, 'arn:aws:s3:::other/anna/x')).toBe(false);
  });

  it('of a condition make all of the row depend on them', () => {
    const Condition = { StringEquals: { 'aws:ResourceTag/owner': ['x', user] } };
    const [row] = rowsOf({ Resource: 'arn:aws:s3:::a', Condition });
    expect(row?.atMost).toEqual(row?.steps);
    const [value] = Object.values(contextOf([user]));
    expect(row?.conditions[0]?.values).toEqual(['x', value]);
  });

  it('of NotResource or of its condition may leave anything', () => {
    const Condition = { StringEquals: { 'aws:ResourceTag/owner': user } };
    for (const statement of [
      { NotResource: ['arn:aws:s3:::a', home] },
      { NotResource: 'arn:aws:s3:::a', Condition },
    ]) {
      const [row] = rowsOf(statement);
      expect(row?.atMost && matchesSteps(row.atMost, 'arn:aws:s3:::a')).toBe(true);
    }
  });

  it('are none where there is none, and in a document of 2008', () => {
    const Condition = { StringEquals: { 'aws:ResourceTag/owner': user } };
    const withNone = rowsOf({ Resource: 'arn:aws:s3:::a' });
    const leaving = rowsOf({ NotResource: 'arn:aws:s3:::a' });
    const old = [
      ...rowsOf({ Resource: home, Condition }, '2008-10-17'),
      ...rowsOf({ NotResource: home }, '2008-10-17'),
    ];
    for (const row of [...withNone, ...leaving, ...old]) expect(row.atMost).toBeUndefined();
    expect(old[0] && isMatched(old[0], `arn:aws:s3:::home/${user}/x`)).toBe(true);
    expect(old[0]?.conditions[0]?.values).toEqual([user]);
  });
});
