import { buildUserPolicy } from '@pcluster-iam/core';
import { slurm } from '@pcluster-iam/slurm';

for (const text of ['published', 'corrected'] as const) {
  const policy = buildUserPolicy({
    scheduler: slurm,
    release: '2.4.1',
    region: 'eu-west-1',
    accountId: '123456789012',
    ec2RoleName: 'parallelcluster-ec2',
    text,
  });
  const statement = policy.Statement.find(({ Sid }) => Sid === 'EFSDescribe');
  console.log(`${text}: ${JSON.stringify(statement?.Action, undefined, 2)}`);
}
