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
import {
  featurePermissions,
  givenRole,
  type MadeUpCluster,
  secrets,
} from './feature-permissions.ts';

const registry = createRegistry([awsbatch, sge, slurm, torque]);

/** A cluster with everything that a file can ask for together. */
const everything: MadeUpCluster = {
  scheduler: 'slurm',
  efs: true,
  fsx: true,
  fsxBucket: true,
  dcv: true,
  logs: true,
  dashboard: true,
  alarms: true,
  dns: true,
  elasticIp: true,
  placementGroup: true,
  loginNodes: true,
  reservation: true,
  reservationGroup: true,
  directory: true,
  database: true,
  munge: true,
  keyName: true,
  customAmi: false,
  s3Read: true,
  s3Write: true,
  headNodeRole: false,
};

const clusters = fc
  .tuple(fc.constantFrom('slurm', 'awsbatch'), fc.subarray(Object.keys(everything)))
  .map(([scheduler, names]): MadeUpCluster => {
    const chosen = Object.keys(everything).map((name) => [name, names.includes(name)]);
    // Every name but the scheduler's is that of a boolean.
    return { ...(Object.fromEntries(chosen) as MadeUpCluster), scheduler };
  });

const when = (holds: boolean, settings: object) => (holds ? settings : {});

/** The configuration of a cluster; JSON is YAML, too. */
function configOf(cluster: MadeUpCluster): string {
  const { scheduler, headNodeRole, s3Read, s3Write, reservation, reservationGroup } = cluster;
  const slurmQueue = {
    Name: 'queue1',
    Networking: {
      SubnetIds: ['subnet-22222222'],
      ...when(cluster.placementGroup, { PlacementGroup: { Enabled: true } }),
    },
    ...when(reservation, {
      CapacityReservationTarget: { CapacityReservationId: 'cr-0123456789abcdef0' },
    }),
    ComputeResources: [
      {
        Name: 'c5',
        InstanceType: 'c5.large',
        ...when(reservationGroup, {
          CapacityReservationTarget: {
            CapacityReservationResourceGroupArn:
              'arn:aws:resource-groups:eu-west-1:123456789012:group/reservations',
          },
        }),
      },
    ],
  };
  const slurmScheduling = {
    SlurmSettings: {
      Dns: { DisableManagedDns: !cluster.dns },
      ...when(cluster.database, { Database: { PasswordSecretArn: secrets.database } }),
      ...when(cluster.munge, { MungeKeySecretArn: secrets.munge }),
    },
    SlurmQueues: [slurmQueue],
  };
  const batchQueue = {
    Name: 'queue1',
    Networking: { SubnetIds: ['subnet-22222222'] },
    ComputeResources: [{ Name: 'c5', InstanceTypes: ['optimal'] }],
  };
  const isSlurm = scheduler === 'slurm';
  return JSON.stringify({
    Region: 'eu-west-1',
    Image: { Os: 'alinux2', ...when(cluster.customAmi, { CustomAmi: 'ami-0123456789abcdef0' }) },
    HeadNode: {
      InstanceType: 't3.medium',
      Networking: { SubnetId: 'subnet-11111111', ElasticIp: cluster.elasticIp },
      Dcv: { Enabled: cluster.dcv },
      ...when(cluster.keyName, { Ssh: { KeyName: 'my-key' } }),
      Iam: headNodeRole
        ? { InstanceRole: givenRole }
        : {
            S3Access: [
              ...(s3Read ? [{ BucketName: 'read-bucket' }] : []),
              ...(s3Write ? [{ BucketName: 'write-bucket', EnableWriteAccess: true }] : []),
            ],
          },
    },
    Scheduling: {
      Scheduler: scheduler,
      ...(isSlurm ? slurmScheduling : { AwsBatchQueues: [batchQueue] }),
    },
    SharedStorage: [
      ...(cluster.efs ? [{ MountDir: '/efs', Name: 'efs', StorageType: 'Efs' }] : []),
      ...(cluster.fsx
        ? [
            {
              MountDir: '/fsx',
              Name: 'fsx',
              StorageType: 'FsxLustre',
              FsxLustreSettings: when(cluster.fsxBucket, { ImportPath: 's3://fsx-bucket' }),
            },
          ]
        : []),
    ],
    Monitoring: {
      Logs: { CloudWatch: { Enabled: cluster.logs } },
      Dashboards: { CloudWatch: { Enabled: cluster.dashboard } },
      Alarms: { Enabled: cluster.alarms },
    },
    ...when(isSlurm && cluster.loginNodes, { LoginNodes: { Pools: [{ Name: 'login' }] } }),
    ...when(isSlurm && cluster.directory, {
      DirectoryService: { PasswordSecretArn: secrets.directory },
    }),
  });
}

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
