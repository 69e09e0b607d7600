import { permissionHistory } from '@pcluster-iam/core';
import { slurm } from '@pcluster-iam/slurm';
import { expect, it } from 'vitest';
import { grantedTimes } from './granted-since.ts';

const history = (policies: Parameters<typeof grantedTimes>[0]['policies']) => ({
  scheduler: 'demo',
  action: 's3:GetObject',
  first: '2.4.0',
  last: '3.11.1',
  texts: { '2.6.0': '2.6.1' },
  policies,
});
const period = (since: string, until?: string) => ({
  since,
  ...(until === undefined ? {} : { until }),
  patterns: ['s3:GetObject'],
});

it.each([
  [[period('2.6.0')], [{ since: '2.6.0', text: '2.6.1' }]],
  [[period('2.4.0', '2.9.0')], [{ since: '2.4.0', isOldest: true, until: '2.9.0' }]],
  [[period('2.8.0', '2.10.0'), period('2.10.0')], [{ since: '2.8.0' }]],
  [[period('2.10.0'), period('2.8.0', '2.10.0')], [{ since: '2.8.0' }]],
  [[period('2.8.0'), period('2.10.0', '2.11.0')], [{ since: '2.8.0' }]],
  [[period('2.8.0', '2.11.0'), period('2.9.0', '2.10.0')], [{ since: '2.8.0', until: '2.11.0' }]],
  [
    [period('2.8.0', '2.9.0'), period('2.10.0')],
    [{ since: '2.8.0', until: '2.9.0' }, { since: '2.10.0' }],
  ],
])('joins times that touch: %j', (periods, times) => {
  // Whether one document had them or each another one.
  const one = [{ policy: 'user', for: 'user', periods }];
  const each = periods.map((only, at) => ({ policy: `user${at}`, for: 'user', periods: [only] }));
  const expected = times.map((time) => ({ for: 'user', ...time }));
  expect(grantedTimes(history(one))).toEqual(expected);
  expect(grantedTimes(history(each))).toEqual(expected);
});

it('tells recipients apart', () => {
  const policies = ['user', 'headNode'].map((whom) => ({
    policy: whom,
    for: whom,
    periods: [period('2.8.0')],
  }));
  expect(grantedTimes(history(policies)).map((time) => time.for)).toEqual(['user', 'headNode']);
});

// https://github.com/aws/aws-parallelcluster/issues/6483: 3.11.0 lost it, 3.11.1 gave it back.
it('finds the gap of 3.11.0 across the documents of a person', () => {
  const tags = permissionHistory({ scheduler: slurm, action: 'elasticloadbalancing:DescribeTags' });
  expect(grantedTimes(tags)).toEqual([
    { for: 'user', since: '3.7.0', text: '3.7.2', until: '3.11.0' },
    { for: 'user', since: '3.11.1' },
  ]);
});
