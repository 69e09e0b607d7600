import { defineScheduler, eachRelease } from '@pcluster-iam/core';
import { releasesFrom } from '@pcluster-iam/parallelcluster';
import { traditionalErrata, traditionalReleases } from '@pcluster-iam/traditional';

const releases = traditionalReleases('slurm');

/**
 * The scheduler plugin for Slurm.
 *
 * @example
 * ```ts
 * import { buildUserPolicy } from '@pcluster-iam/core';
 * import { slurm } from '@pcluster-iam/slurm';
 *
 * const policy = buildUserPolicy({
 *   scheduler: slurm,
 *   release: '2.4.1',
 *   region: 'eu-west-1',
 *   accountId: '123456789012',
 *   ec2RoleName: 'parallelcluster-ec2',
 * });
 * ```
 */
export const slurm = defineScheduler({
  name: 'slurm',
  releases: { ...releases, ...eachRelease(releasesFrom['2.11.5'], releases['2.11.4']) },
  errata: traditionalErrata,
});
