import { allow, definePolicy, type PolicyInput } from '@pcluster-iam/core';
import { nodeRole } from '@pcluster-iam/parallelcluster';

/** What the compute nodes of a Slurm cluster may do. */
export const computeNode = definePolicy({
  role: nodeRole,
  inputs: {},
  statements: ({ region, accountId }: PolicyInput, { partition, since }) => [
    allow()
      .actions(
        'dynamodb:Query',
        ...since('3.9.0', 'dynamodb:UpdateItem', 'dynamodb:PutItem', 'dynamodb:GetItem'),
      )
      .on(`arn:${partition}:dynamodb:${region}:${accountId}:table/parallelcluster-*`),
    allow()
      .actions('s3:GetObject')
      .on([`arn:${partition}:s3:::${region}-aws-parallelcluster/*`]),
    allow().actions('ec2:DescribeInstanceAttribute').on('*'),
    ...since(
      '3.9.0',
      allow()
        .actions('cloudformation:DescribeStackResource')
        .on([`arn:${partition}:cloudformation:${region}:${accountId}:stack/*/*`]),
    ),
  ],
});
