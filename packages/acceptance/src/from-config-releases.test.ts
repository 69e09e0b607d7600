import { compilePolicies, evaluate } from '@pcluster-iam/analysis';
import { awsbatch } from '@pcluster-iam/awsbatch';
import { policiesFor, readClusterConfig } from '@pcluster-iam/cluster-config';
import { compareReleases, createRegistry, type PolicyDocument } from '@pcluster-iam/core';
import { slurm } from '@pcluster-iam/slurm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type FeaturePermission,
  featurePermissions,
  type MadeUpCluster,
} from './feature-permissions.ts';
import { clusters, configOf, everything } from './made-up-clusters.ts';
import { unpublishedBefore } from './unpublished-before.ts';

const registry = createRegistry([awsbatch, slurm]);

const releases = Object.keys(slurm.releases).filter((release) => release.startsWith('3.'));

type Documents = Readonly<Record<string, PolicyDocument>>;

function policiesOf(cluster: MadeUpCluster, release: string, scope: 'published' | 'cluster') {
  return policiesFor(readClusterConfig(configOf(cluster)), {
    ...{ registry, scope, release, accountId: '123456789012', clusterName: 'demo' },
    existingRoles: 'build',
  }).documents;
}

/** A row's actions one by one, in a line each. */
interface Need {
  readonly row: FeaturePermission;
  readonly action: string;
  readonly line: string;
}

const needs: readonly Need[] = featurePermissions
  .filter(({ isUnpublished }) => !isUnpublished)
  .flatMap((row) =>
    row.actions.map((action) => ({ row, action, line: `${row.source}: ${action}` })),
  );

const needsOf = (cluster: MadeUpCluster) => needs.filter(({ row }) => row.when(cluster));

/** Whether the published documents of a release are to have it, as the table says. */
function isPublished({ row, action }: Need, release: string, scheduler: string): boolean {
  return !unpublishedBefore.some(
    ({ source, actions = row.actions, scheduler: own = scheduler, from = '3.0.0', since }) =>
      own === scheduler &&
      row.source.startsWith(source) &&
      actions.includes(action) &&
      compareReleases(release, from) >= 0 &&
      compareReleases(release, since) < 0,
  );
}

/** The needs that documents allow, each in a line. */
function allowed(all: readonly Need[], documents: Documents): readonly string[] {
  const recipients = [...new Set(all.map(({ row }) => row.who))];
  const compiled = new Map(
    recipients.map((who) => [
      who,
      compilePolicies(
        Object.entries(documents)
          .filter(([kind]) => kind.startsWith(who))
          .map(([, document]) => document),
      ),
    ]),
  );
  return all
    .filter(({ row: { who, resources, context }, action }) =>
      resources.every((resource) => {
        const request = { 'aws:RequestedRegion': 'eu-west-1', ...context };
        const { decision } = evaluate(compiled.get(who) ?? [], {
          ...{ action, resource, context: request },
        });
        return decision === 'allowed';
      }),
    )
    .map(({ line }) => line);
}

describe.each(releases)('what the features of a cluster need in %s', (release) => {
  it.each(['slurm', 'awsbatch'] as const)(
    'is in the published documents of %s, but for what the table says they do not have yet',
    (scheduler) => {
      const cluster = { ...everything, scheduler };
      const all = needsOf(cluster);
      const published = all
        .filter((need) => isPublished(need, release, scheduler))
        .map(({ line }) => line);
      expect(published.length).toBeGreaterThan(50);
      expect(allowed(all, policiesOf(cluster, release, 'published'))).toEqual(published);
    },
  );

  it('is never left out of the scope of the cluster', () => {
    fc.assert(
      fc.property(clusters, (cluster) => {
        const { scheduler } = cluster;
        const needed = needsOf(cluster).filter((need) => isPublished(need, release, scheduler));
        expect(allowed(needed, policiesOf(cluster, release, 'cluster'))).toEqual(
          needed.map(({ line }) => line),
        );
      }),
      { numRuns: 12 },
    );
  }, 60_000);
});
