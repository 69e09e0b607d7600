import { buildInstancePolicy, ec2TrustPolicy } from '@pcluster-iam/core';
import { slurm } from '@pcluster-iam/slurm';

const region = 'cn-north-1';
const policy = buildInstancePolicy({
  scheduler: slurm,
  release: '2.4.1',
  region,
  accountId: '123456789012',
});

console.log(policy.Statement.map(({ Resource }) => String(Resource)).join('\n'));
console.log(JSON.stringify(ec2TrustPolicy({ region }).Statement[0]?.Principal));
