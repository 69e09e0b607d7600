import { defineScheduler } from '@pcluster-iam/core';
import { instance } from './instance.ts';
import { user } from './user.ts';

/**
 * A scheduler plugin for OpenPBS, which ParallelCluster does not know: an example of a complete
 * plugin. Both releases share their documents, whose history says what changed between the two.
 */
export const openpbs = defineScheduler({
  name: 'openpbs',
  releases: {
    '2.4.1': { user, instance },
    '2.5.0': { user, instance },
  },
});
