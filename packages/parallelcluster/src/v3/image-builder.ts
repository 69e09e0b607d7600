import { allow, definePolicy, type PolicyInput } from '@pcluster-iam/core';
import { rolePath } from './inputs.ts';
import { instanceProfilesArn, rolesArn } from './paths.ts';

/** What the instance may do that EC2 Image Builder builds an image on. */
export const imageBuilderInstance = definePolicy({
  role: {
    service: 'ec2',
    path: '/parallelcluster/',
    managedPolicies: ['AmazonSSMManagedInstanceCore', 'EC2InstanceProfileForImageBuilder'],
  },
  inputs: {},
  statements: ({ region }: PolicyInput, { partition }) => [
    allow()
      .actions('ec2:CreateTags', 'ec2:ModifyImageAttribute')
      .on(`arn:${partition}:ec2:${region}::image/*`),
  ],
});

/** What the Lambda function may do that cleans up after an image was built. */
export const imageBuilderCleanup = definePolicy({
  role: {
    service: 'lambda',
    path: '/parallelcluster/',
    managedPolicies: ['service-role/AWSLambdaBasicExecutionRole'],
  },
  inputs: { rolePath },
  statements: (input, context) => {
    const { region, accountId } = input;
    const { partition, since } = context;
    const imageBuilder = `arn:${partition}:imagebuilder:${region}:${accountId}` as const;
    return [
      allow()
        .actions('iam:DetachRolePolicy', 'iam:DeleteRole', 'iam:DeleteRolePolicy')
        .on(rolesArn(input, context)),
      allow()
        .actions('iam:DeleteInstanceProfile', 'iam:RemoveRoleFromInstanceProfile')
        .on(instanceProfilesArn(input, context)),
      allow()
        .actions('imagebuilder:DeleteInfrastructureConfiguration')
        .on(`${imageBuilder}:infrastructure-configuration/parallelclusterimage-*`),
      allow()
        .actions('imagebuilder:DeleteComponent')
        .on([`${imageBuilder}:component/parallelclusterimage-*/*`]),
      allow()
        .actions('imagebuilder:DeleteImageRecipe')
        .on(`${imageBuilder}:image-recipe/parallelclusterimage-*/*`),
      allow()
        .actions('imagebuilder:DeleteDistributionConfiguration')
        .on(`${imageBuilder}:distribution-configuration/parallelclusterimage-*`),
      allow()
        .actions(
          'imagebuilder:DeleteImage',
          ...since('3.1.1', 'imagebuilder:GetImage', 'imagebuilder:CancelImageCreation'),
        )
        .on(`${imageBuilder}:image/parallelclusterimage-*/*`),
      allow()
        .actions('cloudformation:DeleteStack')
        .on(`arn:${partition}:cloudformation:${region}:${accountId}:stack/*/*`),
      allow().actions('ec2:CreateTags').on(`arn:${partition}:ec2:${region}::image/*`),
      allow().actions('tag:TagResources').on('*'),
      allow()
        .actions('lambda:DeleteFunction', 'lambda:RemovePermission')
        .on(`arn:${partition}:lambda:${region}:${accountId}:function:ParallelClusterImage-*`),
      allow()
        .actions('logs:DeleteLogGroup')
        .on(
          `arn:${partition}:logs:${region}:${accountId}:log-group:/aws/lambda/ParallelClusterImage-*:*`,
        ),
      allow()
        .actions(
          // sic; no erratum, because IAM ignores the case
          'SNS:GetTopicAttributes',
          'SNS:DeleteTopic',
          'SNS:GetSubscriptionAttributes',
          'SNS:Unsubscribe',
        )
        .on(`arn:${partition}:sns:${region}:${accountId}:ParallelClusterImage-*`),
    ];
  },
});
