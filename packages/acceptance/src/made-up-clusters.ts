import fc from 'fast-check';
import { givenProfile, givenRole, type MadeUpCluster, secrets } from './feature-permissions.ts';

/** A cluster with everything that a file can ask for together. */
export const everything: MadeUpCluster = {
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
  queueProfile: false,
};

/** Clusters with any of it. */
export const clusters = fc
  .tuple(fc.constantFrom('slurm', 'awsbatch'), fc.subarray(Object.keys(everything)))
  .map(([scheduler, names]): MadeUpCluster => {
    const chosen = Object.keys(everything).map((name) => [name, names.includes(name)]);
    // Every name but the scheduler's is that of a boolean.
    return { ...(Object.fromEntries(chosen) as MadeUpCluster), scheduler };
  });

const when = (holds: boolean, settings: object) => (holds ? settings : {});

/** The configuration of a cluster; JSON is YAML, too. */
export function configOf(cluster: MadeUpCluster): string {
  const { scheduler, headNodeRole, s3Read, s3Write, reservation, reservationGroup } = cluster;
  const slurmQueue = {
    Name: 'queue1',
    ...when(cluster.queueProfile, { Iam: { InstanceProfile: givenProfile } }),
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
