import { allow, type Scheduler } from '@pcluster-iam/core';
import { describe, expect, it } from 'vitest';
import { complaints, goodPolicy, pluginSaying, pluginWith, statement } from '../../test/plugin.ts';

const { name, errata } = pluginWith(goodPolicy);

const allowed = allow().actions('sqs:ListQueues').on('*');

/** Writes a plugin by hand and freezes all of it but one part. */
function frozenBut(part: string): Scheduler {
  const freeze = <Value>(which: string, value: Value) =>
    which === part ? value : Object.freeze(value);
  const roleName = freeze('input', { ...goodPolicy.inputs.roleName });
  const inputs = freeze('inputs', { roleName });
  const user = freeze('policy', { inputs, statements: () => [statement(allowed)] });
  const releases = freeze('releases', { '1.2.3': freeze('policies', { user }) });
  return freeze('plugin', { name, releases, errata: freeze('errata', [...errata]) });
}

describe('frozen', () => {
  it.each([
    ['plugin', 'the plugin'],
    ['releases', 'its releases'],
    ['errata', 'its errata'],
    ['policies', 'the policies of 1.2.3'],
    ['policy', 'the user policy of 1.2.3'],
    ['inputs', 'the inputs of the user policy of 1.2.3'],
    ['input', 'the input roleName of the user policy of 1.2.3'],
  ])('reports a plugin whose %s can be changed', (part, where) => {
    expect(complaints(frozenBut(part))).toEqual([
      `frozen: ${where}: can be changed, and must be frozen`,
    ]);
  });

  it('finds nothing wrong with a plugin that is written by hand and frozen', () => {
    expect(complaints(frozenBut('nothing'))).toEqual([]);
  });

  it('reports a document with a part that can be changed', () => {
    const secret = Symbol('secret');
    const marked = { ...allow().actions('sqs:ListQueues').on('*'), [secret]: {} };
    expect(complaints(pluginSaying(() => [statement(Object.freeze(marked))]))).toEqual([
      'frozen: the user policy of 1.2.3, Statement[0].Symbol(secret): can be changed, and must be frozen',
    ]);
  });
});
