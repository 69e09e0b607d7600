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
  statements: ['Statement[4]'],
};

function statements(input: HeadNodeInput, context: PolicyContext): readonly Statement[] {
  const { region, accountId } = input;
  const { partition, since } = context;
  return [
    allow()
      .actions('s3:GetObject', 's3:GetObjectVersion')
      .on([
        `arn:${partition}:s3:::${region}-aws-parallelcluster/*`,
        `arn:${partition}:s3:::dcv-license.${region}/*`,
        `arn:${partition}:s3:::parallelcluster-*-v1-do-not-delete/*`,
      ]),
    allow()
      .actions(
        'dynamodb:GetItem',
        'dynamodb:PutItem',
        'dynamodb:BatchWriteItem',
        ...since('3.2.0', 'dynamodb:UpdateItem'),
        ...since('3.5.1', 'dynamodb:BatchGetItem'),
      )
      .on(`arn:${partition}:dynamodb:${region}:${accountId}:table/parallelcluster-*`),
    allow()
      .actions('ec2:TerminateInstances')
      .when({ StringEquals: { 'ec2:ResourceTag/parallelcluster:node-type': 'Compute' } })
      .on('*'),
    allow()
      .actions('ec2:RunInstances', ...since('3.2.0', 'ec2:CreateFleet'))
      .on('*'),
    passRole('ec2', input, context, passRoleOnInstanceProfile),
    ...instanceStatements(input, context, ...since('3.2.0', 'ec2:DescribeCapacityReservations')),
    ...since(
      '3.5.1',
      allow()
        .actions('ec2:GetConsoleOutput')
        .on([`arn:${partition}:ec2:${region}:${accountId}:instance/*`]),
    ),
    allow()
      .actions(
        'cloudformation:DescribeStackResource',
        'cloudformation:SignalResource',
        ...since('3.4.0', 'cloudformation:DescribeStacks'),
      )
      .on('*'),
    allow().actions('route53:ChangeResourceRecordSets').on('*'),
    ...directorySecret(input, context),
  ];
}

/**
 * What the head node of a Slurm cluster may do; from 3.1.1 to 3.4.1 it may name the secret of a
 * directory service.
 */
export const { headNode, headNodeFrom311 } = headNodePolicies(statements);
