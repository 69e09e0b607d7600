import { allow, type Statement } from '@pcluster-iam/core';

/** The user's statement `CloudWatch`, for the cluster's dashboard. */
export function cloudWatch(): Statement {
  return allow('CloudWatch')
    .actions(
      'cloudwatch:PutDashboard',
      'cloudwatch:ListDashboards',
      'cloudwatch:DeleteDashboards',
      'cloudwatch:GetDashboard',
    )
    .on('*');
}
