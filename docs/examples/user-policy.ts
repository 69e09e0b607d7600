import { buildUserPolicy } from '@pcluster-iam/core';
import { slurm } from '@pcluster-iam/slurm';

const policy = buildUserPolicy({
  scheduler: slurm,
  release: '2.4.1',
  region: 'eu-west-1',
  accountId: '123456789012',
  ec2RoleName: 'parallelcluster-ec2',
});

const passRole = policy.Statement.find(({ Sid }) => Sid === 'IAMModify');
console.log(`${policy.Statement.length} statements, one of them:`);
console.log(JSON.stringify(passRole, undefined, 2));
