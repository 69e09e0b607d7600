import { awsbatch } from '@pcluster-iam/awsbatch';
import {
  buildPolicy,
  compareReleases,
  createRegistry,
  UnknownSchedulerError,
} from '@pcluster-iam/core';
import { sge } from '@pcluster-iam/sge';
import { slurm } from '@pcluster-iam/slurm';
import { torque } from '@pcluster-iam/torque';

const registry = createRegistry([sge, slurm, torque, awsbatch]);

for (const { name, releases, end } of registry.schedulers) {
  const newest = Object.keys(releases).sort(compareReleases).at(-1);
  const ended = end ? ', where its support ended' : '';
  console.log(`${name}: up to ${newest}${ended}`);
}

const policy = buildPolicy('instance', {
  scheduler: registry.get('slurm'),
  release: '2.4.1',
  region: 'eu-west-1',
  accountId: '123456789012',
});
console.log(`${policy.Statement.length} statements`);

try {
  registry.get('lsf');
} catch (error) {
  if (!(error instanceof UnknownSchedulerError)) throw error;
  console.log(error.message);
}
