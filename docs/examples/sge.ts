import { buildInstancePolicy } from '@pcluster-iam/core';
import { sge } from '@pcluster-iam/sge';

const policy = buildInstancePolicy({
  scheduler: sge,
  release: '2.4.1',
  region: 'us-east-1',
  accountId: '123456789012',
});

console.log(policy.Statement.map(({ Sid }) => Sid).join(', '));
console.log(`ParallelCluster ${sge.end?.lastRelease} was the last release with SGE.`);
