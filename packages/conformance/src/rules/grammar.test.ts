import { describe, expect, it } from 'vitest';
import { complaints, goodPolicy, pluginSaying, statement } from '../../test/plugin.ts';

const good = { Sid: 'Good', Effect: 'Allow', Action: 'sqs:ListQueues', Resource: '*' };

describe('grammar', () => {
  // Each breaks one line of the IAM User Guide's "Grammar of the IAM JSON policy language".
  it.each([
    ['.Sid', { ...good, Sid: 'with-hyphen' }],
    ['.Effect', { ...good, Effect: 'allow' }],
    ['.Action', { ...good, Action: 'sqs' }],
    ['.Action[1]', { ...good, Action: ['sqs:ListQueues', 's*s:ListQueues'] }],
    ['.Action', { ...good, Action: [] }],
    ['.Resource', { ...good, Resource: 'arn:aws:s3:bucket' }],
    ['.Resource', { ...good, Resource: 'arn:aws:s3:::\u0100' }],
    ['.Resource', { ...good, Resource: [] }],
    ['.Condition', { ...good, Condition: { StringEquals: { 'aws:RequestTag/a': '\u0100' } } }],
    ['', { ...good, Principal: '*' }],
    ['', 'Allow'],
    ['', null],
  ])('reports Statement[1]%s', (path, wrong) => {
    const plugin = pluginSaying((input, context) => [
      ...goodPolicy.statements({ ...input, roleName: 'demo', bucketName: undefined }, context),
      statement(wrong),
    ]);
    const places = complaints(plugin).map((line) => line.split(': ', 2).join(': '));
    expect(new Set(places)).toEqual(
      new Set([`grammar: the user policy of 1.2.3, Statement[1]${path}`]),
    );
  });

  it('reports a document without statements', () => {
    expect(complaints(pluginSaying(() => []))).toEqual([
      'grammar: the user policy of 1.2.3, Statement: is empty',
    ]);
  });
});
