import { allow, type Erratum, type PolicyContext, type Statement } from '@pcluster-iam/core';
import {
  directorySecret,
  type HeadNodeInput,
  headNodePolicies,
  instanceStatements,
  passRole,
  passRoleOnInstanceProfileHeadNode,
} from '@pcluster-iam/parallelcluster';

/** `iam:PassRole` is granted on instance profiles. */
export const passRoleOnInstanceProfile: Erratum = {
  ...passRoleOnInstanceProfileHeadNode,
  statements: ['Statement[2]'],
};

function statements(input: HeadNodeInput, context: PolicyContext): readonly Statement[] {
  const { region, accountId } = input;
  const { partition } = context;
  return [
    allow()
      .actions('s3:GetObject', 's3:PutObject', 's3:GetObjectVersion')
      .on([`arn:${partition}:s3:::parallelcluster-*-v1-do-not-delete/*`]),
    allow()
      .actions('s3:GetObject')
      .on([
        `arn:${partition}:s3:::dcv-license.${region}/*`,
        `arn:${partition}:s3:::${region}-aws-parallelcluster/*`,
      ]),
    passRole('batch', input, context, passRoleOnInstanceProfile),
    allow()
      .actions(
        'batch:DescribeJobQueues',
        'batch:DescribeJobs',
        'batch:ListJobs',
        'batch:DescribeComputeEnvironments',
      )
      .on('*'),
    allow()
      .actions(
        'batch:SubmitJob',
        'batch:TerminateJob',
        'logs:GetLogEvents',
        'ecs:ListContainerInstances',
        'ecs:DescribeContainerInstances',
      )
      .on([
        `arn:${partition}:logs:${region}:${accountId}:log-group:/aws/batch/job:log-stream:PclusterJobDefinition*`,
        `arn:${partition}:ecs:${region}:${accountId}:container-instance/AWSBatch-PclusterComputeEnviron*`,
        `arn:${partition}:ecs:${region}:${accountId}:cluster/AWSBatch-Pcluster*`,
        `arn:${partition}:batch:${region}:${accountId}:job-queue/PclusterJobQueue*`,
        `arn:${partition}:batch:${region}:${accountId}:job-definition/PclusterJobDefinition*:*`,
        `arn:${partition}:batch:${region}:${accountId}:job/*`,
      ]),
    ...instanceStatements(input, context),
    allow()
      .actions(
        'cloudformation:DescribeStackResource',
        'cloudformation:DescribeStacks',
        'cloudformation:SignalResource',
      )
      .on('*'),
    ...directorySecret(input, context),
  ];
}

/**
 * What the head node of a cluster with AWS Batch may do; from 3.1.1 to 3.4.1 it may name the secret of a
 * directory service.
 */
export const { headNode, headNodeFrom311 } = headNodePolicies(statements);
