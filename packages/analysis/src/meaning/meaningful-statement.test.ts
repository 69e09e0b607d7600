import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../parse/parse-policy.ts';
import { documentsOf, meaningfulStatements } from './meaningful-statement.ts';

const allow = {
  Effect: 'Allow',
  Action: ['s3:GetObject', 's3:PutObject'],
  Resource: ['arn:aws:s3:::a/*', 'arn:aws:s3:::b/*'],
  Condition: {
    StringEquals: { 'aws:RequestedRegion': ['eu-west-1', 'eu-north-1'], 'aws:username': 'x' },
  },
};

const policy = (statement: unknown, Version: string | undefined = '2012-10-17') => ({
  Version,
  Statement: statement,
});

const keysOf = (...documents: readonly object[]) =>
  meaningfulStatements(documents).map(({ key }) => key);

describe('the key', () => {
  it.each([
    ['the Sid', { ...allow, Sid: 'Named' }],
    ['the order of actions', { ...allow, Action: ['s3:PutObject', 's3:GetObject'] }],
    ['the case of actions', { ...allow, Action: ['S3:getobject', 's3:PUTOBJECT'] }],
    ['what stands twice', { ...allow, Action: [...allow.Action, 's3:GetObject'] }],
    ['the order of resources', { ...allow, Resource: ['arn:aws:s3:::b/*', 'arn:aws:s3:::a/*'] }],
    [
      'the order of keys and values, and the case of keys',
      {
        ...allow,
        Condition: {
          StringEquals: {
            'AWS:username': ['x'],
            'aws:RequestedRegion': ['eu-north-1', 'eu-west-1'],
          },
        },
      },
    ],
  ])('is the same whatever %s', (_what, other) => {
    const [one, two] = keysOf(policy(allow), policy(other));
    expect(two).toBe(one);
  });

  it.each([
    ['the effect', { ...allow, Effect: 'Deny' }],
    ['an action', { ...allow, Action: ['s3:GetObject'] }],
    ['an action that is excepted', { ...allow, Action: undefined, NotAction: allow.Action }],
    ['a resource', { ...allow, Resource: ['arn:aws:s3:::a/*'] }],
    ['the case of a resource', { ...allow, Resource: ['arn:aws:s3:::A/*', 'arn:aws:s3:::b/*'] }],
    ['a resource that is excepted', { ...allow, Resource: undefined, NotResource: allow.Resource }],
    ['the condition', { ...allow, Condition: undefined }],
    [
      'a value of the condition',
      { ...allow, Condition: { StringEquals: { 'aws:username': 'X' } } },
    ],
  ])('differs by %s', (_what, other) => {
    const [one, two] = keysOf(policy(allow), policy(JSON.parse(JSON.stringify(other))));
    expect(two).not.toBe(one);
  });

  it('tells NotAction lists alike by case and order, too', () => {
    const not = { Effect: 'Allow', NotAction: ['s3:GetObject', 'iam:*'], Resource: '*' };
    const [one, two] = keysOf(
      policy(not),
      policy({ ...not, NotAction: ['IAM:*', 's3:getobject'] }),
    );
    expect(two).toBe(one);
  });

  it('differs by the version, on which variables depend', () => {
    const [one, two, three] = keysOf(policy(allow), policy(allow, '2008-10-17'), {
      Statement: allow,
    });
    expect(two).not.toBe(one);
    expect(three).toBe(two);
  });

  it('of what IAM could not read is its text and the version', () => {
    const odd = { ...allow, Effect: 'allow' };
    const [one, two, three] = keysOf(
      policy(odd),
      policy({ ...odd, Sid: 'Named' }),
      policy(odd, '2008-10-17'),
    );
    expect(new Set([one, two, three]).size).toBe(3);
  });
});

describe('a statement is readable', () => {
  const isReadable = (document: object) =>
    meaningfulStatements(document).map((one) => one.isReadable);

  it.each([
    ['in a document of 2012', policy(allow), true],
    ['in a document of 2008', policy(allow, '2008-10-17'), true],
    ['in a document without a version', { Statement: allow }, true],
    ['not in one of another version', policy(allow, '2020-01-01'), false],
    ['not with an unknown effect', policy({ ...allow, Effect: 'allow' }), false],
    [
      'not in a text with a mistake',
      parsePolicy(`{"Statement":[${JSON.stringify(allow)},]}`),
      false,
    ],
    ['in a text without one', parsePolicy(JSON.stringify({ Statement: allow })), true],
  ])('%s', (_what, document, expected) => {
    expect(isReadable(document)).toEqual([expected]);
  });

  it('each by itself, beside what is no statement', () => {
    expect(isReadable(policy([1, { ...allow, Effect: 'x' }, null, allow]))).toEqual([false, true]);
  });

  it('with variables in a document of 2012 alone', () => {
    const have = (document: object) => meaningfulStatements(document)[0]?.hasVariables;
    expect([
      have(policy(allow)),
      have(policy(allow, '2008-10-17')),
      have({ Statement: allow }),
    ]).toEqual([true, false, false]);
  });
});

it('documents that are none have no statement', () => {
  expect(meaningfulStatements([parsePolicy('1'), parsePolicy('null'), {}])).toEqual([]);
  expect(meaningfulStatements([])).toEqual([]);
});

it('documentsOf has one document as a list', () => {
  const document = policy(allow);
  expect(documentsOf(document)).toEqual([document]);
  expect(documentsOf([document, document])).toHaveLength(2);
});
