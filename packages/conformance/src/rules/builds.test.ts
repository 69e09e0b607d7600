import { type Policy, policyArnSchema, roleNameSchema } from '@pcluster-iam/core';
import { describe, expect, it } from 'vitest';
import { complaints, goodPolicy, pluginAsking, pluginSaying, schemaOf } from '../../test/plugin.ts';

const place = 'builds: the user policy of 1.2.3: does not build in';

function throwing(when: (...call: Parameters<Policy['statements']>) => boolean) {
  return pluginSaying((input, context) => {
    if (when(input, context)) throw new Error('I cannot');
    return [...goodPolicy.statements({ ...input, roleName: 'demo' }, context)];
  });
}

describe('builds', () => {
  it.each([
    ['in any release', 'eu-west-1 with roleName:', throwing(() => true)],
    [
      'with the optional inputs',
      'eu-west-1 with roleName, bucketName:',
      throwing(({ bucketName }: object & { bucketName?: unknown }) => bucketName !== undefined),
    ],
    [
      'without the optional inputs',
      'eu-west-1 with roleName:',
      throwing(({ bucketName }: object & { bucketName?: unknown }) => bucketName === undefined),
    ],
    [
      'in a region that nobody knows yet',
      'moon-north-1 with roleName:',
      throwing((_input, { partition }) => partition === 'aws-moon'),
    ],
    [
      'as the corrected text',
      'eu-west-1 with roleName:',
      throwing((_input, { text }) => text === 'corrected'),
    ],
  ])('reports a plugin that throws %s', (_when, how, plugin) => {
    const [first, ...others] = complaints(plugin);
    expect(first).toContain(`${place} ${how}`);
    expect(first).toContain('I cannot');
    expect(others).toEqual([]);
  });

  it('reports an example that its own schema refuses', () => {
    const [first, ...others] = complaints(
      pluginAsking({ schema: roleNameSchema, example: 'not a role' }),
    );
    expect(first).toContain(`${place} eu-west-1 with wanted:`);
    expect(first).toContain('"not a role"');
    expect(others).toEqual([]);
  });

  it.each([
    ['an ARN', policyArnSchema, 'arn:aws:iam::123456789012:policy/boundary'],
    [
      'an ARN of another partition',
      policyArnSchema,
      'arn:aws-cn:iam::123456789012:policy/boundary',
    ],
  ])('takes an example that is %s, in every partition', (_what, schema, example) => {
    expect(complaints(pluginAsking({ schema, example }))).toEqual([]);
  });

  it('reports what is no array of statements', () => {
    const [first] = complaints(pluginSaying(() => ({}) as never));
    expect(first).toContain('returned no array');
  });

  it('reports a schema that answers with a promise', () => {
    const schema = schemaOf(() => true);
    const later = {
      '~standard': { ...schema['~standard'], validate: async (value: unknown) => ({ value }) },
    };
    const [first] = complaints(pluginAsking({ schema: later, example: 'x' }));
    expect(first).toContain(place);
    expect(first).toContain('promise');
  });
});
