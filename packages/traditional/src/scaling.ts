import { allow, type PolicyContext, type Statement } from '@pcluster-iam/core';
import {
  launchTemplates,
  snsDescribe,
  snsModify,
  sqsDescribe,
  sqsModify,
} from '@pcluster-iam/parallelcluster';

/** The user's statements on Auto Scaling groups, which start and stop the compute nodes. */
export function autoScalingStatements(context: PolicyContext): readonly Statement[] {
  const { since, until } = context;
  return [
    allow('AutoScalingDescribe')
      .actions(
        'autoscaling:DescribeAutoScalingGroups',
        ...until('2.4.1', 'autoscaling:DescribeLaunchConfigurations'),
        'autoscaling:DescribeAutoScalingInstances',
      )
      .on('*'),
    allow('AutoScalingModify')
      .actions(
        'autoscaling:CreateAutoScalingGroup',
        ...until(
          '2.4.1',
          'autoscaling:CreateLaunchConfiguration',
          'autoscaling:DeleteLaunchConfiguration',
        ),
        ...launchTemplates(context),
        'autoscaling:PutNotificationConfiguration',
        'autoscaling:UpdateAutoScalingGroup',
        'autoscaling:PutScalingPolicy',
        'autoscaling:DescribeScalingActivities',
        'autoscaling:DeleteAutoScalingGroup',
        'autoscaling:DeletePolicy',
        ...since(
          '2.4.1',
          'autoscaling:DisableMetricsCollection',
          'autoscaling:EnableMetricsCollection',
        ),
      )
      .on('*'),
  ];
}

/** The user's statement on the launch templates of Slurm, which starts its nodes itself since 2.11.0. */
export function slurmScaling(context: PolicyContext): Statement {
  return allow('ScalingModify')
    .actions('autoscaling:CreateAutoScalingGroup', ...launchTemplates(context))
    .on('*');
}

/** The user's statements on the queues and topics that Auto Scaling reports to. */
export function queueStatements(context: PolicyContext): readonly Statement[] {
  return [
    allow('SQSDescribe')
      .actions(...sqsDescribe)
      .on('*'),
    allow('SQSModify')
      .actions(...sqsModify(context))
      .on('*'),
    allow('SNSDescribe')
      .actions(...snsDescribe)
      .on('*'),
    allow('SNSModify')
      .actions(...snsModify(context))
      .on('*'),
  ];
}
