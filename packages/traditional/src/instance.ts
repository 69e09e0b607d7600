import { allow, definePolicy } from '@pcluster-iam/core';
import { sqsMessages } from '@pcluster-iam/parallelcluster';

/** ParallelClusterInstancePolicy of SGE, Slurm and Torque. */
export const instance = definePolicy({
  inputs: {},
  statements: ({ region, accountId }, { partition }) => [
    allow('EC2')
      .actions(
        'ec2:DescribeVolumes',
        'ec2:AttachVolume',
        'ec2:DescribeInstanceAttribute',
        'ec2:DescribeInstanceStatus',
        'ec2:DescribeInstances',
        'ec2:DescribeRegions',
      )
      .on(['*']),
    allow('DynamoDBList').actions('dynamodb:ListTables').on(['*']),
    allow('SQSQueue')
      .actions(...sqsMessages)
      .on([`arn:${partition}:sqs:${region}:${accountId}:parallelcluster-*`]),
    allow('Autoscaling')
      .actions(
        'autoscaling:DescribeAutoScalingGroups',
        'autoscaling:TerminateInstanceInAutoScalingGroup',
        'autoscaling:SetDesiredCapacity',
        'autoscaling:DescribeTags',
        'autoScaling:UpdateAutoScalingGroup', // sic; no erratum, because IAM ignores the case
        'autoScaling:SetInstanceHealth', // sic
      )
      .on(['*']),
    allow('DynamoDBTable')
      .actions(
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:GetItem',
        'dynamodb:DeleteItem',
        'dynamodb:DescribeTable',
      )
      .on([`arn:${partition}:dynamodb:${region}:${accountId}:table/parallelcluster-*`]),
    allow('S3GetObj')
      .actions('s3:GetObject')
      .on([`arn:${partition}:s3:::${region}-aws-parallelcluster/*`]),
    allow('CloudFormationDescribe')
      .actions('cloudformation:DescribeStacks', 'cloudformation:DescribeStackResource')
      .on([`arn:${partition}:cloudformation:${region}:${accountId}:stack/parallelcluster-*/*`]),
    allow('SQSList').actions('sqs:ListQueues').on(['*']),
  ],
});
