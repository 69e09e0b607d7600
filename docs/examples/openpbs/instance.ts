import { allow, definePolicy, stackNameSchema } from '@pcluster-iam/core';
import * as z from 'zod';

// A check by zod: any synchronous Standard Schema will do. It goes into an ARN, so it is strict.
const queueNameSchema = z
  .string()
  .regex(
    /^[A-Za-z][A-Za-z0-9_-]{0,14}$/,
    'is no PBS queue name: 1 to 15 letters, digits, hyphens or underscores, a letter first',
  );

/** What the cluster's instances may do: watch their queue, and grow and shrink with it. */
export const instance = definePolicy({
  inputs: {
    stackName: {
      schema: stackNameSchema,
      description: "name of the cluster's CloudFormation stack",
      example: 'openpbs-demo',
    },
    queueName: {
      schema: queueNameSchema,
      description: 'PBS queue that the instances serve',
      example: 'workq',
    },
  },
  statements: ({ region, accountId, stackName, queueName }, { partition, since, until }) => [
    allow('EC2Describe').actions('ec2:DescribeInstances', 'ec2:DescribeInstanceStatus').on('*'),
    allow('EC2Terminate')
      .actions('ec2:TerminateInstances')
      .when({ StringEquals: { 'aws:ResourceTag/aws:cloudformation:stack-name': stackName } })
      .on(`arn:${partition}:ec2:${region}:${accountId}:instance/*`),
    allow('Stack')
      .actions('cloudformation:DescribeStackResource')
      .on(`arn:${partition}:cloudformation:${region}:${accountId}:stack/${stackName}/*`),
    ...until(
      '2.5.0',
      allow('Jobs')
        .actions('sqs:ReceiveMessage', 'sqs:DeleteMessage')
        .on(`arn:${partition}:sqs:${region}:${accountId}:${stackName}-${queueName}`),
    ),
    ...since(
      '2.5.0',
      allow('JobTable')
        .actions('dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query')
        .on(`arn:${partition}:dynamodb:${region}:${accountId}:table/${stackName}-${queueName}`),
    ),
  ],
});
