import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../parse/parse-policy.ts';
import type { Denial } from './denial.ts';
import { findGrants } from './find-grants.ts';

const reason = { kind: 'unknown' } as const;
const table = 'arn:aws:dynamodb:eu-west-1:123456789012:table/parallelcluster-demo';
const denial: Denial = { action: 'dynamodb:GetItem', resource: table, reason };

const statement = (Sid: string, Resource: unknown, more: object = {}) => ({
  Sid,
  Effect: 'Allow',
  Action: ['dynamodb:GetItem', 'dynamodb:PutItem'],
  Resource,
  ...more,
});
const document = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });

/** The Sids of what is found, as granted and as elsewhere. */
function found(one: Denial, ...statements: readonly object[]) {
  const { granted, elsewhere } = findGrants(one, document(...statements));
  const sids = (grants: typeof granted) => grants.map(({ statement: { sid } }) => sid);
  return [sids(granted), sids(elsewhere)];
}

const onlyFrom = { Condition: { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } } };
const inIreland = { Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } };
const inOregon = { Condition: { StringEquals: { 'aws:RequestedRegion': 'us-west-2' } } };

describe('the statements of a document', () => {
  it('are told apart by the resource', () => {
    const other = 'arn:aws:dynamodb:eu-west-1:123456789012:table/other';
    expect(found(denial, statement('This', table), statement('Other', other))).toEqual([
      ['This'],
      ['Other'],
    ]);
    expect(found(denial, statement('Other', other))).toEqual([[], ['Other']]);
    expect(found(denial, { ...statement('Else', '*'), Action: 's3:*' })).toEqual([[], []]);
  });

  it('all count where the message names no resource', () => {
    const { resource: _resource, ...unnamed } = denial;
    expect(found(unnamed, statement('This', table))).toEqual([['This'], []]);
  });

  it('count with a condition of which the message tells nothing, and not with one that fails', () => {
    expect(found(denial, statement('From', '*', onlyFrom))).toEqual([['From'], []]);
    const context = { 'aws:SourceIp': ['192.168.0.1'] };
    expect(found({ ...denial, context }, statement('From', '*', onlyFrom))).toEqual([[], ['From']]);
  });

  it('are about the region of the resource', () => {
    const statements = [statement('Oregon', '*', inOregon), statement('Ireland', '*', inIreland)];
    expect(found(denial, ...statements)).toEqual([['Ireland'], ['Oregon']]);
  });

  it('are found beside one that allows it without a condition', () => {
    const both = [statement('All', '*'), statement('From', table, onlyFrom)];
    expect(found(denial, ...both)).toEqual([['All', 'From'], []]);
  });

  it('that deny, or that IAM cannot read, grant nothing', () => {
    expect(found(denial, { ...statement('Deny', '*'), Effect: 'Deny' })).toEqual([[], []]);
    expect(found(denial, statement('Odd', '*', { Comment: '' }))).toEqual([[], []]);
  });

  it('are none where the message names no action', () => {
    expect(found({ reason }, statement('This', '*'))).toEqual([[], []]);
  });
});

describe('the resources of a statement', () => {
  const all = 'arn:aws:dynamodb:*:*:table/*';
  const own = 'arn:aws:dynamodb:eu-west-1:*:table/parallelcluster-*';

  it('stand with the narrowest first, and without those that do not match', () => {
    const others = ['*', all, 'arn:aws:dynamodb:us-west-2:*:*', own, table];
    const [grant] = findGrants(denial, document(statement('A', others))).granted;
    expect(grant?.resources[0]).toBe(table);
    expect(new Set(grant?.resources)).toEqual(new Set([table, own, all, '*']));
  });

  it('are read in a document with one statement, and out of a text', () => {
    const text = JSON.stringify({
      Version: '2012-10-17',
      Statement: statement('A', own, onlyFrom),
    });
    expect(findGrants(denial, parsePolicy(text)).granted).toMatchObject([
      { resources: [own], condition: onlyFrom.Condition },
    ]);
  });
});
