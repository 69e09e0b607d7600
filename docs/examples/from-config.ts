import { readFileSync } from 'node:fs';
import { policiesFor, readClusterConfig } from '@pcluster-iam/cluster-config';
import { createRegistry } from '@pcluster-iam/core';
import { slurm } from '@pcluster-iam/slurm';

const text = readFileSync(new URL('cluster.yaml', import.meta.url), 'utf8');
const config = readClusterConfig(text, { file: 'cluster.yaml' });
for (const { value, setting, line, column } of config.names.fsxBuckets) {
  console.log(`${line}:${column} ${setting}: ${value}`);
}

const { documents } = policiesFor(config, {
  registry: createRegistry([slurm]),
  release: '3.11.1',
  accountId: '123456789012',
  clusterName: 'demo',
  scope: 'cluster',
});
for (const [kind, { Statement }] of Object.entries(documents)) {
  console.log(`${kind}: ${Statement.length} statements`);
}
