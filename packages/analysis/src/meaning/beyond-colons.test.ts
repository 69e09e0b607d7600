import { describe, expect, it } from 'vitest';
import { beyondColons } from './beyond-colons.ts';
import { compilePolicies } from './compile-policies.ts';

const wide = 'arn:aws:logs:*:*:/aws-glue/*';
const group = 'arn:aws:logs:eu-west-1:123456789012:log-group:/aws-glue/jobs';
const action = 'logs:PutLogEvents';
const resource = `${group}:log-stream:a`;

const policy = (...statements: readonly object[]) => ({
  Version: '2012-10-17',
  Statement: statements.map((one) => ({ Effect: 'Allow', Action: 'logs:*', ...one })),
});

const pathsOf = (document: object, request: object = {}) =>
  beyondColons([document], { action, resource, ...request }).map(({ path }) => path);

describe('what rests on a star that goes on over colons', () => {
  it.each([
    ['an Allow', { Resource: wide }],
    ['a Deny', { Effect: 'Deny', Resource: wide }],
    ['all but it', { NotResource: wide }],
    ['one of several resources', { Resource: ['arn:aws:logs:*:*:b', wide] }],
    ['a condition that holds', { Resource: wide, Condition: { Null: { 'aws:a': 'true' } } }],
  ])('is told of %s', (_what, statement) => {
    expect(pathsOf(policy({ Resource: '*' }, statement))).toEqual(['Statement[1]']);
  });

  it.each([
    ['matches as it is read here', { Resource: 'arn:aws:logs:*:*:log-group:*' }],
    ['matches by another resource', { Resource: [wide, resource] }],
    ['matches by everything', { Resource: [wide, '*'] }],
    ['is about another action', { Action: 'sqs:*', Resource: wide }],
    ['has a condition that fails', { Resource: wide, Condition: { Bool: { 'aws:a': 'true' } } }],
    ['has no star', { Resource: 'arn:aws:logs:eu-west-1:123456789012:/aws-glue/*' }],
  ])('is not what %s', (_what, statement) => {
    expect(pathsOf(policy(statement))).toEqual([]);
  });

  it('is none without a colon in the name of the resource', () => {
    const anyName = policy({ Action: '*', Resource: 'arn:aws:sqs:*:*:demo' });
    const queue = 'arn:aws:sqs:eu-west-1:123456789012:demo-2';
    expect(pathsOf(anyName, { action: 'sqs:SendMessage', resource: queue })).toEqual([]);
    expect(pathsOf(anyName, { resource: '*' })).toEqual([]);
  });

  it('takes documents that are compiled already', () => {
    const compiled = compilePolicies([policy({ Resource: wide, Sid: 'Glue' })]);
    expect(beyondColons(compiled, { action, resource })).toMatchObject([
      { document: 0, path: 'Statement[0]', sid: 'Glue', effect: 'Allow' },
    ]);
  });
});
