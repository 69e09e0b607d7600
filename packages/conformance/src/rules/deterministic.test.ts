import { type Action, allow } from '@pcluster-iam/core';
import { describe, expect, it } from 'vitest';
import { complaints, pluginSaying } from '../../test/plugin.ts';

const place = 'deterministic: the user policy of 1.2.3:';
const sentence = 'makes another document when it is built a second time';

describe('deterministic', () => {
  it('reports a plugin that counts its documents', () => {
    let documents = 0;
    const plugin = pluginSaying(() => {
      documents += 1;
      return [allow(`Number${documents}`).actions('sqs:ListQueues').on('*')];
    });
    expect(complaints(plugin)).toContain(`${place} ${sentence}`);
  });

  it('reports a plugin that keeps what an earlier document said', () => {
    const actions = new Set<Action>();
    const plugin = pluginSaying(({ region }) => {
      actions.add(region === 'eu-west-1' ? 'sqs:ListQueues' : 'sns:ListTopics');
      return [
        allow()
          .actions('sqs:SendMessage', ...actions)
          .on('*'),
      ];
    });
    expect(complaints(plugin)).toEqual([`${place} ${sentence}`]);
  });
});
