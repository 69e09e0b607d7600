import { compilePolicies, diffPolicies, evaluate } from '@pcluster-iam/analysis';
import { awsbatch } from '@pcluster-iam/awsbatch';
import { policiesFor, readClusterConfig } from '@pcluster-iam/cluster-config';
import { createRegistry, type PolicyDocument } from '@pcluster-iam/core';
import { sge } from '@pcluster-iam/sge';
import { slurm } from '@pcluster-iam/slurm';
import { torque } from '@pcluster-iam/torque';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { expected } from '../../cluster-config/test/expected.ts';
import { readConfig } from '../../cluster-config/test/read-config.ts';
import { featurePermissions, type MadeUpCluster } from './feature-permissions.ts';
import { clusters, configOf, everything } from './made-up-clusters.ts';

const registry = createRegistry([awsbatch, sge, slurm, torque]);

function policiesOf(cluster: MadeUpCluster, scope: 'published' | 'cluster') {
  return policiesFor(readClusterConfig(configOf(cluster)), {
    ...{ registry, scope, release: '3.11.1', accountId: '123456789012', clusterName: 'demo' },
    // With a role of one's own its policy has to be right as well.
    existingRoles: 'build',
  });
}

type Documents = Readonly<Record<string, PolicyDocument>>;

const of = (who: string, documents: Documents) =>
  Object.entries(documents)
    .filter(([kind]) => kind.startsWith(who))
    .map(([, document]) => document);

/** What the table says that documents should allow and they do not. */
function missing(cluster: MadeUpCluster, documents: Documents): readonly string[] {
  const rows = featurePermissions.filter((row) => row.when(cluster));
  const compiled = new Map(
    rows.map(({ who }) => [who, compilePolicies(of(who, documents))] as const),
  );
  return rows
    .filter(({ who, actions, resources, context }) =>
      actions.some((action) =>
        resources.some((resource) => {
          const request = { 'aws:RequestedRegion': 'eu-west-1', ...context };
          const { decision } = evaluate(compiled.get(who) ?? [], {
            action,
            resource,
            context: request,
          });
          return decision !== 'allowed';
        }),
      ),
    )
    .map(({ source }) => source);
}

const unpublished = (cluster: MadeUpCluster) =>
  featurePermissions
    .filter((row) => row.isUnpublished && row.when(cluster))
    .map(({ source }) => source);

describe('what the features of a cluster need', () => {
  it.each(['slurm', 'awsbatch'] as const)(
    'is what the published documents of %s grant, but for what the table says they do not',
    (scheduler) => {
      const cluster = { ...everything, scheduler };
      expect(missing(cluster, policiesOf(cluster, 'published').documents)).toEqual(
        unpublished(cluster),
      );
    },
  );

  it('is never left out of the scope of the cluster', () => {
    fc.assert(
      fc.property(clusters, (cluster) => {
        expect(missing(cluster, policiesOf(cluster, 'cluster').documents)).toEqual(
          unpublished(cluster),
        );
      }),
      { numRuns: 100 },
    );
  }, 60_000);

  it('is missed by this test when it is left out', () => {
    for (const { source, who, actions, isUnpublished, when: needs } of featurePermissions) {
      const one = [
        everything,
        { ...everything, scheduler: 'awsbatch' as const },
        { ...everything, headNodeRole: true },
        { ...everything, queueProfile: true },
      ].find(needs);
      if (isUnpublished || one === undefined) continue;
      const { documents } = policiesOf(one, 'cluster');
      const without = Object.fromEntries(
        Object.entries(documents).map(([kind, { Statement, ...document }]) => [
          kind,
          {
            ...document,
            Statement: Statement.map((statement) => ({
              ...statement,
              Action: kind.startsWith(who)
                ? [statement.Action].flat().filter((action) => !isOf(action, actions[0] ?? ''))
                : statement.Action,
            })).filter(({ Action }) => Action.length > 0),
          },
        ]),
      );
      expect(missing(one, without)).toContain(source);
    }
  }, 60_000);
});

const isOf = (pattern: string, action: string) =>
  new RegExp(`^${pattern.replaceAll('*', '.*')}$`, 'i').test(action);

describe('the scope of the cluster', () => {
  it('only ever narrows', () => {
    fc.assert(
      fc.property(clusters, (cluster) => {
        const published = policiesOf(cluster, 'published').documents;
        const narrowed = policiesOf(cluster, 'cluster').documents;
        for (const [kind, document] of Object.entries(narrowed)) {
          const { gained, undecided } = diffPolicies(published[kind] ?? [], document);
          expect({ kind, gained, undecided }).toEqual({ kind, gained: [], undecided: [] });
        }
      }),
      { numRuns: 10 },
    );
  }, 60_000);

  // Of every release that a configuration of the package's tests is for, 2.x too.
  it.each(expected)('only ever narrows $file $cluster', ({ file, cluster, release, inputs }) => {
    const config = readConfig(file, cluster);
    const options = {
      ...{ registry, release, accountId: '123456789012', inputs, clusterName: 'demo' },
      ...(config.region === undefined && { region: 'eu-west-1' }),
    };
    const published = policiesFor(config, options).documents;
    const narrowed = policiesFor(config, { ...options, scope: 'cluster' }).documents;
    for (const [kind, document] of Object.entries(narrowed)) {
      const { gained, undecided } = diffPolicies(published[kind] ?? [], document);
      expect({ kind, gained, undecided }).toEqual({ kind, gained: [], undecided: [] });
    }
  });

  it('tells of every statement that it changes', () => {
    fc.assert(
      fc.property(clusters, (cluster) => {
        const published = policiesOf(cluster, 'published').documents;
        const { documents, notes } = policiesOf(cluster, 'cluster');
        for (const [kind, { Statement }] of Object.entries(published)) {
          const kept = new Set(documents[kind]?.Statement.map((one) => JSON.stringify(one)));
          for (const [index, statement] of Statement.entries()) {
            if (kept.has(JSON.stringify(statement))) continue;
            const name = statement.Sid ?? `Statement[${index}]`;
            expect(notes.some((note) => note.policy === kind && note.statement === name)).toBe(
              true,
            );
          }
        }
      }),
      { numRuns: 50 },
    );
  });
});
