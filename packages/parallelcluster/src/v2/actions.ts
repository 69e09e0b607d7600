import type { Action, PolicyContext } from '@pcluster-iam/core';

/** Create, tag, fill and delete DynamoDB tables. */
export function dynamoDBModify({ since }: PolicyContext): readonly Action[] {
  return [
    'dynamodb:CreateTable',
    'dynamodb:DeleteTable',
    ...since('2.10.0', 'dynamodb:GetItem'),
    ...since('2.9.0', 'dynamodb:PutItem', 'dynamodb:Query'),
    ...since('2.4.1', 'dynamodb:TagResource'),
  ];
}

/** Look at SQS queues. */
export const sqsDescribe = ['sqs:GetQueueAttributes'] as const satisfies readonly Action[];

/** Create, set up, tag and delete SQS queues. */
export function sqsModify({ since }: PolicyContext): readonly Action[] {
  return [
    'sqs:CreateQueue',
    'sqs:SetQueueAttributes',
    'sqs:DeleteQueue',
    ...since('2.4.1', 'sqs:TagQueue'),
  ];
}

/** Send and receive the messages of SQS queues. */
export const sqsMessages = [
  'sqs:SendMessage',
  'sqs:ReceiveMessage',
  'sqs:ChangeMessageVisibility',
  'sqs:DeleteMessage',
  'sqs:GetQueueUrl',
] as const satisfies readonly Action[];

/** Look at SNS topics. */
export const snsDescribe = [
  'sns:ListTopics',
  'sns:GetTopicAttributes',
] as const satisfies readonly Action[];

/** Create, subscribe to and delete SNS topics. */
export function snsModify({ since }: PolicyContext): readonly Action[] {
  return [
    'sns:CreateTopic',
    'sns:Subscribe',
    ...since('2.9.0', 'sns:Unsubscribe'),
    'sns:DeleteTopic',
  ];
}

/** Look at one CloudFormation stack. */
export const cloudFormationDescribe = [
  'cloudformation:DescribeStackEvents',
  'cloudformation:DescribeStackResource',
  'cloudformation:DescribeStackResources',
  'cloudformation:DescribeStacks',
] as const satisfies readonly Action[];

/** Create, delete and update CloudFormation stacks. */
export const cloudFormationModify = [
  'cloudformation:CreateStack',
  'cloudformation:DeleteStack',
  'cloudformation:UpdateStack',
] as const satisfies readonly Action[];

/** Create, pass, tag, check and delete IAM roles. */
export function iamRole({ since }: PolicyContext): readonly Action[] {
  return [
    'iam:PassRole',
    'iam:CreateRole',
    'iam:DeleteRole',
    'iam:GetRole',
    ...since('2.4.1', 'iam:TagRole'),
    'iam:SimulatePrincipalPolicy',
  ];
}

/** Delete S3 buckets with what is in them. */
export const s3Delete = [
  's3:DeleteBucket',
  's3:DeleteObject',
  's3:DeleteObjectVersion',
] as const satisfies readonly Action[];
