import {
  type Action,
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
  launchTemplates,
  networkingEasyConfig,
  resourcesBucket,
  resourcesBucketArns,
  route53HostedZones,
  s3Delete,
  snsDescribe,
  snsModify,
  sqsDescribe,
  sqsMessages,
  sqsModify,
} from '@pcluster-iam/parallelcluster';
import {
  hostedZoneResource,
  listBucketResource,
  listStacksResource,
  passRoleOnInstanceProfile,
} from '../errata.ts';

/** What is granted on hosted zones and is about none. */
const aboutNoZone: readonly Action[] = ['route53:CreateHostedZone', 'route53:GetChange'];

interface UserInput extends PolicyInput {
  readonly ec2RoleName?: string;
  readonly rolePath?: string | undefined;
  readonly resourcesBucket?: string;
}

function statements(input: UserInput, context: PolicyContext): readonly Statement[] {
  const { region, accountId } = input;
  const { partition, since, sic } = context;
  return [
    ec2Describe(context),
    ...since(
      '2.7.0',
      allow('EC2LaunchTemplate')
        .actions(...launchTemplates(context))
        .on('*'),
    ),
    ...since('2.5.0', networkingEasyConfig(context)),
    ec2Modify(...since('2.7.0', 'ec2:RevokeSecurityGroupEgress')),
    allow('DynamoDB')
      .actions('dynamodb:DescribeTable', ...dynamoDBModify(context))
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
    ...since(
      '2.9.0',
      allow('Route53HostedZones')
        .actions(
          ...sic(
            hostedZoneResource,
            route53HostedZones,
            route53HostedZones.filter((action) => !aboutNoZone.includes(action)),
          ),
        )
        .on(`arn:${partition}:route53:::hostedzone/*`),
      ...sic(
        hostedZoneResource,
        [],
        [
          allow('Route53CreateHostedZone')
            .actions(...aboutNoZone)
            .on('*'),
        ],
      ),
    ),
    allow('SQS')
      .actions(...sqsDescribe, ...sqsModify(context))
      .on('*'),
    allow('SQSQueue')
      .actions(...sqsMessages)
      .on(`arn:${partition}:sqs:${region}:${accountId}:parallelcluster-*`),
    allow('SNS')
      .actions(...snsDescribe, ...snsModify(context))
      .on('*'),
    allow('IAMRole')
      .actions(...iamRole(context))
      .on(
        oneOrMore([
          `arn:${partition}:iam::${accountId}:role/parallelcluster-*`,
          ...since(
            '2.9.0',
            `arn:${partition}:iam::${accountId}:role${input.rolePath ?? '/'}${input.ec2RoleName}`,
          ),
        ]),
      ),
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
        ...since('2.4.1', 'iam:GetRolePolicy'),
        'iam:PutRolePolicy',
        'iam:DeleteRolePolicy',
        ...since('2.5.0', 'iam:GetPolicy'),
        'iam:AttachRolePolicy',
        'iam:DetachRolePolicy',
      )
      .on('*'),
    allow('S3ResourcesBucket').actions('s3:*').on(resourcesBucketArns(input, context)),
    allow('S3ParallelClusterReadOnly')
      .actions('s3:Get*', 's3:List*')
      .on([
        ...sic(listBucketResource, [], [`arn:${partition}:s3:::${region}-aws-parallelcluster`]),
        `arn:${partition}:s3:::${region}-aws-parallelcluster/*`,
      ]),
    ...since(
      '2.9.0',
      allow('S3Delete')
        .actions(...s3Delete)
        .on(resourcesBucketArns(input, context)),
    ),
    allow('Lambda')
      .actions(...lambdaModify(context))
      .on(
        oneOrMore([
          `arn:${partition}:lambda:${region}:${accountId}:function:parallelcluster-*`,
          ...since('2.9.0', `arn:${partition}:lambda:${region}:${accountId}:function:pcluster-*`),
        ]),
      ),
    allow('Logs').actions('logs:*').on(`arn:${partition}:logs:${region}:${accountId}:*`),
    allow('CodeBuild')
      .actions('codebuild:*')
      .on(`arn:${partition}:codebuild:${region}:${accountId}:project/parallelcluster-*`),
    allow('ECR').actions('ecr:*').on('*'),
    allow('Batch').actions('batch:*').on('*'),
    allow('AmazonCloudWatchEvents').actions('events:*').on('*'),
    ...since(
      '2.9.0',
      allow('ECS').actions('ecs:DescribeContainerInstances', 'ecs:ListContainerInstances').on('*'),
      allow('EFS')
        .actions(
          'elasticfilesystem:CreateFileSystem',
          'elasticfilesystem:CreateMountTarget',
          'elasticfilesystem:DeleteFileSystem',
          'elasticfilesystem:DeleteMountTarget',
          'elasticfilesystem:DescribeFileSystems',
          'elasticfilesystem:DescribeMountTargets',
        )
        .on('*'),
      allow('FSx').actions('fsx:*').on('*'),
    ),
    ...since('2.10.0', cloudWatch()),
  ];
}

/** ParallelClusterUserPolicy of AWS Batch before 2.9.0. */
export const user = definePolicy({ inputs: {}, statements });

/** The same from 2.9.0 on: it names the role of the instances. */
export const userFrom290 = definePolicy({
  inputs: { ec2RoleName, rolePath: ec2RolePath },
  statements,
});

/** The same from 2.10.0 on: it names the bucket of the cluster's resources, too. */
export const userFrom2100 = definePolicy({
  inputs: { ec2RoleName, rolePath: ec2RolePath, resourcesBucket },
  statements,
});
