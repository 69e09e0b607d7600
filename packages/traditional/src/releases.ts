import { eachRelease } from '@pcluster-iam/core';
import { releasesFrom, userCommands } from '@pcluster-iam/parallelcluster';
import { instance, instanceFrom2110 } from './instance.ts';
import { lambda } from './lambda.ts';
import { user, userFrom2100 } from './user.ts';

/**
 * The policies of SGE, Slurm or Torque by release, up to the last that has all three, 2.11.4.
 *
 * @param scheduler - Which of the three.
 */
export function traditionalReleases(scheduler: 'sge' | 'slurm' | 'torque') {
  const before2100 = user(scheduler);
  const from2100 = userFrom2100(scheduler);
  return {
    ...eachRelease(releasesFrom['2.4.0'], { user: before2100, instance }),
    ...eachRelease(releasesFrom['2.9.0'], { user: before2100, userCommands, instance }),
    ...eachRelease(releasesFrom['2.10.0'], { user: from2100, userCommands, instance }),
    ...eachRelease(releasesFrom['2.10.1'], { user: from2100, userCommands, instance, lambda }),
    ...eachRelease(releasesFrom['2.11.0'], {
      user: from2100,
      userCommands,
      instance: instanceFrom2110,
      lambda,
    }),
  };
}
