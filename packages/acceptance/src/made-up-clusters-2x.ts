import fc from 'fast-check';
import type { MadeUpCluster2 } from './feature-permissions-2x.ts';

/** A cluster of 2.x with everything that a file can ask for together. */
export const everything2: MadeUpCluster2 = {
  scheduler: 'slurm',
  ebs: true,
  raid: true,
  efs: true,
  fsx: true,
  fsxBucket: true,
  dcv: true,
  logs: true,
  dashboard: true,
  dns: true,
  elasticIp: true,
  placementGroup: true,
  computeSubnet: true,
  s3Read: true,
};

/** Clusters of some schedulers with any of it. */
export function clusters2(schedulers: readonly string[]): fc.Arbitrary<MadeUpCluster2> {
  const names = Object.keys(everything2);
  return fc
    .tuple(fc.constantFrom(...schedulers), fc.subarray(names))
    .map(([scheduler, chosen]): MadeUpCluster2 => {
      const features = names.map((name) => [name, chosen.includes(name)]);
      // Every name but the scheduler's is that of a boolean.
      return { ...(Object.fromEntries(features) as MadeUpCluster2), scheduler };
    });
}

/** The configuration of a cluster of 2.x. */
export function configOf2(cluster: MadeUpCluster2): string {
  const when = (holds: boolean, ...lines: readonly string[]) => (holds ? lines : []);
  return [
    '[aws]',
    'aws_region_name = eu-west-1',
    '[global]',
    'cluster_template = c',
    '[cluster c]',
    `scheduler = ${cluster.scheduler}`,
    'key_name = my-key',
    'vpc_settings = v',
    ...when(cluster.ebs, 'ebs_settings = b'),
    ...when(cluster.raid, 'raid_settings = r'),
    ...when(cluster.efs, 'efs_settings = e'),
    ...when(cluster.fsx, 'fsx_settings = f'),
    ...when(cluster.dcv, 'dcv_settings = d'),
    ...when(cluster.placementGroup, 'placement_group = DYNAMIC'),
    ...when(cluster.s3Read, 's3_read_resource = arn:aws:s3:::read-bucket/*'),
    ...when(!cluster.dns, 'disable_cluster_dns = true'),
    ...when(!cluster.logs, 'cw_log_settings = l'),
    ...when(!cluster.dashboard, 'dashboard_settings = o'),
    '[vpc v]',
    'vpc_id = vpc-11111111',
    'master_subnet_id = subnet-11111111',
    ...when(!cluster.elasticIp, 'use_public_ips = false'),
    ...when(cluster.computeSubnet, 'compute_subnet_cidr = 10.0.1.0/24'),
    ...when(cluster.ebs, '[ebs b]', 'shared_dir = ebs'),
    ...when(cluster.raid, '[raid r]', 'shared_dir = raid', 'raid_type = 1'),
    ...when(cluster.efs, '[efs e]', 'shared_dir = efs'),
    ...when(cluster.fsx, '[fsx f]', 'shared_dir = /fsx', 'storage_capacity = 1200'),
    ...when(cluster.fsx && cluster.fsxBucket, 'import_path = s3://fsx-bucket'),
    ...when(cluster.dcv, '[dcv d]', 'enable = master'),
    ...when(!cluster.logs, '[cw_log l]', 'enable = false'),
    ...when(!cluster.dashboard, '[dashboard o]', 'enable = false'),
    '',
  ].join('\n');
}
