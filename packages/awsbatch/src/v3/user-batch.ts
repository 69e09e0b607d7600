import { allow, definePolicy } from '@pcluster-iam/core';
import { inRegion, regionSegment, rolePath, rolesArn } from '@pcluster-iam/parallelcluster';

/** What a person needs beside the other documents to run clusters with AWS Batch. */
export const userBatch = definePolicy({
  for: 'user',
  inputs: { rolePath },
  statements: (input, context) => {
    const { region, accountId } = input;
    const { partition } = context;
    const regional = (sid: string, ...actions: readonly `${string}:${string}`[]) =>
      inRegion(allow(sid).actions(...actions), region, context).on('*');
    return [
      allow('IamPassRole')
        .actions('iam:PassRole')
        .when({
          StringEqualsIfExists: {
            'iam:PassedToService': [
              'ecs-tasks.amazonaws.com',
              'batch.amazonaws.com',
              'codebuild.amazonaws.com',
            ],
          },
        })
        .on([rolesArn(input, context)]),
      allow()
        .actions('iam:CreateServiceLinkedRole', 'iam:DeleteServiceLinkedRole')
        .when({ StringEquals: { 'iam:AWSServiceName': ['batch.amazonaws.com'] } })
        .on([`arn:${partition}:iam::${accountId}:role/aws-service-role/batch.amazonaws.com/*`]),
      allow()
        .actions('codebuild:*')
        .on(
          `arn:${partition}:codebuild:${regionSegment(region, context)}:${accountId}:project/pcluster-*`,
        ),
      regional('ECR', 'ecr:*'),
      regional('Batch', 'batch:*'),
      regional('AmazonCloudWatchEvents', 'events:*'),
      regional('ECS', 'ecs:DescribeContainerInstances', 'ecs:ListContainerInstances'),
    ];
  },
});
