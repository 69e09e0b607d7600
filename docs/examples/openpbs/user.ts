import { allow, bucketNameSchema, definePolicy, roleNameSchema } from '@pcluster-iam/core';

/** What the person who runs the cluster may do. */
export const user = definePolicy({
  inputs: {
    nodeRoleName: {
      schema: roleNameSchema,
      description: "name of the role of the cluster's instances",
      example: 'openpbs-node',
    },
    hookBucket: {
      schema: bucketNameSchema,
      description: 'S3 bucket of your own PBS hooks, if you have some',
      example: 'openpbs-hooks',
      optional: true,
    },
  },
  statements: ({ region, accountId, nodeRoleName, hookBucket }, { partition, since }) => [
    allow('EC2Describe')
      .actions(
        'ec2:DescribeImages',
        'ec2:DescribeInstances',
        ...since('2.5.0', 'ec2:DescribeInstanceTypes'),
        'ec2:DescribeSecurityGroups',
        'ec2:DescribeSubnets',
      )
      .on('*'),
    allow('EC2Modify')
      .actions('ec2:CreateTags', 'ec2:RunInstances', 'ec2:TerminateInstances')
      .on('*'),
    allow('CloudFormation')
      .actions(
        'cloudformation:CreateStack',
        'cloudformation:DeleteStack',
        'cloudformation:DescribeStackEvents',
        'cloudformation:DescribeStacks',
        'cloudformation:UpdateStack',
      )
      .on(`arn:${partition}:cloudformation:${region}:${accountId}:stack/openpbs-*/*`),
    allow('PassRole')
      .actions('iam:PassRole')
      .when({
        StringEquals: { 'iam:PassedToService': ['ec2.amazonaws.com', 'ec2.amazonaws.com.cn'] },
      })
      .on(`arn:${partition}:iam::${accountId}:role/${nodeRoleName}`),
    ...(hookBucket === undefined
      ? []
      : [
          allow('Hooks')
            .actions('s3:GetObject', 's3:PutObject')
            .on(`arn:${partition}:s3:::${hookBucket}/hooks/*`),
        ]),
  ],
});
