import { allow, definePolicy, roleNameSchema } from '@pcluster-iam/core';
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
  sqsModify,
} from '@pcluster-iam/parallelcluster';
import { efsPrefix } from './errata.ts';

/** ParallelClusterUserPolicy of SGE, Slurm and Torque. */
export const user = definePolicy({
  inputs: {
    ec2RoleName: {
      schema: roleNameSchema,
      description:
        "name of the role of the cluster's EC2 instances, ec2_iam_role in its configuration",
      example: 'parallelcluster-ec2',
    },
  },
  statements: ({ region, accountId, ec2RoleName }, { partition, sic }) => [
    ec2Describe(),
    ec2Modify('ec2:RevokeSecurityGroupEgress'),
    allow('AutoScalingDescribe')
      .actions('autoscaling:DescribeAutoScalingGroups', 'autoscaling:DescribeAutoScalingInstances')
      .on('*'),
    allow('AutoScalingModify')
      .actions(
        'autoscaling:CreateAutoScalingGroup',
        'ec2:CreateLaunchTemplate',
        'ec2:ModifyLaunchTemplate',
        'ec2:DeleteLaunchTemplate',
        'ec2:DescribeLaunchTemplates',
        'ec2:DescribeLaunchTemplateVersions',
        'autoscaling:PutNotificationConfiguration',
        'autoscaling:UpdateAutoScalingGroup',
        'autoscaling:PutScalingPolicy',
        'autoscaling:DescribeScalingActivities',
        'autoscaling:DeleteAutoScalingGroup',
        'autoscaling:DeletePolicy',
        'autoscaling:DisableMetricsCollection',
        'autoscaling:EnableMetricsCollection',
      )
      .on('*'),
    allow('DynamoDBDescribe').actions('dynamodb:DescribeTable').on('*'),
    allow('DynamoDBModify')
      .actions(...dynamoDBModify)
      .on('*'),
    allow('SQSDescribe')
      .actions(...sqsDescribe)
      .on('*'),
    allow('SQSModify')
      .actions(...sqsModify)
      .on('*'),
    allow('SNSDescribe')
      .actions(...snsDescribe)
      .on('*'),
    allow('SNSModify')
      .actions(...snsModify)
      .on('*'),
    allow('CloudFormationDescribe')
      .actions(...cloudFormationDescribe, 'cloudformation:ListStacks', 'cloudformation:GetTemplate')
      .on('*'),
    allow('CloudFormationModify')
      .actions(...cloudFormationModify)
      .on('*'),
    allow('S3ParallelClusterReadOnly')
      .actions('s3:Get*', 's3:List*')
      .on([`arn:${partition}:s3:::${region}-aws-parallelcluster*`]),
    allow('IAMModify')
      .actions(...iamRole)
      .on(`arn:${partition}:iam::${accountId}:role/${ec2RoleName}`),
    allow('IAMCreateInstanceProfile')
      .actions('iam:CreateInstanceProfile', 'iam:DeleteInstanceProfile')
      .on(`arn:${partition}:iam::${accountId}:instance-profile/*`),
    allow('IAMInstanceProfile')
      .actions(
        'iam:AddRoleToInstanceProfile',
        'iam:RemoveRoleFromInstanceProfile',
        'iam:GetRolePolicy',
        'iam:GetPolicy',
        'iam:AttachRolePolicy',
        'iam:PutRolePolicy',
        'iam:DeleteRolePolicy',
      )
      .on('*'),
    allow('EFSDescribe')
      .actions(
        ...sic(
          efsPrefix,
          ['efs:DescribeMountTargets', 'efs:DescribeMountTargetSecurityGroups'],
          [
            'elasticfilesystem:DescribeMountTargets',
            'elasticfilesystem:DescribeMountTargetSecurityGroups',
          ],
        ),
        'ec2:DescribeNetworkInterfaceAttribute',
      )
      .on('*'),
    allow('SSMDescribe').actions('ssm:GetParametersByPath').on('*'),
  ],
});
