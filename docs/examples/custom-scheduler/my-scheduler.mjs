import { allow, definePolicy, defineScheduler, roleNameSchema } from '@pcluster-iam/core';

const user = definePolicy({
  inputs: {
    nodeRoleName: {
      schema: roleNameSchema,
      description: "name of the role of the cluster's instances",
      example: 'my-cluster-node',
    },
  },
  statements: ({ accountId, nodeRoleName }, { partition, since }) => [
    allow('EC2')
      .actions('ec2:RunInstances', ...since('2.5.0', 'ec2:DescribeInstanceTypes'))
      .on('*'),
    allow('PassRole')
      .actions('iam:PassRole')
      .on(`arn:${partition}:iam::${accountId}:role/${nodeRoleName}`),
  ],
});

export const myScheduler = defineScheduler({
  name: 'my-scheduler',
  releases: { '2.4.1': { user }, '2.5.0': { user } },
});
