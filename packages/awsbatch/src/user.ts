import { allow, definePolicy } from '@pcluster-iam/core';
import {
  cloudFormationDescribe,
  cloudFormationModify,
  dynamoDBModify,
  ec2Describe,
  ec2Modify,
  iamRole,
  snsDescribe,
  snsModify,
  sqsDescribe,
  sqsMessages,
  sqsModify,
} from '@pcluster-iam/parallelcluster';
import { listBucketResource, listStacksResource, passRoleOnInstanceProfile } from './errata.ts';

/** ParallelClusterUserPolicy of AWS Batch. */
export const user = definePolicy({
  inputs: {},
  statements: ({ region, accountId }, { partition, sic }) => [
    ec2Describe(),
    ec2Modify(),
    allow('DynamoDB')
      .actions('dynamodb:DescribeTable', ...dynamoDBModify)
      .on(`arn:${partition}:dynamodb:${region}:${accountId}:table/parallelcluster-*`),
    allow('CloudFormation')
      .actions(
        ...cloudFormationDescribe,
        ...sic(listStacksResource, ['cloudformation:ListStacks'], []),
        'cloudformation:GetTemplate',
        ...cloudFormationModify,
      )
      .on(`arn:${partition}:cloudformation:${region}:${accountId}:stack/parallelcluster-*`),
    ...sic(
      listStacksResource,
      [],
      [allow('CloudFormationList').actions('cloudformation:ListStacks').on('*')],
    ),
    allow('SQS')
      .actions(...sqsDescribe, ...sqsModify)
      .on('*'),
    allow('SQSQueue')
      .actions(...sqsMessages)
      .on(`arn:${partition}:sqs:${region}:${accountId}:parallelcluster-*`),
    allow('SNS')
      .actions(...snsDescribe, ...snsModify)
      .on('*'),
    allow('IAMRole')
      .actions(...iamRole)
      .on(`arn:${partition}:iam::${accountId}:role/parallelcluster-*`),
    allow('IAMInstanceProfile')
      .actions(
        'iam:CreateInstanceProfile',
        'iam:DeleteInstanceProfile',
        'iam:GetInstanceProfile',
        ...sic(passRoleOnInstanceProfile, ['iam:PassRole'], []),
      )
      .on(`arn:${partition}:iam::${accountId}:instance-profile/*`),
    allow('IAM')
      .actions(
        'iam:AddRoleToInstanceProfile',
        'iam:RemoveRoleFromInstanceProfile',
        'iam:GetRolePolicy',
        'iam:PutRolePolicy',
        'iam:DeleteRolePolicy',
        'iam:AttachRolePolicy',
        'iam:DetachRolePolicy',
      )
      .on('*'),
    allow('S3ResourcesBucket')
      .actions('s3:*')
      .on([`arn:${partition}:s3:::parallelcluster-*`]),
    allow('S3ParallelClusterReadOnly')
      .actions('s3:Get*', 's3:List*')
      .on([
        ...sic(listBucketResource, [], [`arn:${partition}:s3:::${region}-aws-parallelcluster`]),
        `arn:${partition}:s3:::${region}-aws-parallelcluster/*`,
      ]),
    allow('Lambda')
      .actions(
        'lambda:CreateFunction',
        'lambda:DeleteFunction',
        'lambda:GetFunctionConfiguration',
        'lambda:InvokeFunction',
        'lambda:AddPermission',
        'lambda:RemovePermission',
      )
      .on(`arn:${partition}:lambda:${region}:${accountId}:function:parallelcluster-*`),
    allow('Logs').actions('logs:*').on(`arn:${partition}:logs:${region}:${accountId}:*`),
    allow('CodeBuild')
      .actions('codebuild:*')
      .on(`arn:${partition}:codebuild:${region}:${accountId}:project/parallelcluster-*`),
    allow('ECR').actions('ecr:*').on('*'),
    allow('Batch').actions('batch:*').on('*'),
    allow('AmazonCloudWatchEvents').actions('events:*').on('*'),
  ],
});
