import { allow, type Statement } from '@pcluster-iam/core';
import { cloudWatchDashboards } from '../actions.ts';

/** The user's statement `CloudWatch`, for the cluster's dashboard. */
export function cloudWatch(): Statement {
  return allow('CloudWatch')
    .actions(...cloudWatchDashboards)
    .on('*');
}
