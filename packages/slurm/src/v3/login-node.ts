import {
  allow,
  autoScalingGroupNameSchema,
  definePolicy,
  stackNameSchema,
} from '@pcluster-iam/core';
import { nodeRole } from '@pcluster-iam/parallelcluster';

/**
 * What the login nodes of a Slurm cluster may do, from 3.7.0 on. Source: what ParallelCluster 3.11.1
 * itself grants, `LoginNodesIamResources` in `cdk_builder_utils.py`; AWS publishes no text for it.
 */
export const loginNode = definePolicy({
  role: nodeRole,
  inputs: {
    clusterName: {
      schema: stackNameSchema,
      description: 'name of the cluster, which is that of its CloudFormation stack',
      example: 'demo',
    },
    loginNodesGroupName: {
      schema: autoScalingGroupNameSchema,
      description: 'name of the Auto Scaling group of the login nodes',
      example: 'demo-login-AutoScalingGroup',
    },
  },
  statements: ({ region, accountId, clusterName, loginNodesGroupName }, { partition }) => [
    allow('Ec2').actions('ec2:DescribeInstanceAttribute').on('*'),
    allow('S3GetObj')
      .actions('s3:GetObject')
      .on(`arn:${partition}:s3:::${region}-aws-parallelcluster/*`),
    allow('Autoscaling')
      .actions('autoscaling:CompleteLifecycleAction')
      .on(
        `arn:${partition}:autoscaling:${region}:${accountId}:autoScalingGroup:*:autoScalingGroupName/${loginNodesGroupName}`,
      ),
    allow('CloudFormation')
      .actions('cloudformation:DescribeStackResource', 'cloudformation:DescribeStacks')
      // The stack's own ARN, which the code lists too, is one of these.
      .on(`arn:${partition}:cloudformation:${region}:${accountId}:stack/${clusterName}/*`),
    allow('DynamoDBTable')
      .actions('dynamodb:UpdateItem', 'dynamodb:PutItem', 'dynamodb:GetItem')
      .on(`arn:${partition}:dynamodb:${region}:${accountId}:table/parallelcluster-${clusterName}`),
    allow('DcvLicense').actions('s3:GetObject').on(`arn:${partition}:s3:::dcv-license.${region}/*`),
  ],
});
