import { minimizePolicy } from '@pcluster-iam/analysis';
import { buildPolicy, buildUserPolicy } from '@pcluster-iam/core';
import { slurm } from '@pcluster-iam/slurm';

const where = { scheduler: slurm, region: 'eu-west-1', accountId: '123456789012' } as const;
const outgrown = {
  '2.10.0': buildUserPolicy({
    ...where,
    release: '2.10.0',
    ec2RoleName: 'parallelcluster-ec2',
    resourcesBucket: 'parallelcluster-demo-resources',
  }),
  '3.7.2': buildPolicy('userCluster', { ...where, release: '3.7.2' }),
  '3.8.0': buildPolicy('userCluster', { ...where, release: '3.8.0' }),
};

for (const [release, policy] of Object.entries(outgrown)) {
  const { document, size, sizeBefore } = minimizePolicy(policy);
  const statements = [document.Statement].flat().length;
  console.log(`${release}: ${sizeBefore} characters, then ${size} in ${statements} statements`);
}
