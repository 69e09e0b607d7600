import type { Action, PolicyContext } from '@pcluster-iam/core';

/** Make, delete and look at private zones of Route 53 and their records. */
export const route53HostedZones = [
  'route53:ChangeResourceRecordSets',
  'route53:ChangeTagsForResource',
  'route53:CreateHostedZone',
  'route53:DeleteHostedZone',
  'route53:GetChange',
  'route53:GetHostedZone',
  'route53:ListResourceRecordSets',
] as const satisfies readonly Action[];

/** Make, delete and look at the dashboards of CloudWatch. */
export const cloudWatchDashboards = [
  'cloudwatch:PutDashboard',
  'cloudwatch:ListDashboards',
  'cloudwatch:DeleteDashboards',
  'cloudwatch:GetDashboard',
] as const satisfies readonly Action[];

/**
 * Create, change and delete instances, volumes, addresses, network interfaces, security groups and
 * placement groups.
 *
 * @param securityGroupActions - What is added to the actions on security groups.
 */
export function ec2Write(...securityGroupActions: readonly Action[]): readonly Action[] {
  return [
    'ec2:CreateVolume',
    'ec2:RunInstances',
    'ec2:AllocateAddress',
    'ec2:AssociateAddress',
    'ec2:AttachNetworkInterface',
    'ec2:AuthorizeSecurityGroupEgress',
    'ec2:AuthorizeSecurityGroupIngress',
    'ec2:CreateNetworkInterface',
    'ec2:CreateSecurityGroup',
    'ec2:ModifyVolumeAttribute',
    'ec2:ModifyNetworkInterfaceAttribute',
    'ec2:DeleteNetworkInterface',
    'ec2:DeleteVolume',
    'ec2:TerminateInstances',
    'ec2:DeleteSecurityGroup',
    'ec2:DisassociateAddress',
    'ec2:RevokeSecurityGroupIngress',
    ...securityGroupActions,
    'ec2:ReleaseAddress',
    'ec2:CreatePlacementGroup',
    'ec2:DeletePlacementGroup',
  ];
}

/** Create, call, tag and delete Lambda functions; 3.0 came without what 2.11.7 had brought. */
export function lambdaModify({ since, until }: PolicyContext): readonly Action[] {
  const tag = ['lambda:TagResource', 'lambda:ListTags', 'lambda:UntagResource'] as const;
  return [
    'lambda:CreateFunction',
    'lambda:DeleteFunction',
    ...since('2.9.0', 'lambda:GetFunction'),
    'lambda:GetFunctionConfiguration',
    'lambda:InvokeFunction',
    'lambda:AddPermission',
    'lambda:RemovePermission',
    ...since('2.11.7', ...until('3.0.0', ...tag)),
    ...since('3.1.1', ...tag),
  ];
}
