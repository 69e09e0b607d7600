import { buildPolicies } from '@pcluster-iam/core';
import { slurm } from '@pcluster-iam/slurm';

const policies = buildPolicies({
  scheduler: slurm,
  release: '3.11.1',
  for: 'user',
  features: ['fsx', 'logRetrieval'],
  region: 'eu-west-1',
  accountId: '123456789012',
  fsxBuckets: ['demo-fsx-data'],
});

for (const [kind, document] of Object.entries(policies)) {
  const { length } = JSON.stringify(document);
  console.log(`${kind}: ${document.Statement.length} statements, ${length} characters`);
}
