import { buildInstancePolicy } from '@pcluster-iam/core';
import { slurm } from '@pcluster-iam/slurm';

const policy = buildInstancePolicy({
  scheduler: slurm,
  release: '2.4.1',
  region: 'eu-west-1',
  accountId: '123456789012',
});

for (const { Sid, Resource } of policy.Statement) console.log(Sid, String(Resource));
