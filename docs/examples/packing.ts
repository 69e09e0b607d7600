import { packPolicies } from '@pcluster-iam/analysis';
import { buildPolicies, buildPolicy, buildUserPolicy } from '@pcluster-iam/core';
import { slurm } from '@pcluster-iam/slurm';

const where = { scheduler: slurm, region: 'eu-west-1', accountId: '123456789012' } as const;
const outgrown = {
  '2.10.0': [
    buildUserPolicy({
      ...where,
      release: '2.10.0',
      ec2RoleName: 'parallelcluster-ec2',
      resourcesBucket: 'parallelcluster-demo-resources',
    }),
  ],
  '3.7.2': { userCluster: buildPolicy('userCluster', { ...where, release: '3.7.2' }) },
  '3.11.1': buildPolicies({
    ...where,
    release: '3.11.1',
    for: 'user',
    features: ['fsx', 'iam', 'iamBoundary', 'imageBuild', 'logRetrieval'],
    fsxBuckets: ['demo-fsx-data'],
    permissionsBoundaryArn: 'arn:aws:iam::123456789012:policy/demo-boundary',
  }),
};

for (const [release, policies] of Object.entries(outgrown)) {
  const { documents, lowerBound, renamedSids } = packPolicies(policies);
  console.log(`${release}: ${documents.length} documents, at least ${lowerBound}`);
  for (const { name, size, left } of documents) console.log(`  ${name}: ${size}, ${left} left`);
  for (const { packed, before, after } of renamedSids) {
    console.log(`  ${packed}: ${before} is ${after}`);
  }
}
