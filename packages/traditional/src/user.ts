import {
  allow,
  definePolicy,
  oneOrMore,
  type PolicyContext,
  type PolicyInput,
  type Statement,
} from '@pcluster-iam/core';
import {
  cloudFormationDescribe,
  cloudFormationModify,
  cloudWatch,
  dynamoDBModify,
  ec2Describe,
  ec2Modify,
  ec2RoleName,
  ec2RolePath,
  iamRole,
  lambdaModify,
  networkingEasyConfig,
  resourcesBucket,
  resourcesBucketArns,
  route53HostedZones,
  s3Delete,
} from '@pcluster-iam/parallelcluster';
import { efsPrefix } from './errata.ts';
import { autoScalingStatements, queueStatements, slurmScaling } from './scaling.ts';

const efsMountTargets = [
  'efs:DescribeMountTargets', // sic
  'efs:DescribeMountTargetSecurityGroups', // sic
] as const;

const mountTargets = [
  'elasticfilesystem:DescribeMountTargets',
  'elasticfilesystem:DescribeMountTargetSecurityGroups',
] as const;

interface UserInput extends PolicyInput {
  readonly ec2RoleName: string;
  readonly rolePath?: string | undefined;
  readonly resourcesBucket?: string;
}

/** Slurm left Auto Scaling, SQS and SNS with 2.11.0; SGE and Torque kept them, and left Route 53. */
function statements(
  scheduler: 'sge' | 'slurm' | 'torque',
  input: UserInput,
  context: PolicyContext,
): readonly Statement[] {
  const { region, accountId } = input;
  const { partition, since, until, sic } = context;
  const isSlurm = scheduler === 'slurm';
  const role = `arn:${partition}:iam::${accountId}:role` as const;
  const serviceRole = `${role}/aws-service-role/*` as const;
  const hostedZones = allow('Route53HostedZones')
    .actions(...route53HostedZones, 'route53:ListQueryLoggingConfigs')
    .on('*');
  return [
    ec2Describe(context),
    ...since('2.5.0', networkingEasyConfig(context)),
    ec2Modify('ec2:RevokeSecurityGroupEgress'),
    ...(isSlurm
      ? [
          ...until('2.11.0', ...autoScalingStatements(context)),
          ...since('2.11.0', slurmScaling(context)),
        ]
      : autoScalingStatements(context)),
    allow('DynamoDBDescribe')
      .actions('dynamodb:DescribeTable', ...since('2.9.0', 'dynamodb:ListTagsOfResource'))
      .on('*'),
    allow('DynamoDBModify')
      .actions(...dynamoDBModify(context))
      .on('*'),
    ...since('2.9.0', ...(isSlurm ? [hostedZones] : until('2.11.0', hostedZones))),
    ...(isSlurm ? until('2.11.0', ...queueStatements(context)) : queueStatements(context)),
    allow('CloudFormationDescribe')
      .actions(...cloudFormationDescribe, 'cloudformation:ListStacks', 'cloudformation:GetTemplate')
      .on('*'),
    allow('CloudFormationModify')
      .actions(...cloudFormationModify)
      .on('*'),
    ...since(
      '2.9.0',
      allow('S3ResourcesBucket').actions('s3:*').on(resourcesBucketArns(input, context)),
    ),
    allow('S3ParallelClusterReadOnly')
      .actions('s3:Get*', 's3:List*')
      .on([`arn:${partition}:s3:::${region}-aws-parallelcluster*`]),
    ...since(
      '2.9.0',
      allow('S3Delete')
        .actions(...s3Delete)
        .on(resourcesBucketArns(input, context)),
    ),
    allow('IAMModify')
      .actions(
        ...iamRole(context),
        ...since('2.5.0', ...until('2.11.3', 'iam:CreateServiceLinkedRole')),
      )
      .on(
        oneOrMore([
          `${role}${input.rolePath ?? '/'}${input.ec2RoleName}`,
          ...since('2.5.0', ...until('2.11.3', serviceRole)),
          ...since('2.9.0', `${role}/parallelcluster-*`),
        ]),
      ),
    ...since(
      '2.11.3',
      allow('IAMServiceLinkedRole')
        .actions('iam:CreateServiceLinkedRole')
        .when({
          StringEquals: {
            'iam:AWSServiceName': ['fsx.amazonaws.com', 's3.data-source.lustre.fsx.amazonaws.com'],
          },
        })
        .on(serviceRole),
    ),
    allow('IAMCreateInstanceProfile')
      .actions('iam:CreateInstanceProfile', 'iam:DeleteInstanceProfile')
      .on(`arn:${partition}:iam::${accountId}:instance-profile/*`),
    allow('IAMInstanceProfile')
      .actions(
        'iam:AddRoleToInstanceProfile',
        'iam:RemoveRoleFromInstanceProfile',
        ...since('2.4.1', 'iam:GetRolePolicy', 'iam:GetPolicy', 'iam:AttachRolePolicy'),
        ...since('2.5.0', 'iam:DetachRolePolicy'),
        'iam:PutRolePolicy',
        'iam:DeleteRolePolicy',
      )
      .on('*'),
    allow('EFSDescribe')
      .actions(
        ...until('2.5.0', ...sic(efsPrefix, efsMountTargets, mountTargets)),
        ...since('2.5.0', ...mountTargets),
        'ec2:DescribeNetworkInterfaceAttribute',
      )
      .on('*'),
    allow('SSMDescribe').actions('ssm:GetParametersByPath').on('*'),
    ...since(
      '2.5.0',
      allow('FSx').actions('fsx:*').on('*'),
      allow('EFS').actions('elasticfilesystem:*').on('*'),
    ),
    ...since(
      '2.6.0',
      allow('CloudWatchLogs')
        .actions(
          'logs:DeleteLogGroup',
          'logs:PutRetentionPolicy',
          'logs:DescribeLogGroups',
          'logs:CreateLogGroup',
          ...since('2.11.8', 'logs:TagResource', 'logs:UntagResource'),
        )
        .on('*'),
    ),
    ...since(
      '2.9.0',
      allow('Lambda')
        .actions(...lambdaModify(context))
        .on([
          `arn:${partition}:lambda:${region}:${accountId}:function:parallelcluster-*`,
          `arn:${partition}:lambda:${region}:${accountId}:function:pcluster-*`,
        ]),
    ),
    ...since('2.10.0', cloudWatch()),
  ];
}

/** ParallelClusterUserPolicy of a scheduler before 2.10.0. */
export function user(scheduler: 'sge' | 'slurm' | 'torque') {
  return definePolicy({
    inputs: { ec2RoleName, rolePath: ec2RolePath },
    statements: (input, context) => statements(scheduler, input, context),
  });
}

/** The same from 2.10.0 on: it names the bucket of the cluster's resources. */
export function userFrom2100(scheduler: 'sge' | 'slurm' | 'torque') {
  return definePolicy({
    inputs: { ec2RoleName, rolePath: ec2RolePath, resourcesBucket },
    statements: (input, context) => statements(scheduler, input, context),
  });
}
