import { defineScheduler, eachRelease } from '@pcluster-iam/core';
import { publishedTexts, releasesFrom, sourceChanges } from '@pcluster-iam/parallelcluster';
import { traditionalReleases } from '@pcluster-iam/traditional';
import { errata } from './errata.ts';
import { v3Releases } from './v3/releases.ts';

const v2Releases = traditionalReleases('slurm');

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
  releases: {
    ...v2Releases,
    ...eachRelease(releasesFrom['2.11.5'], v2Releases['2.11.4']),
    ...v3Releases,
  },
  errata,
  texts: publishedTexts,
  sourceChanges,
});
