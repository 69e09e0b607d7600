import { defineScheduler } from '@pcluster-iam/core';
import { publishedTexts } from '@pcluster-iam/parallelcluster';
import { traditionalErrata, traditionalReleases } from '@pcluster-iam/traditional';

/**
 * The scheduler plugin for Torque.
 *
 * @example
 * ```ts
 * import { buildUserPolicy } from '@pcluster-iam/core';
 * import { torque } from '@pcluster-iam/torque';
 *
 * const policy = buildUserPolicy({
 *   scheduler: torque,
 *   release: '2.4.1',
 *   region: 'eu-west-1',
 *   accountId: '123456789012',
 *   ec2RoleName: 'parallelcluster-ec2',
 * });
 * ```
 */
export const torque = defineScheduler({
  name: 'torque',
  releases: traditionalReleases('torque'),
  errata: traditionalErrata,
  texts: publishedTexts,
  end: { lastRelease: '2.11.4', successors: ['slurm', 'awsbatch'] },
});
