import type { SchedulerReleases } from '@pcluster-iam/core';
import type { ParallelClusterRelease } from '@pcluster-iam/parallelcluster';
import { instance } from './instance.ts';
import { user } from './user.ts';

/** The policies of SGE, Slurm and Torque by release. */
export const traditionalReleases = {
  '2.4.1': { user, instance },
} as const satisfies Readonly<Record<ParallelClusterRelease, SchedulerReleases[string]>>;
