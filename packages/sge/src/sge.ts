import { defineScheduler } from '@pcluster-iam/core';
import { publishedTexts } from '@pcluster-iam/parallelcluster';
import { traditionalErrata, traditionalReleases } from '@pcluster-iam/traditional';

/**
 * The scheduler plugin for SGE.
 *
 * @example
 * ```ts
 * import { buildUserPolicy } from '@pcluster-iam/core';
 * import { sge } from '@pcluster-iam/sge';
 *
 * const policy = buildUserPolicy({
 *   scheduler: sge,
 *   release: '2.4.1',
 *   region: 'eu-west-1',
 *   accountId: '123456789012',
 *   ec2RoleName: 'parallelcluster-ec2',
 * });
 * ```
 */
export const sge = defineScheduler({
  name: 'sge',
  releases: traditionalReleases('sge'),
  errata: traditionalErrata,
  texts: publishedTexts,
  end: { lastRelease: '2.11.4', successors: ['slurm', 'awsbatch'] },
});
