import { allow, type PolicyContext, type Statement } from '@pcluster-iam/core';

/** The user's statements on login nodes, which ParallelCluster has from 3.7.0 on. */
export function loginNodeStatements({ since, until }: PolicyContext): readonly Statement[] {
  return [
    allow('LoginNodesFunctionalities')
      .actions(
        'autoscaling:DeleteAutoScalingGroup',
        'autoscaling:DeleteLifecycleHook',
        ...until('3.11.0', 'autoscaling:Describe*'),
        ...since(
          '3.11.0',
          'autoscaling:DescribeAutoScalingGroups',
          ...since('3.11.1', 'autoscaling:DescribeLifecycleHooks'),
          'autoscaling:DescribeScalingActivities',
        ),
        'autoscaling:PutLifecycleHook',
        'autoscaling:UpdateAutoScalingGroup',
        'elasticloadbalancing:CreateListener',
        'elasticloadbalancing:CreateTargetGroup',
        'elasticloadbalancing:DeleteListener',
        'elasticloadbalancing:DeleteLoadBalancer',
        'elasticloadbalancing:DeleteTargetGroup',
        ...until('3.11.0', 'elasticloadbalancing:Describe*'),
        ...since(
          '3.11.0',
          'elasticloadbalancing:DescribeListeners',
          'elasticloadbalancing:DescribeLoadBalancers',
          ...since('3.11.1', 'elasticloadbalancing:DescribeTags'),
          'elasticloadbalancing:DescribeTargetGroups',
          'elasticloadbalancing:DescribeTargetHealth',
        ),
        'elasticloadbalancing:ModifyLoadBalancerAttributes',
      )
      .when({ 'ForAllValues:StringEquals': { 'aws:TagKeys': ['parallelcluster:cluster-name'] } })
      .on('*'),
    allow('LoginNodesFunctionalitiesNoCondition')
      .actions(
        'autoscaling:CreateAutoScalingGroup',
        'elasticloadbalancing:AddTags',
        'elasticloadbalancing:CreateLoadBalancer',
      )
      .on('*'),
  ];
}
