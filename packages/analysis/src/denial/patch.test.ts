import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { referenceDecision } from '../../test/reference-evaluator.ts';
import type { Denial } from './denial.ts';
import { explainOwn } from './explain-own.ts';
import { findGrants } from './find-grants.ts';
import { type PatchStatement, patchFor } from './patch.ts';

const reason = { kind: 'not allowed', policy: 'identity-based policy' } as const;
const bucket = 'arn:aws:s3:::demo-data';
const denial: Denial = { action: 's3:ListBucket', resource: bucket, reason };
const document = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
const grants = (one: Denial, ...statements: readonly object[]) =>
  findGrants(one, document(...statements)).granted;
const allow = (Resource: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Action: 's3:List*',
  Resource,
  ...more,
});

describe('the patch', () => {
  it('is the action alone, on the narrowest resource of all statements', () => {
    const all = grants(denial, allow('*'), allow(['arn:aws:s3:::demo-*', 'arn:aws:s3:::*']));
    expect(patchFor(denial, all)).toEqual({
      Sid: 'AllowS3ListBucket',
      Effect: 'Allow',
      Action: 's3:ListBucket',
      Resource: 'arn:aws:s3:::demo-*',
    });
  });

  it('keeps the condition of the statement that it is from', () => {
    const Condition = { Bool: { 'aws:SecureTransport': 'true' } };
    const both = grants(denial, allow('*'), allow('arn:aws:s3:::demo-*', { Condition }));
    expect(patchFor(denial, both)).toMatchObject({ Resource: 'arn:aws:s3:::demo-*', Condition });
  });

  it('has every resource of a statement where the message names none', () => {
    const { resource: _resource, ...unnamed } = denial;
    const resources = ['arn:aws:s3:::a', 'arn:aws:s3:::b'];
    expect(patchFor(unnamed, grants(unnamed, allow(resources)))?.Resource).toEqual(resources);
  });

  it('is on the resource of the request where no document allows it', () => {
    expect(patchFor(denial, [])?.Resource).toBe(bucket);
  });

  // Service Authorization Reference: DescribeTags of Elastic Load Balancing knows no resource.
  it('is on * where the action knows no resource, and is none where nothing tells of one', () => {
    const tags = { action: 'elasticloadbalancing:DescribeTags', reason };
    expect(patchFor(tags, [])?.Resource).toBe('*');
    expect(patchFor({ action: 's3:ListBucket', reason }, [])).toBeUndefined();
    expect(patchFor({ resource: bucket, reason }, [])).toBeUndefined();
  });

  it('has a name that IAM takes, and that no statement beside it has', () => {
    const sid = (action: string, ...taken: readonly string[]) =>
      patchFor({ ...denial, action }, [], [document(...taken.map((Sid) => allow('*', { Sid })))])
        ?.Sid;
    expect(sid('resource-groups:ListGroups')).toBe('AllowResourceGroupsListGroups');
    expect(sid('logs:*')).toBe('AllowLogs');
    const name = 'AllowS3ListBucket';
    expect(sid('s3:ListBucket', name, `${name}2`)).toBe(`${name}3`);
  });
});

describe('what one has', () => {
  const patch = (own: Denial = denial): PatchStatement | undefined => patchFor(own, []);
  const explain = (...statements: readonly object[]) =>
    explainOwn(denial, [document(...statements)], patch());

  it('may allow it already, or deny it', () => {
    expect(explain(allow('*'))).toMatchObject({ decision: 'allowed', misses: [] });
    const deny = { ...allow('*'), Effect: 'Deny', Sid: 'No' };
    expect(explain(allow('*'), deny)).toMatchObject({
      decision: 'denied',
      statements: [{ effect: 'Allow' }, { sid: 'No' }],
    });
    expect(explain(allow('arn:aws:s3:::other'), deny)?.extension).toBeUndefined();
  });

  it('comes near with a statement that lacks the resource, which is then told with it', () => {
    const near = allow('arn:aws:s3:::other', {
      Sid: 'Near',
      Action: ['s3:listbucket', 's3:GetObject'],
    });
    expect(explain(near)).toMatchObject({
      decision: 'implicitly denied',
      misses: [{ statement: { sid: 'Near' }, resources: ['arn:aws:s3:::other'] }],
      extension: {
        statement: { sid: 'Near' },
        extended: { ...near, Resource: ['arn:aws:s3:::other', bucket] },
        alsoAllows: ['s3:GetObject'],
      },
    });
  });

  it.each<readonly [what: string, statement: object]>([
    ['another condition', allow('arn:aws:s3:::other', { Condition: { Bool: { 'k:b': 'true' } } })],
    ['NotResource', { Effect: 'Allow', Action: 's3:ListBucket', NotResource: bucket }],
    ['NotAction', { Effect: 'Allow', NotAction: 's3:GetObject', Resource: 'arn:aws:s3:::other' }],
    ['what IAM cannot read', allow('arn:aws:s3:::other', { Comment: '' })],
  ])('is not extended where the statement has %s', (_what, statement) => {
    const { misses, extension } = explain(statement) ?? {};
    expect(misses).toHaveLength(1);
    expect(extension).toBeUndefined();
  });

  it('is not asked where the message names no action, and is not extended to everything', () => {
    expect(explainOwn({ reason }, [], undefined)).toBeUndefined();
    const tags = { action: 'elasticloadbalancing:DescribeTags', resource: '*', reason };
    const near = {
      ...allow('arn:aws:elasticloadbalancing:*:*:*'),
      Action: 'elasticloadbalancing:*',
    };
    expect(explainOwn(tags, [document(near)], patch(tags))?.extension).toBeUndefined();
  });
});

it('allows what was denied, beside what one has or in its place', () => {
  const actions = ['s3:ListBucket', 's3:GetObject', 's3:*', '*'];
  const resources = [bucket, `${bucket}/a`, 'arn:aws:s3:::demo-*', 'arn:aws:s3:::other', '*'];
  const statement = fc.record({
    Effect: fc.constant('Allow' as const),
    Action: fc.subarray(actions, { minLength: 1 }),
    Resource: fc.subarray(resources, { minLength: 1 }),
  });
  const policy = fc
    .array(statement, { minLength: 1, maxLength: 3 })
    .map((Statement) => ({ Version: '2012-10-17', Statement }));
  fc.assert(
    fc.property(policy, policy, fc.constantFrom(...resources), (own, aws, resource) => {
      const request = { action: 's3:ListBucket', resource };
      const one = { ...request, reason };
      const made = patchFor(one, findGrants(one, aws).granted, [own]);
      const answer = explainOwn(one, [own], made);
      expect(answer?.decision).toBe(referenceDecision([own], request));
      expect(referenceDecision([own, document(made ?? {}) as never], request)).toBe('allowed');
      const extension = answer?.extension;
      if (extension === undefined) return;
      const place = Number(/\d+/.exec(extension.statement.path)?.[0]);
      const Statement = own.Statement.map((one, at) => (at === place ? extension.extended : one));
      expect(referenceDecision([{ ...own, Statement } as never], request)).toBe('allowed');
    }),
  );
});
