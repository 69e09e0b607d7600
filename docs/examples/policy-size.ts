import { awsbatch } from '@pcluster-iam/awsbatch';
import { buildUserPolicy } from '@pcluster-iam/core';
import { slurm } from '@pcluster-iam/slurm';

const cluster = { release: '2.4.1', region: 'eu-west-1', accountId: '123456789012' } as const;
const documents = {
  slurm: buildUserPolicy({ scheduler: slurm, ...cluster, ec2RoleName: 'parallelcluster-ec2' }),
  awsbatch: buildUserPolicy({ scheduler: awsbatch, ...cluster }),
};

// JSON.stringify without indentation writes no white space, which IAM does not count either.
for (const [scheduler, document] of Object.entries(documents)) {
  console.log(`${scheduler}: ${JSON.stringify(document).length} of 6144 characters`);
}
