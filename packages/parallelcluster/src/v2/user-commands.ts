import { allow, definePolicy, stackNameSchema } from '@pcluster-iam/core';

/**
 * The smaller policy of people who run no `pcluster` command but those that list, start, stop and
 * connect to an existing cluster. It is the same for every scheduler.
 */
export const userCommands = definePolicy({
  inputs: {
    clusterName: {
      schema: stackNameSchema,
      description: "name of the cluster's CloudFormation stack",
      example: 'parallelcluster-demo',
    },
  },
  statements: ({ region, accountId, clusterName }, { partition }) => [
    allow('MinimumModify')
      .actions(
        'autoscaling:UpdateAutoScalingGroup',
        'batch:UpdateComputeEnvironment',
        'cloudformation:DescribeStackEvents',
        'cloudformation:DescribeStackResources',
        'cloudformation:GetTemplate',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
      )
      .on([
        `arn:${partition}:autoscaling:${region}:${accountId}:autoScalingGroup:*:autoScalingGroupName/parallelcluster-*`,
        `arn:${partition}:batch:${region}:${accountId}:compute-environment/*`,
        `arn:${partition}:cloudformation:${region}:${accountId}:stack/${clusterName}/*`,
        `arn:${partition}:dynamodb:${region}:${accountId}:table/${clusterName}`,
      ]),
    allow('Describe')
      .actions(
        'cloudformation:DescribeStacks',
        'ec2:DescribeInstances',
        'ec2:DescribeInstanceStatus',
      )
      .on('*'),
  ],
});
