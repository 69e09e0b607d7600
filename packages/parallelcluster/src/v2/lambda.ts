import { allow, type Erratum, type PolicyContext, type Statement } from '@pcluster-iam/core';
import { s3Delete } from './actions.ts';

/** The beginning of the ARNs of ParallelClusterLambdaPolicy, which had a colon too many before 2.10.4. */
export function lambdaArn(
  { partition, until, sic }: PolicyContext,
  extraColon: Erratum,
): `arn:${string}` {
  const [colon = ''] = until('2.10.4', ...sic(extraColon, [':'], []));
  return `arn:${partition}:${colon}`;
}

/**
 * The statement `CloudWatchLogsPolicy` of ParallelClusterLambdaPolicy.
 *
 * @param arn - What {@link lambdaArn} gave.
 */
export function lambdaLogs(arn: `arn:${string}`): Statement {
  return allow('CloudWatchLogsPolicy')
    .actions('logs:CreateLogStream', 'logs:PutLogEvents')
    .on(`${arn}logs:*:*:*`);
}

/** Empty and delete the buckets of a cluster. */
export const lambdaBucketActions = [...s3Delete, 's3:ListBucket', 's3:ListBucketVersions'] as const;
