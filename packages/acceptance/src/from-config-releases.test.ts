import { awsbatch } from '@pcluster-iam/awsbatch';
import { policiesFor, readClusterConfig } from '@pcluster-iam/cluster-config';
import { createRegistry } from '@pcluster-iam/core';
import { sge } from '@pcluster-iam/sge';
import { slurm } from '@pcluster-iam/slurm';
import { torque } from '@pcluster-iam/torque';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allowed, isPublished, needsOf } from './feature-needs.ts';
import { featurePermissions, type MadeUpCluster } from './feature-permissions.ts';
import {
  featurePermissionsOf2,
  type MadeUpCluster2,
  unpublishedBeforeOf2,
} from './feature-permissions-2x.ts';
import { clusters, configOf, everything } from './made-up-clusters.ts';
import { clusters2, configOf2, everything2 } from './made-up-clusters-2x.ts';
import { unpublishedBefore } from './unpublished-before.ts';

const schedulers = [awsbatch, sge, slurm, torque];
const registry = createRegistry(schedulers);
const releases = Object.keys(slurm.releases);

function policiesOf(text: string, release: string, scope: 'published' | 'cluster') {
  return policiesFor(readClusterConfig(text), {
    ...{ registry, scope, release, accountId: '123456789012', clusterName: 'demo' },
    existingRoles: 'build',
    inputs: release.startsWith('2.') ? inputs2 : {},
  }).documents;
}

/** What the policies of 2.x need beside a file. */
const inputs2 = {
  ec2RoleName: 'parallelcluster-ec2',
  resourcesBucket: 'parallelcluster-demo-bucket',
  imageId: 'ami-0123456789abcdef0',
  computeSubnetId: 'subnet-22222222',
  serialJobDefinitionName: 'serial',
  mnpJobDefinitionName: 'mnp',
  jobQueueName: 'queue',
  jobRoleName: 'job',
  ecsComputeEnvironment: 'ecs',
};

describe.each(releases.filter((release) => release.startsWith('3.')))(
  'what the features of a cluster need in %s',
  (release) => {
    const needs = needsOf(featurePermissions);
    const needed = (cluster: MadeUpCluster) =>
      needs.filter(
        (need) =>
          need.row.when(cluster) &&
          isPublished(need, release, cluster.scheduler, unpublishedBefore),
      );
    const isFor = (kind: string, who: string) => kind.startsWith(who);

    it.each(['slurm', 'awsbatch'] as const)(
      'is in the published documents of %s, but for what the table says they do not have yet',
      (scheduler) => {
        const cluster = { ...everything, scheduler };
        const all = needs.filter(({ row }) => row.when(cluster));
        const documents = policiesOf(configOf(cluster), release, 'published');
        expect(allowed(all, documents, isFor)).toEqual(needed(cluster).map(({ line }) => line));
        expect(needed(cluster).length).toBeGreaterThan(50);
      },
    );

    it('is never left out of the scope of the cluster', () => {
      fc.assert(
        fc.property(clusters, (cluster) => {
          const mine = needed(cluster);
          const documents = policiesOf(configOf(cluster), release, 'cluster');
          expect(allowed(mine, documents, isFor)).toEqual(mine.map(({ line }) => line));
        }),
        { numRuns: 12 },
      );
    }, 60_000);
  },
);

describe.each(releases.filter((release) => release.startsWith('2.')))(
  'what the features of a cluster need in %s',
  (release) => {
    const having = schedulers.filter((one) => Object.hasOwn(one.releases, release));
    const names = having.map(({ name }) => name);
    const needs = needsOf(featurePermissionsOf2);
    const needed = (cluster: MadeUpCluster2) =>
      needs.filter(
        (need) =>
          need.row.when(cluster) &&
          isPublished(need, release, cluster.scheduler, unpublishedBeforeOf2),
      );
    const isFor = (kind: string, who: string) => kind === who;

    it.each(names)(
      'is in the published documents of %s, but for what the table says they do not have',
      (scheduler) => {
        const cluster = { ...everything2, scheduler };
        const all = needs.filter(({ row }) => row.when(cluster));
        const documents = policiesOf(configOf2(cluster), release, 'published');
        expect(allowed(all, documents, isFor)).toEqual(needed(cluster).map(({ line }) => line));
        expect(needed(cluster).length).toBeGreaterThan(40);
      },
    );

    it('is never left out of the scope of the cluster', () => {
      fc.assert(
        fc.property(clusters2(names), (cluster) => {
          const mine = needed(cluster);
          const documents = policiesOf(configOf2(cluster), release, 'cluster');
          expect(allowed(mine, documents, isFor)).toEqual(mine.map(({ line }) => line));
        }),
        { numRuns: 12 },
      );
    }, 60_000);
  },
);
