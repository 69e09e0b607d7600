import { buildInstancePolicy } from '@pcluster-iam/core';
import { torque } from '@pcluster-iam/torque';

const policy = buildInstancePolicy({
  scheduler: torque,
  release: '2.4.1',
  region: 'us-east-1',
  accountId: '123456789012',
});

console.log(policy.Statement.map(({ Sid }) => Sid).join(', '));
console.log(`ParallelCluster ${torque.end?.lastRelease} was the last release with Torque.`);
