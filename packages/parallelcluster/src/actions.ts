import type { Action } from '@pcluster-iam/core';

/** Create, tag and delete DynamoDB tables. */
export const dynamoDBModify = [
  'dynamodb:CreateTable',
  'dynamodb:DeleteTable',
  'dynamodb:TagResource',
] as const satisfies readonly Action[];

/** Look at SQS queues. */
export const sqsDescribe = ['sqs:GetQueueAttributes'] as const satisfies readonly Action[];

/** Create, set up, tag and delete SQS queues. */
export const sqsModify = [
  'sqs:CreateQueue',
  'sqs:SetQueueAttributes',
  'sqs:DeleteQueue',
  'sqs:TagQueue',
] as const satisfies readonly Action[];

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
export const snsModify = [
  'sns:CreateTopic',
  'sns:Subscribe',
  'sns:DeleteTopic',
] as const satisfies readonly Action[];

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
export const iamRole = [
  'iam:PassRole',
  'iam:CreateRole',
  'iam:DeleteRole',
  'iam:GetRole',
  'iam:TagRole',
  'iam:SimulatePrincipalPolicy',
] as const satisfies readonly Action[];
