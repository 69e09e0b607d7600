import { readdirSync, readFileSync } from 'node:fs';
import { awsbatch } from '@pcluster-iam/awsbatch';
import { deploymentFor, readConfig } from '@pcluster-iam/cluster-config';
import { createRegistry } from '@pcluster-iam/core';
import { makeDeployment } from '@pcluster-iam/deploy';
import { sge } from '@pcluster-iam/sge';
import { slurm } from '@pcluster-iam/slurm';
import { torque } from '@pcluster-iam/torque';
import { describe, expect, it } from 'vitest';
import { expected } from '../../cluster-config/test/expected.ts';
import { readConfig as readCluster } from '../../cluster-config/test/read-config.ts';
import { configOf, everything } from './made-up-clusters.ts';

const registry = createRegistry([awsbatch, sge, slurm, torque]);
const accountId = '123456789012';
const releases = Object.keys(slurm.releases).filter((release) => release.startsWith('3.'));

/** AWS's quota of the characters of a managed policy, white space left out. */
const quota = 6144;

// That the user may pass each role is what a deployment refuses to be made without.
describe.each(['published', 'cluster'] as const)('a deployment in the scope %s', (scope) => {
  it.each(expected)('is made of $file $cluster', ({ file, cluster, release, inputs, region }) => {
    const config = readCluster(file, cluster);
    for (const existingRoles of ['leave out', 'build'] as const) {
      const parts = deploymentFor(config, {
        ...{ registry, release, accountId, inputs, scope, existingRoles, clusterName: 'demo' },
        ...(region === undefined && { region: 'eu-west-1' }),
      });
      // IAM takes no brackets in a tag, which the file has.
      const tags = file === '2x-multiline.ini' ? {} : parts.tags;
      const { policies, roles } = makeDeployment({ ...parts, tags });
      expect(roles.map(({ name }) => name)).toEqual(parts.roles.map(({ name }) => name));
      for (const { document } of policies) {
        expect(JSON.stringify(document).length).toBeLessThanOrEqual(quota);
      }
    }
  });

  it.each(releases)('is made in %s', (release) => {
    for (const scheduler of ['slurm', 'awsbatch'] as const) {
      const config = readConfig(configOf({ ...everything, scheduler }));
      const options = { registry, release, accountId, scope, clusterName: 'demo' };
      const { roles, instanceProfiles } = makeDeployment(deploymentFor(config, options));
      expect(roles.length).toBeGreaterThan(instanceProfiles.length);
    }
  });
});

it.each(releases)('the deployment of an image is made in %s', (release) => {
  const folder = new URL('../../cluster-config/test/images/', import.meta.url);
  for (const file of readdirSync(folder)) {
    if (file === 'bad.yaml' || file === 'not-a-group.yaml') continue;
    const config = readConfig(readFileSync(new URL(file, folder), 'utf8'), { file });
    const region = config.region?.value ?? 'eu-west-1';
    const options = { registry, release, accountId, region, existingRoles: 'build' } as const;
    const { roles, instanceProfiles } = makeDeployment(deploymentFor(config, options));
    expect({ roles: roles.length, profiles: instanceProfiles.length }).toEqual({
      ...{ roles: 2, profiles: 1 },
    });
  }
});
