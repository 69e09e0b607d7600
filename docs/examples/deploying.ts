import { buildDeployment, terraformBundle } from '@pcluster-iam/deploy';
import { slurm } from '@pcluster-iam/slurm';

const deployment = buildDeployment({
  scheduler: slurm,
  release: '3.11.1',
  for: ['user', 'headNode', 'computeNode', 'lambda'],
  features: ['fsx'],
  region: 'eu-west-1',
  accountId: '123456789012',
  inputs: { fsxBuckets: ['demo-fsx-data'] },
  tags: { team: 'hpc' },
});

for (const { name, policies, managedPolicyArns } of deployment.roles) {
  console.log(`${name}: ${policies.length} of its own, ${managedPolicyArns.length} of AWS`);
}
for (const [path, text] of Object.entries(terraformBundle(deployment))) {
  console.log(path, Object.keys(JSON.parse(text).resource));
}
