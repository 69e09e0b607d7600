import {
  type Action,
  allow,
  definePolicy,
  type Erratum,
  type PolicyContext,
  type Statement,
  secretArnSchema,
} from '@pcluster-iam/core';
import { rolePath, secretName } from './inputs.ts';
import { instanceProfilesArn, type RolePathInput, rolesArn } from './paths.ts';

/** The role of the head node, of compute nodes and of login nodes. */
export const nodeRole = {
  service: 'ec2',
  path: '/parallelcluster/',
  managedPolicies: ['CloudWatchAgentServerPolicy', 'AmazonSSMManagedInstanceCore'],
} as const;

/** The checked values of what the head node's policy asks for. */
export interface HeadNodeInput extends RolePathInput {
  /** The secret of the directory service, from 3.1.1 to 3.4.1. */
  readonly secretName?: string | undefined;
}

/**
 * The policies of a scheduler's head node: `headNode`, and `headNodeFrom311` that from 3.1.1 to 3.4.1
 * may name the secret of a directory service.
 *
 * @param statements - The statements of the scheduler.
 */
export function headNodePolicies(
  statements: (input: HeadNodeInput, context: PolicyContext) => readonly Statement[],
) {
  return {
    headNode: definePolicy({ role: nodeRole, inputs: { rolePath }, statements }),
    headNodeFrom311: definePolicy({
      role: nodeRole,
      inputs: { rolePath, secretName },
      statements,
    }),
  };
}

/** The head node's statement that hands roles on to a service. */
export function passRole(
  service: 'batch' | 'ec2',
  input: RolePathInput,
  context: PolicyContext,
  onInstanceProfile: Erratum,
): Statement {
  return allow()
    .actions('iam:PassRole')
    .when({ StringEquals: { 'iam:PassedToService': [`${service}.amazonaws.com`] } })
    .on([
      rolesArn(input, context),
      ...context.sic(onInstanceProfile, [instanceProfilesArn(input, context)], []),
    ]);
}

/**
 * The head node's statements on instances and volumes.
 *
 * @param describe - What a scheduler adds to what is described.
 */
export function instanceStatements(
  { region, accountId }: RolePathInput,
  { partition }: PolicyContext,
  ...describe: readonly Action[]
): readonly Statement[] {
  return [
    allow()
      .actions(
        'ec2:DescribeInstances',
        'ec2:DescribeInstanceStatus',
        'ec2:DescribeVolumes',
        'ec2:DescribeInstanceAttribute',
        ...describe,
      )
      .on('*'),
    allow()
      .actions('ec2:CreateTags', 'ec2:AttachVolume')
      .on([
        `arn:${partition}:ec2:${region}:${accountId}:instance/*`,
        `arn:${partition}:ec2:${region}:${accountId}:volume/*`,
      ]),
  ];
}

/** The head node's statement on the secret of the directory service, from 3.1.1 to 3.4.1. */
export function directorySecret(
  { region, accountId, secretName: name }: HeadNodeInput,
  { partition }: PolicyContext,
): readonly Statement[] {
  if (name === undefined) return [];
  return [
    allow()
      .actions('secretsmanager:GetSecretValue')
      .on(`arn:${partition}:secretsmanager:${region}:${accountId}:secret:${name}`),
  ];
}

/**
 * What the head node needs beside its policy when the cluster has a directory service. Source: what
 * ParallelCluster 3.11.1 itself grants, `HeadNodeIamResources` in `cdk_builder_utils.py`; AWS
 * published no text for it after 3.4.1.
 */
export const headNodeDirectoryService = definePolicy({
  for: 'headNode',
  features: ['directoryService'],
  inputs: {
    directorySecretArn: {
      schema: secretArnSchema,
      description:
        'ARN of the secret or SSM parameter with the password of the directory, DirectoryService/PasswordSecretArn in the configuration',
      example: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:demo/directory-AbCdEf',
    },
  },
  statements: ({ directorySecretArn }) => [
    allow('AllowGettingDirectorySecretValue')
      .actions(
        directorySecretArn.split(':')[2] === 'ssm'
          ? 'ssm:GetParameter'
          : 'secretsmanager:GetSecretValue',
      )
      // The schema has seen that it is an ARN.
      .on(directorySecretArn as `arn:${string}`),
  ],
});
