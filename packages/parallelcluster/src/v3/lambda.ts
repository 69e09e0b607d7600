import {
  allow,
  definePolicy,
  type PolicyContext,
  type PolicyInput,
  type Statement,
} from '@pcluster-iam/core';

/** The role of the cluster's Lambda functions. */
export const lambdaRole = {
  service: 'lambda',
  path: '/parallelcluster/',
  managedPolicies: [],
} as const;

/** The functions' statement on their own logs. */
export function functionLogs(
  { region, accountId }: PolicyInput,
  { partition }: PolicyContext,
): Statement {
  return allow()
    .actions('logs:CreateLogStream', 'logs:PutLogEvents')
    .on(`arn:${partition}:logs:${region}:${accountId}:log-group:/aws/lambda/pcluster-*`);
}

/** The functions' statement on the buckets of clusters, which they empty. */
export function clusterBuckets({ partition }: PolicyContext): Statement {
  const bucket = `arn:${partition}:s3:::parallelcluster-*-v1-do-not-delete` as const;
  return allow()
    .actions('s3:DeleteObject', 's3:DeleteObjectVersion', 's3:ListBucket', 's3:ListBucketVersions')
    .on([bucket, `${bucket}/*`]);
}

/**
 * What the Lambda functions that clean up after a cluster may do: with every scheduler to 3.4.1, with
 * Slurm in later releases too.
 */
export const lambda = definePolicy({
  role: lambdaRole,
  inputs: {},
  statements: (input: PolicyInput, context) => [
    allow()
      .actions('route53:ListResourceRecordSets', 'route53:ChangeResourceRecordSets')
      .on(`arn:${context.partition}:route53:::hostedzone/*`),
    functionLogs(input, context),
    allow().actions('ec2:DescribeInstances').on('*'),
    allow()
      .actions('ec2:TerminateInstances')
      .when({ StringEquals: { 'ec2:ResourceTag/parallelcluster:node-type': 'Compute' } })
      .on('*'),
    clusterBuckets(context),
  ],
});
