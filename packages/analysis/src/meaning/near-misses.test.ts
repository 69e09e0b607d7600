import { describe, expect, it } from 'vitest';
import { compilePolicies } from './compile-policies.ts';
import { nearMisses } from './near-misses.ts';

const resource = 'arn:aws:iam::123456789012:role/demo';
const request = { action: 'iam:PassRole', resource };
const pass = { Effect: 'Allow', Action: 'iam:PassRole' };
const toService = { StringEquals: { 'iam:PassedToService': 'ec2.amazonaws.com' } };
const policy = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });

describe('the nearest misses', () => {
  it('are of the right action: first those of the right resource, then the others', () => {
    const document = policy(
      { ...pass, Sid: 'Other', Resource: ['arn:aws:iam::123456789012:role/other'] },
      { ...pass, Resource: '*', Condition: toService },
      { ...pass, Action: 'iam:GetRole', Resource: '*' },
      { ...pass, Effect: 'Deny', Resource: 'arn:aws:iam::123456789012:role/other' },
      { ...pass, NotResource: resource, Condition: toService },
    );
    const test = {
      operator: 'StringEquals',
      key: 'iam:PassedToService',
      values: ['ec2.amazonaws.com'],
    };
    const context = { 'IAM:passedToService': ['ecs.amazonaws.com'] };
    const actual = ['ecs.amazonaws.com'];
    expect(nearMisses([document], { ...request, context })).toEqual([
      {
        statement: { document: 0, path: 'Statement[1]', effect: 'Allow' },
        tests: [
          { ...test, path: 'Statement[1].Condition.StringEquals.iam:PassedToService', actual },
        ],
      },
      {
        statement: { document: 0, path: 'Statement[0]', sid: 'Other', effect: 'Allow' },
        resources: ['arn:aws:iam::123456789012:role/other'],
        tests: [],
      },
      {
        statement: { document: 0, path: 'Statement[4]', effect: 'Allow' },
        resources: [resource],
        tests: [
          { ...test, path: 'Statement[4].Condition.StringEquals.iam:PassedToService', actual },
        ],
      },
    ]);
  });

  it('tell the tests that fail alone, and what cannot be read', () => {
    const Condition = {
      ...toService,
      Bool: { 'aws:SecureTransport': 'true' },
      NumericLessThan: { 'k:n': 'ten' },
    };
    const statement = { ...pass, Resource: '*', Condition };
    const context = { 'aws:SecureTransport': true, 'k:n': 1 };
    const [miss, ...more] = nearMisses([policy(statement)], { ...request, context });
    expect(more).toEqual([]);
    expect(miss?.tests).toMatchObject([
      { key: 'iam:PassedToService', actual: undefined },
      { key: 'k:n', actual: ['1'], isUnreadable: true },
    ]);
    expect(miss?.tests[0]).not.toHaveProperty('isUnreadable');
    expect(miss).not.toHaveProperty('isUnreadable');
  });

  it('end with the statements that IAM could not read', () => {
    const document = policy(
      { ...pass, Resource: '*', Comment: 'x' },
      { ...pass, Resource: 'arn:aws:iam::123456789012:role/other' },
      { ...pass, Action: 'i*:PassRole', Resource: '*' },
    );
    const misses = nearMisses([document], request);
    expect(misses.map(({ statement, isUnreadable }) => [statement.path, isUnreadable])).toEqual([
      ['Statement[1]', undefined],
      ['Statement[0]', true],
      ['Statement[2]', true],
    ]);
  });

  it('are none where a statement allows the request, denied or not', () => {
    const other = { ...pass, Resource: 'arn:aws:iam::123456789012:role/other' };
    const allowing = [other, { ...pass, Resource: '*' }];
    expect(nearMisses([policy(...allowing)], request)).toEqual([]);
    const deny = { ...pass, Effect: 'Deny', Resource: '*' };
    expect(nearMisses([policy(...allowing, deny)], request)).toEqual([]);
    expect(nearMisses([policy(other, deny)], request)).toHaveLength(1);
    expect(nearMisses([policy()], request)).toEqual([]);
    expect(nearMisses(compilePolicies([policy(...allowing)]), request)).toEqual([]);
    expect(nearMisses(compilePolicies([policy(other)]), request)).toHaveLength(1);
  });
});
