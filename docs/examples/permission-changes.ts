import { permissionChanges } from '@pcluster-iam/core';
import { slurm } from '@pcluster-iam/slurm';

const { direction, sharedPolicies, policies } = permissionChanges({
  scheduler: slurm,
  from: '3.11.0',
  to: '3.11.1',
});

console.log(`${direction}, ${sharedPolicies.length} kinds of policy in both`);
for (const { policy, change, statements } of policies) {
  if (change === 'unchanged') continue;
  for (const { after, actions } of statements) {
    console.log(`${policy}, ${after?.statement}: ${actions.added.join(' and ')}`);
  }
}
