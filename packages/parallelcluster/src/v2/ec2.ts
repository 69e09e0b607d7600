import { type Action, allow, type PolicyContext, type Statement } from '@pcluster-iam/core';
import { ec2Write } from '../actions.ts';

/** The user's statement `EC2Describe`. Its `ec2:CreateTags` describes nothing, and is AWS's own placing. */
export function ec2Describe({ since }: PolicyContext): Statement {
  return allow('EC2Describe')
    .actions(
      'ec2:DescribeKeyPairs',
      ...since('2.5.0', 'ec2:DescribeRegions'),
      'ec2:DescribeVpcs',
      'ec2:DescribeSubnets',
      'ec2:DescribeSecurityGroups',
      'ec2:DescribePlacementGroups',
      'ec2:DescribeImages',
      'ec2:DescribeInstances',
      'ec2:DescribeInstanceStatus',
      ...since('2.8.0', 'ec2:DescribeInstanceTypes'),
      ...since('2.9.0', 'ec2:DescribeInstanceTypeOfferings'),
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

/** The user's statement `NetworkingEasyConfig`, for `pcluster configure`, which may make a network. */
export function networkingEasyConfig({ since }: PolicyContext): Statement {
  return allow('NetworkingEasyConfig')
    .actions(
      'ec2:CreateVpc',
      'ec2:ModifyVpcAttribute',
      'ec2:DescribeNatGateways',
      'ec2:CreateNatGateway',
      'ec2:DescribeInternetGateways',
      'ec2:CreateInternetGateway',
      'ec2:AttachInternetGateway',
      'ec2:DescribeRouteTables',
      ...since('2.9.0', 'ec2:CreateRoute'),
      'ec2:CreateRouteTable',
      'ec2:AssociateRouteTable',
      'ec2:CreateSubnet',
      'ec2:ModifySubnetAttribute',
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
    .actions(...ec2Write(...securityGroupActions))
    .on('*');
}

/** Create, change, delete and look at launch templates. */
export function launchTemplates({ since }: PolicyContext): readonly Action[] {
  return [
    'ec2:CreateLaunchTemplate',
    ...since('2.8.0', 'ec2:CreateLaunchTemplateVersion'),
    'ec2:ModifyLaunchTemplate',
    'ec2:DeleteLaunchTemplate',
    'ec2:DescribeLaunchTemplates',
    'ec2:DescribeLaunchTemplateVersions',
  ];
}
