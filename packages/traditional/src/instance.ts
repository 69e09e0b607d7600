import {
  allow,
  definePolicy,
  type PolicyContext,
  type PolicyInput,
  type Statement,
} from '@pcluster-iam/core';
import { instanceRole, sqsMessages } from '@pcluster-iam/parallelcluster';
import { bucketNone } from './errata.ts';
import { type RunInstancesInput, runInstances, runInstancesInputs } from './run-instances.ts';

function statements(
  input: PolicyInput & Partial<RunInstancesInput>,
  context: PolicyContext,
): readonly Statement[] {
  const { region, accountId } = input;
  const { partition, since, until, sic } = context;
  const stack = (name: string) =>
    allow(name)
      .actions(
        'cloudformation:DescribeStacks',
        ...since('2.4.1', 'cloudformation:DescribeStackResource'),
        ...since('2.9.0', 'cloudformation:SignalResource'),
      )
      .on([
        `arn:${partition}:cloudformation:${region}:${accountId}:stack/parallelcluster-*${since('2.4.1', '/*').join('')}`,
      ]);
  const passRole = allow('IAMPassRole').actions('iam:PassRole');
  return [
    allow('EC2')
      .actions(
        'ec2:DescribeVolumes',
        'ec2:AttachVolume',
        'ec2:DescribeInstanceAttribute',
        'ec2:DescribeInstanceStatus',
        ...since('2.10.0', 'ec2:DescribeInstanceTypes'),
        'ec2:DescribeInstances',
        'ec2:DescribeRegions',
        ...since('2.9.0', ...until('2.11.0', 'ec2:RunInstances')),
        ...since(
          '2.9.0',
          'ec2:TerminateInstances',
          'ec2:DescribeLaunchTemplates',
          'ec2:CreateTags',
        ),
      )
      .on(['*']),
    ...since('2.11.0', runInstances(input, context)),
    allow('DynamoDBList').actions('dynamodb:ListTables').on(['*']),
    ...until(
      '2.11.5',
      allow('SQSQueue')
        .actions(...sqsMessages)
        .on([`arn:${partition}:sqs:${region}:${accountId}:parallelcluster-*`]),
      allow('Autoscaling')
        .actions(
          'autoscaling:DescribeAutoScalingGroups',
          'autoscaling:TerminateInstanceInAutoScalingGroup',
          'autoscaling:SetDesiredCapacity',
          'autoscaling:DescribeTags',
          // sic; no erratum, because IAM ignores the case
          ...until('2.9.0', 'autoScaling:UpdateAutoScalingGroup', 'autoScaling:SetInstanceHealth'),
          ...since('2.9.0', 'autoscaling:UpdateAutoScalingGroup', 'autoscaling:SetInstanceHealth'),
        )
        .on(['*']),
    ),
    ...since('2.5.0', stack('CloudFormation')),
    allow('DynamoDBTable')
      .actions(
        'dynamodb:PutItem',
        'dynamodb:Query',
        'dynamodb:GetItem',
        ...since('2.9.0', 'dynamodb:BatchWriteItem'),
        'dynamodb:DeleteItem',
        'dynamodb:DescribeTable',
      )
      .on([`arn:${partition}:dynamodb:${region}:${accountId}:table/parallelcluster-*`]),
    allow('S3GetObj')
      .actions('s3:GetObject')
      .on([`arn:${partition}:s3:::${region}-aws-parallelcluster/*`]),
    ...until('2.5.0', stack('CloudFormationDescribe')),
    ...since(
      '2.5.0',
      ...until(
        '2.7.0',
        ...sic(
          bucketNone,
          [
            allow('S3PutObj')
              .actions('s3:PutObject')
              .on([`arn:${partition}:s3:::NONE/batch/*`]),
          ],
          [],
        ),
      ),
    ),
    ...until('2.11.5', allow('SQSList').actions('sqs:ListQueues').on(['*'])),
    ...since(
      '2.5.0',
      ...until(
        '2.9.0',
        allow('BatchJobPassRole')
          .actions('iam:PassRole')
          .on([`arn:${partition}:iam::${accountId}:role/parallelcluster-*`]),
      ),
    ),
    ...since('2.9.0', ...until('2.11.3', passRole.on(['*']))),
    ...since(
      '2.11.3',
      passRole.when({ StringEquals: { 'iam:PassedToService': ['ec2.amazonaws.com'] } }).on(['*']),
    ),
    ...since(
      '2.5.0',
      allow('DcvLicense')
        .actions('s3:GetObject')
        .on([`arn:${partition}:s3:::dcv-license.${region}/*`]),
    ),
    ...since(
      '2.9.0',
      allow('GetClusterConfig')
        .actions('s3:GetObject', 's3:GetObjectVersion')
        .on([`arn:${partition}:s3:::parallelcluster-*/*`]),
      allow('FSx').actions('fsx:DescribeFileSystems').on(['*']),
      allow('CWLogs')
        .actions('logs:CreateLogStream', ...since('2.10.0', 'logs:PutLogEvents'))
        .on(['*']),
      allow('Route53')
        .actions('route53:ChangeResourceRecordSets')
        .on([`arn:${partition}:route53:::hostedzone/*`]),
    ),
  ];
}

/** ParallelClusterInstancePolicy of SGE, Slurm and Torque before 2.11.0. */
export const instance = definePolicy({ role: instanceRole, inputs: {}, statements });

/** The same from 2.11.0 on: it names what instances may be started from. */
export const instanceFrom2110 = definePolicy({
  role: instanceRole,
  inputs: runInstancesInputs,
  statements,
});
