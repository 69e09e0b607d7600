import {
  allow,
  type Condition,
  definePolicy,
  type PolicyContext,
  type Statement,
} from '@pcluster-iam/core';
import { serviceLinkedRolePath } from './errata.ts';
import { permissionsBoundaryArn, rolePath } from './inputs.ts';
import { type RolePathInput, rolesArn } from './paths.ts';

/** AWS managed policies that a person may attach to the roles of clusters. */
const attachable = [
  'CloudWatchAgentServerPolicy',
  'AmazonSSMManagedInstanceCore',
  'AWSBatchFullAccess',
  'AmazonS3ReadOnlyAccess',
  'service-role/AWSBatchServiceRole',
  'service-role/AmazonEC2ContainerServiceforEC2Role',
  'service-role/AmazonECSTaskExecutionRolePolicy',
  'service-role/AmazonEC2SpotFleetTaggingRole',
  'EC2InstanceProfileForImageBuilder',
  'service-role/AWSLambdaBasicExecutionRole',
] as const;

/** The statements that let a person's clusters create their own roles, under a boundary if one is given. */
function roleStatements(
  input: RolePathInput,
  context: PolicyContext,
  boundary?: Condition,
): readonly Statement[] {
  const { partition, since, until, sic } = context;
  const account = `arn:${partition}:iam::${input.accountId}` as const;
  const roles = rolesArn(input, context);
  const bounded = (sid: string, ...actions: readonly `iam:${string}`[]) => {
    const statement = allow(sid).actions(...actions);
    return (boundary === undefined ? statement : statement.when(boundary)).on(roles);
  };
  const inlinePolicy = ['iam:PutRolePolicy', 'iam:DeleteRolePolicy'] as const;
  return [
    allow('IamRole')
      .actions(
        ...sic(serviceLinkedRolePath, ['iam:CreateServiceLinkedRole'], []),
        'iam:DeleteRole',
        'iam:TagRole',
      )
      .on(roles),
    ...until(
      '3.11.0',
      bounded('IamCreateRole', 'iam:CreateRole'),
      bounded('IamInlinePolicy', ...inlinePolicy),
    ),
    ...since('3.11.0', bounded('IamInlinePolicyAndCreateRole', 'iam:CreateRole', ...inlinePolicy)),
    allow('IamPolicy')
      .actions('iam:AttachRolePolicy', 'iam:DetachRolePolicy')
      .when({
        ...boundary,
        ArnLike: {
          'iam:PolicyARN': [
            `${account}:policy/parallelcluster*`,
            `${account}:policy/parallelcluster/*`,
            ...attachable.map((name) => `arn:${partition}:iam::aws:policy/${name}`),
          ],
        },
      })
      .on(roles),
  ];
}

/** What a person needs whose clusters create their own roles; `userIamPrivileged` to 3.4.1, then `userIamAdmin`. */
export const userIam = definePolicy({
  for: 'user',
  features: ['iam'],
  inputs: { rolePath },
  statements: (input, context) => roleStatements(input, context),
});

/** The same, where every role that a cluster creates is bound by a permissions boundary. */
export const userIamBoundary = definePolicy({
  for: 'user',
  features: ['iamBoundary'],
  inputs: { rolePath, permissionsBoundaryArn },
  statements: (input, context) =>
    roleStatements(input, context, {
      StringEquals: { 'iam:PermissionsBoundary': [input.permissionsBoundaryArn] },
    }),
});
