import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { serviceData } from '../../service-data.ts';
import { rules } from '../rules.ts';
import { type EscalationPath, escalationPaths } from './escalation-paths.ts';

/** What pathfinding.cloud publishes, copied by hand on the day that the file names. */
const published: Readonly<Record<string, readonly string[]>> = JSON.parse(
  readFileSync(new URL('escalation-paths/published.json', import.meta.url), 'utf8'),
).paths;

/** What a path requires there, and one can do without. */
const needless: Readonly<Record<string, readonly string[]>> = {
  // The id of an instance may be known from elsewhere.
  'ec2instanceconnect-003': ['ec2:DescribeInstances'],
  // The bucket is one's own, which one reads in an account of one's own.
  'omics-001': ['s3:GetObject'],
};

const idsOf = ({ publicId, otherIds = [] }: EscalationPath) =>
  publicId === undefined ? [] : [publicId, ...otherIds];

describe('the table and pathfinding.cloud', () => {
  it('know the same identifiers, each once', () => {
    const ids = escalationPaths.flatMap(idsOf);
    expect(ids).toHaveLength(Object.keys(published).length);
    expect(new Set(ids)).toEqual(new Set(Object.keys(published)));
  });

  it.each(escalationPaths.filter(({ publicId }) => publicId !== undefined))(
    'agree in the actions of $publicId',
    (path) => {
      const { publicId = '', otherIds = [], actions } = path;
      const needed = published[publicId]?.filter((action) => !needless[publicId]?.includes(action));
      expect(actions).toHaveLength(needed?.length ?? 0);
      expect(actions).toEqual(expect.arrayContaining([...(needed ?? [])]));
      for (const id of otherIds)
        expect(published[id]).toEqual(expect.arrayContaining([...actions]));
    },
  );
});

describe('the table', () => {
  it('has a name of its own for each way', () => {
    const names = escalationPaths.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
  });

  it.each(escalationPaths)('says where $name is published', ({ publicId, source }) => {
    expect([publicId, source].filter((text) => text !== undefined && text !== '')).toHaveLength(1);
  });

  it.each(escalationPaths)('names actions of AWS in $name', ({ actions, anyName }) => {
    const types = actions.map((action) => {
      const [prefix = '', name = ''] = action.split(':');
      const known = serviceData.find(prefix)?.actions.get(name.toLowerCase());
      expect(known?.name, action).toBe(name);
      return known?.resourceTypes.map(({ arn }) => arn.split(':')[5]?.split('/')[0]) ?? [];
    });
    for (const type of anyName ?? []) expect(types.flat()).toContain(type);
    for (const own of anyName === undefined ? [] : types) {
      expect(own.length === 0 || own.some((type) => anyName?.includes(type ?? ''))).toBe(true);
    }
  });

  it.each(escalationPaths)('passes a role first in $name, or none', ({ actions, passedTo }) => {
    expect(actions.indexOf('iam:PassRole')).toBe(passedTo === undefined ? -1 : 0);
    expect(passedTo ?? 'none.amazonaws.com').toMatch(/^[a-z0-9-]+\.amazonaws\.com$/);
  });

  it('has no way that goes on from another, which would be told beside it', () => {
    const always = escalationPaths.filter(({ anyName }) => anyName === undefined);
    for (const { name, actions } of always) {
      const longer = always.filter(
        (other) => other.name !== name && actions.every((action) => other.actions.includes(action)),
      );
      expect(
        longer.map((other) => other.name),
        name,
      ).toEqual([]);
    }
  });
});

it('says every place where a way is published', () => {
  const explained = (name: string) =>
    rules.find(({ code }) => code === `escalation-${name}`)?.explanation;
  expect(explained('create-access-key')).toMatch(
    /https:\/\/pathfinding\.cloud\/paths\/iam-002, https:\/\/pathfinding\.cloud\/paths\/iam-003\.$/,
  );
  expect(explained('set-default-policy-version')).toContain('Rhino Security Labs');
});
