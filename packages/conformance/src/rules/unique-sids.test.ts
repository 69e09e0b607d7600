import { allow } from '@pcluster-iam/core';
import { describe, expect, it } from 'vitest';
import { complaints, pluginSaying } from '../../test/plugin.ts';

const named = (sid?: string) => allow(sid).actions('sqs:ListQueues').on('*');

describe('unique-sids', () => {
  it('reports a Sid that stands twice', () => {
    const plugin = pluginSaying(() => [named('A'), named('B'), named(), named('A')]);
    expect(complaints(plugin)).toEqual([
      'unique-sids: the user policy of 1.2.3, Statement[3].Sid: is "A", as is that of Statement[0]',
    ]);
  });

  it('finds nothing wrong with statements without a Sid', () => {
    expect(complaints(pluginSaying(() => [named(), named()]))).toEqual([]);
  });
});
