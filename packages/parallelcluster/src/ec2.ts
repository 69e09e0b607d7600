import { type Action, allow, type Statement } from '@pcluster-iam/core';

/** The user's statement `EC2Describe`. Its `ec2:CreateTags` describes nothing, and is AWS's own placing. */
export function ec2Describe(): Statement {
  return allow('EC2Describe')
    .actions(
      'ec2:DescribeKeyPairs',
      'ec2:DescribeVpcs',
      'ec2:DescribeSubnets',
      'ec2:DescribeSecurityGroups',
      'ec2:DescribePlacementGroups',
      'ec2:DescribeImages',
      'ec2:DescribeInstances',
      'ec2:DescribeInstanceStatus',
      'ec2:DescribeSnapshots',
      'ec2:DescribeVolumes',
      'ec2:DescribeVpcAttribute',
      'ec2:DescribeAddresses',
      'ec2:CreateTags',
      'ec2:DescribeNetworkInterfaces',
      'ec2:DescribeAvailabilityZones',
    )
    .on('*');
}

/**
 * The user's statement `EC2Modify`.
 *
 * @param securityGroupActions - What a scheduler adds to the actions on security groups.
 */
export function ec2Modify(...securityGroupActions: readonly Action[]): Statement {
  return allow('EC2Modify')
    .actions(
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
    )
    .on('*');
}
