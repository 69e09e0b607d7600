import { allow, definePolicy, type PolicyContext, type Statement } from '@pcluster-iam/core';
import { cloudWatchDashboards, ec2Write, lambdaModify, route53HostedZones } from '../actions.ts';
import { cloudFormationStatements } from './cloudformation.ts';
import { inRegion, regionSegment } from './in-region.ts';
import { rolePath, secretName } from './inputs.ts';
import { loginNodeStatements } from './login-nodes.ts';
import { instanceProfilesArn, type RolePathInput, rolesArn } from './paths.ts';
import { fsx, fsxServiceLinkedRole } from './user-fsx.ts';
import { logRetrieval } from './user-log-retrieval.ts';

interface ClusterInput extends RolePathInput {
  readonly secretName?: string | undefined;
}

/** What clusters are made of: instances, tables, zones, stacks and dashboards. */
function resourceStatements(input: ClusterInput, context: PolicyContext): readonly Statement[] {
  const { region, accountId } = input;
  const { partition, since, until } = context;
  const describe = ['ec2:Describe*'] as const;
  const write = [
    ...ec2Write('ec2:RevokeSecurityGroupEgress'),
    ...since('3.2.0', 'ec2:CreateFleet'),
    'ec2:CreateLaunchTemplate',
    'ec2:CreateLaunchTemplateVersion',
    'ec2:DeleteLaunchTemplate',
    'ec2:ModifyLaunchTemplate',
    'ec2:CreateSnapshot',
    'ec2:CreateTags',
    ...since('3.9.1', 'ec2:DeleteTags'),
    'ec2:ModifyVolume',
  ] as const;
  return [
    ...until(
      '3.11.0',
      inRegion(allow('EC2Read').actions(...describe), region, context).on('*'),
      inRegion(allow('EC2Write').actions(...write), region, context).on('*'),
    ),
    ...since(
      '3.11.0',
      inRegion(allow('EC2ReadAndWrite').actions(...describe, ...write), region, context).on('*'),
    ),
    allow('DynamoDB')
      .actions(
        'dynamodb:DescribeTable',
        'dynamodb:ListTagsOfResource',
        'dynamodb:CreateTable',
        'dynamodb:DeleteTable',
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        ...since('3.2.0', 'dynamodb:UpdateItem'),
        'dynamodb:Query',
        'dynamodb:TagResource',
      )
      .on(
        `arn:${partition}:dynamodb:${regionSegment(region, context)}:${accountId}:table/parallelcluster-*`,
      ),
    allow('Route53HostedZones')
      .actions(...route53HostedZones, 'route53:ListQueryLoggingConfigs')
      .on('*'),
    ...cloudFormationStatements(input, context),
    inRegion(
      allow('CloudWatch').actions(
        ...cloudWatchDashboards,
        ...since(
          '3.6.0',
          'cloudwatch:PutMetricAlarm',
          'cloudwatch:DeleteAlarms',
          'cloudwatch:DescribeAlarms',
        ),
        ...since('3.8.0', 'cloudwatch:PutCompositeAlarm'),
      ),
      region,
      context,
    ).on('*'),
  ];
}

/** What clusters run with: roles, functions, buckets, file systems, logs and login nodes. */
function serviceStatements(input: ClusterInput, context: PolicyContext): readonly Statement[] {
  const { region, accountId } = input;
  const { partition, since, until } = context;
  const place = regionSegment(region, context);
  // From 3.1.1 to 3.4.1 what FSx needs stood in a document of its own alone.
  const unlessWithFsx = (statement: Statement) => [
    ...until('3.1.1', statement),
    ...since('3.5.0', statement),
  ];
  const iam = `arn:${partition}:iam::${accountId}` as const;
  return [
    allow('IamRead')
      .actions(
        'iam:GetRole',
        'iam:GetRolePolicy',
        'iam:GetPolicy',
        'iam:SimulatePrincipalPolicy',
        'iam:GetInstanceProfile',
      )
      .on([
        `${iam}:role/*`,
        `${iam}:policy/*`,
        `arn:${partition}:iam::aws:policy/*`,
        `${iam}:instance-profile/*`,
      ]),
    allow('IamInstanceProfile')
      .actions(
        'iam:CreateInstanceProfile',
        'iam:DeleteInstanceProfile',
        'iam:AddRoleToInstanceProfile',
        'iam:RemoveRoleFromInstanceProfile',
      )
      .on([instanceProfilesArn(input, context)]),
    allow('IamPassRole')
      .actions('iam:PassRole')
      .when({
        StringEqualsIfExists: {
          'iam:PassedToService': [
            'lambda.amazonaws.com',
            'ec2.amazonaws.com',
            ...since('3.5.0', 'ec2.amazonaws.com.cn'),
            'spotfleet.amazonaws.com',
          ],
        },
      })
      .on([rolesArn(input, context)]),
    ...unlessWithFsx(fsxServiceLinkedRole()),
    allow('Lambda')
      .actions(...lambdaModify(context), 'lambda:UpdateFunctionConfiguration')
      .on([
        `arn:${partition}:lambda:${place}:${accountId}:function:parallelcluster-*`,
        `arn:${partition}:lambda:${place}:${accountId}:function:pcluster-*`,
      ]),
    inRegion(allow('S3ResourcesBucket').actions('s3:*'), region, context).on([
      `arn:${partition}:s3:::parallelcluster-*`,
      `arn:${partition}:s3:::aws-parallelcluster-*`,
    ]),
    inRegion(allow('S3ParallelClusterReadOnly').actions('s3:Get*', 's3:List*'), region, context).on(
      `arn:${partition}:s3:::${place}-aws-parallelcluster*`,
    ),
    ...unlessWithFsx(fsx(input, context)),
    allow('EFS')
      .actions('elasticfilesystem:*')
      .on([`arn:${partition}:elasticfilesystem:${place}:${accountId}:*`]),
    inRegion(
      allow('CloudWatchLogs').actions(
        'logs:DeleteLogGroup',
        'logs:PutRetentionPolicy',
        'logs:DescribeLogGroups',
        'logs:CreateLogGroup',
        ...until('3.5.0', ...logRetrieval),
        ...since('3.4.0', 'logs:TagResource', 'logs:UntagResource'),
        ...since(
          '3.6.0',
          'logs:DescribeMetricFilters',
          'logs:PutMetricFilter',
          'logs:deleteMetricFilter', // sic; no erratum, because IAM ignores the case
        ),
      ),
      region,
      context,
    ).on('*'),
    ...since(
      '3.3.0',
      allow('ResourceGroupRead')
        .actions(
          'resource-groups:ListGroupResources',
          ...since('3.5.0', 'resource-groups:GetGroupConfiguration'),
        )
        .on('*'),
    ),
    ...describeSecret(input, context),
    ...since('3.7.0', ...loginNodeStatements(context)),
  ];
}

function describeSecret(
  { region, accountId, secretName }: ClusterInput,
  { partition }: PolicyContext,
): readonly Statement[] {
  if (secretName === undefined) return [];
  return [
    allow()
      .actions('secretsmanager:DescribeSecret')
      .on(`arn:${partition}:secretsmanager:${region}:${accountId}:secret:${secretName}`),
  ];
}

function wholeDocument(input: ClusterInput, context: PolicyContext): readonly Statement[] {
  return [...resourceStatements(input, context), ...serviceStatements(input, context)];
}

/** What every person who runs clusters needs: `userBase` to 3.0.3, `userCluster` from 3.5.0 to 3.8.0. */
export const userBase = definePolicy({
  for: 'user',
  inputs: { rolePath },
  statements: wholeDocument,
});

/** The same from 3.1.1 to 3.4.1, which may name the secret of a directory service. */
export const userBaseFrom311 = definePolicy({
  for: 'user',
  inputs: { rolePath, secretName },
  statements: wholeDocument,
});

/** The first half of it, from 3.9.0 on: AWS divided the document that had outgrown IAM's quota. */
export const userCluster1 = definePolicy({
  for: 'user',
  inputs: {},
  statements: resourceStatements,
});

/** The second half of it, from 3.9.0 on. */
export const userCluster2 = definePolicy({
  for: 'user',
  inputs: { rolePath },
  statements: serviceStatements,
});
