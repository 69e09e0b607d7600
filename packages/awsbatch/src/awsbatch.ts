import { defineScheduler, eachRelease } from '@pcluster-iam/core';
import {
  publishedTexts,
  releasesFrom,
  sourceChanges,
  userCommands,
} from '@pcluster-iam/parallelcluster';
import { errata } from './errata.ts';
import { instance } from './v2/instance.ts';
import { lambda } from './v2/lambda.ts';
import { user, userFrom290, userFrom2100 } from './v2/user.ts';
import { v3Releases } from './v3/releases.ts';

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
  releases: {
    ...eachRelease(releasesFrom['2.4.0'], { user, instance }),
    ...eachRelease(releasesFrom['2.9.0'], { user: userFrom290, userCommands, instance }),
    ...eachRelease(releasesFrom['2.10.0'], { user: userFrom2100, userCommands, instance }),
    ...eachRelease(
      [...releasesFrom['2.10.1'], ...releasesFrom['2.11.0'], ...releasesFrom['2.11.5']],
      {
        user: userFrom2100,
        userCommands,
        instance,
        lambda,
      },
    ),
    ...v3Releases,
  },
  errata,
  texts: publishedTexts,
  sourceChanges,
});
