import { testScheduler } from '@pcluster-iam/conformance';
import { buildInstancePolicy, buildUserPolicy } from '@pcluster-iam/core';
import { describe, expect, it } from 'vitest';
import { openpbs } from './openpbs.ts';

testScheduler(openpbs);

const common = { scheduler: openpbs, region: 'eu-west-1', accountId: '123456789012' } as const;
const releases = ['2.4.1', '2.5.0'] as const;

describe('the history of OpenPBS', () => {
  it('moves the jobs from a queue of messages to a table in 2.5.0', () => {
    const own = { stackName: 'openpbs-demo', queueName: 'workq' };
    const jobs = releases.map((release) =>
      buildInstancePolicy({ ...common, ...own, release }).Statement.at(-1),
    );
    expect(jobs).toEqual([
      {
        Sid: 'Jobs',
        Effect: 'Allow',
        Action: ['sqs:ReceiveMessage', 'sqs:DeleteMessage'],
        Resource: 'arn:aws:sqs:eu-west-1:123456789012:openpbs-demo-workq',
      },
      {
        Sid: 'JobTable',
        Effect: 'Allow',
        Action: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'],
        Resource: 'arn:aws:dynamodb:eu-west-1:123456789012:table/openpbs-demo-workq',
      },
    ]);
  });

  it('describes instance types from 2.5.0 on', () => {
    const describing = releases.map((release) =>
      JSON.stringify(
        buildUserPolicy({ ...common, release, nodeRoleName: 'openpbs-node' }),
      ).includes('ec2:DescribeInstanceTypes'),
    );
    expect(describing).toEqual([false, true]);
  });

  it('grants the bucket of hooks only where there is one', () => {
    const sids = (own: { hookBucket?: string }) =>
      buildUserPolicy({
        ...common,
        release: '2.5.0',
        nodeRoleName: 'openpbs-node',
        ...own,
      }).Statement.map(({ Sid }) => Sid);
    expect(sids({})).not.toContain('Hooks');
    expect(sids({ hookBucket: 'openpbs-hooks' })).toContain('Hooks');
  });
});
