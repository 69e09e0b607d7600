import { readFileSync } from 'node:fs';
import { deploymentFor, readConfig } from '@pcluster-iam/cluster-config';
import { createRegistry } from '@pcluster-iam/core';
import { makeDeployment } from '@pcluster-iam/deploy';
import { slurm } from '@pcluster-iam/slurm';

const text = readFileSync(new URL('bounded.yaml', import.meta.url), 'utf8');
const { notes, ...parts } = deploymentFor(readConfig(text, { file: 'bounded.yaml' }), {
  registry: createRegistry([slurm]),
  release: '3.11.1',
  accountId: '123456789012',
});
for (const { path, name, permissionsBoundaryArn } of makeDeployment(parts).roles) {
  console.log(`${path}${name} within ${permissionsBoundaryArn}`);
}
for (const { policy, kind, from } of notes) {
  if (from) console.log(`${policy} ${kind}: line ${from.line}, ${from.setting}`);
}
