import { buildRole } from '@pcluster-iam/core';
import { slurm } from '@pcluster-iam/slurm';

const role = buildRole({
  scheduler: slurm,
  release: '3.11.1',
  for: 'headNode',
  region: 'eu-west-1',
});

console.log(JSON.stringify(role, undefined, 2));
