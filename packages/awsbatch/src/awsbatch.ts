import { defineScheduler } from '@pcluster-iam/core';
import { errata } from './errata.ts';
import { instance } from './instance.ts';
import { user } from './user.ts';

/**
 * The scheduler plugin for AWS Batch.
 *
 * @example
 * ```ts
 * import { buildUserPolicy } from '@pcluster-iam/core';
 * import { awsbatch } from '@pcluster-iam/awsbatch';
 *
 * const policy = buildUserPolicy({
 *   scheduler: awsbatch,
 *   release: '2.4.1',
 *   region: 'eu-west-1',
 *   accountId: '123456789012',
 * });
 * ```
 */
export const awsbatch = defineScheduler({
  name: 'awsbatch',
  releases: { '2.4.1': { user, instance } },
  errata,
});
