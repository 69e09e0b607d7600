import { allow, definePolicy, type PolicyContext, type Statement } from '@pcluster-iam/core';
import { bucketOfImages, passRoleOnInstanceProfileImage } from './errata.ts';
import { regionSegment } from './in-region.ts';
import { rolePath } from './inputs.ts';
import { instanceProfilesArn, type RolePathInput, rolesArn } from './paths.ts';

const ec2Delete = ['ec2:DeregisterImage', 'ec2:DeleteSnapshot'] as const;
const lambdaDelete = ['lambda:RemovePermission', 'lambda:DeleteFunction'] as const;
const imageBuilderDelete = [
  'imagebuilder:DeleteImage',
  'imagebuilder:DeleteComponent',
  'imagebuilder:DeleteImageRecipe',
  'imagebuilder:DeleteInfrastructureConfiguration',
  'imagebuilder:DeleteDistributionConfiguration',
] as const;
const imageBuilderCancel = ['imagebuilder:GetImage', 'imagebuilder:CancelImageCreation'] as const;
// sic; no erratum, because IAM ignores the case
const snsDelete = ['SNS:DeleteTopic', 'SNS:Unsubscribe'] as const;
const objectsCreate = ['s3:PutObject', 's3:GetObject'] as const;
const objectsDelete = ['s3:GetObjectVersion', 's3:DeleteObject', 's3:DeleteObjectVersion'] as const;
const bucketCreate = ['s3:CreateBucket', 's3:ListBucket'] as const;

const bucketArn = ({ partition }: PolicyContext) =>
  `arn:${partition}:s3:::parallelcluster-*` as const;

/** The ARNs that the statements on images share. */
function imageArns({ region, accountId }: RolePathInput, context: PolicyContext) {
  const inAccount = (service: string, resource: string): `arn:${string}` =>
    `arn:${context.partition}:${service}:${regionSegment(region, context)}:${accountId}:${resource}`;
  return {
    stacks: [inAccount('cloudformation', 'stack/*')],
    functions: [inAccount('lambda', 'function:ParallelClusterImage-*')],
    topics: [inAccount('sns', 'ParallelClusterImage-*')],
    imageLogs: inAccount('logs', 'log-group:/aws/imagebuilder/ParallelClusterImage-*'),
    functionLogs: inAccount('logs', 'log-group:/aws/lambda/ParallelClusterImage-*'),
    images: [
      inAccount('imagebuilder', 'image/parallelclusterimage-*'),
      inAccount('imagebuilder', 'image-recipe/parallelclusterimage-*'),
      inAccount('imagebuilder', 'component/parallelclusterimage-*'),
      inAccount('imagebuilder', 'distribution-configuration/parallelclusterimage-*'),
      inAccount('imagebuilder', 'infrastructure-configuration/parallelclusterimage-*'),
    ],
  };
}

/**
 * The statements that build an image. To 3.4.1 they delete it too, and from 3.11.0 on some of them
 * do again.
 */
function buildStatements(
  input: RolePathInput,
  context: PolicyContext,
  suffix: '' | 'BuildImage',
): readonly Statement[] {
  const { partition, since, until, sic } = context;
  const arns = imageArns(input, context);
  const [jointSuffix = suffix] = since('3.11.0', 'BuildAndDeleteImage');
  const deleting = <const Value>(...values: readonly Value[]) => [
    ...until('3.5.0', ...values),
    ...since('3.11.0', ...values),
  ];
  const [anyAccount = input.accountId] = until('3.5.0', '*');
  return [
    allow(`EC2${jointSuffix}`)
      .actions(
        'ec2:DescribeImages',
        'ec2:DescribeInstanceTypeOfferings',
        'ec2:DescribeInstanceTypes',
        ...deleting(...ec2Delete),
      )
      .on('*'),
    allow(`IAM${suffix}`)
      .actions(
        'iam:CreateInstanceProfile',
        'iam:AddRoleToInstanceProfile',
        'iam:GetRole',
        'iam:GetRolePolicy',
        'iam:GetInstanceProfile',
        ...until('3.5.0', 'iam:RemoveRoleFromInstanceProfile'),
      )
      .on([
        instanceProfilesArn(input, context),
        `arn:${partition}:iam::${input.accountId}:instance-profile/ParallelClusterImage*`,
        rolesArn(input, context),
      ]),
    allow(`IAMPassRole${suffix}`)
      .actions('iam:PassRole')
      .when({
        StringEquals: {
          'iam:PassedToService': [
            'lambda.amazonaws.com',
            'ec2.amazonaws.com',
            ...since('3.5.0', 'ec2.amazonaws.com.cn'),
          ],
        },
      })
      .on([
        ...sic(passRoleOnInstanceProfileImage, [instanceProfilesArn(input, context)], []),
        rolesArn(input, context),
      ]),
    allow(`CloudWatch${suffix}`)
      .actions(
        'logs:CreateLogGroup',
        ...until('3.5.0', 'logs:DeleteLogGroup'),
        ...since('3.4.0', 'logs:TagResource', 'logs:UntagResource'),
      )
      .on([...until('3.5.0', arns.imageLogs), arns.functionLogs]),
    allow(`CloudFormation${jointSuffix}`)
      .actions(
        'cloudformation:DescribeStacks',
        'cloudformation:CreateStack',
        ...deleting('cloudformation:DeleteStack'),
      )
      .on(arns.stacks),
    allow(`Lambda${jointSuffix}`)
      .actions(
        'lambda:CreateFunction',
        ...since('3.1.1', 'lambda:TagResource'),
        ...since('3.1.1', ...until('3.5.0', 'lambda:ListTags', 'lambda:UntagResource')),
        'lambda:GetFunction',
        'lambda:AddPermission',
        ...deleting(...lambdaDelete),
      )
      .on(arns.functions),
    allow(`ImageBuilderGet${suffix}`).actions('imagebuilder:Get*').on('*'),
    allow(`ImageBuilder${jointSuffix}`)
      .actions(
        'imagebuilder:CreateImage',
        'imagebuilder:TagResource',
        'imagebuilder:CreateImageRecipe',
        'imagebuilder:CreateComponent',
        'imagebuilder:CreateDistributionConfiguration',
        'imagebuilder:CreateInfrastructureConfiguration',
        ...deleting(...imageBuilderDelete),
        ...since('3.11.0', ...imageBuilderCancel),
      )
      .on(arns.images),
    ...until(
      '3.11.0',
      allow(`S3Bucket${suffix}`)
        .actions(...bucketCreate, ...until('3.5.0', 's3:ListBucketVersions'))
        .on([bucketArn(context)]),
    ),
    allow(`SNS${jointSuffix}`)
      .actions(
        'sns:GetTopicAttributes',
        'sns:TagResource',
        'sns:CreateTopic',
        'sns:Subscribe',
        'sns:Publish',
        ...deleting(...snsDelete),
      )
      .on(arns.topics),
    ...until(
      '3.11.0',
      allow(`S3Objects${suffix}`)
        .actions(...objectsCreate, ...until('3.5.0', ...objectsDelete))
        .on([`${bucketArn(context)}/*`]),
    ),
    ...since(
      '3.11.0',
      allow('S3BucketBuildAndDeleteImage')
        .actions(...objectsCreate, ...objectsDelete, ...bucketCreate, 's3:ListBucketVersions')
        .on([...sic(bucketOfImages, [], [bucketArn(context)]), `${bucketArn(context)}/*`]),
    ),
    allow(suffix === '' ? undefined : `IAMSLR${suffix}`)
      .actions('iam:CreateServiceLinkedRole')
      .when({ StringLike: { 'iam:AWSServiceName': ['imagebuilder.amazonaws.com'] } })
      .on(
        `arn:${partition}:iam::${anyAccount}:role/aws-service-role/imagebuilder.amazonaws.com/AWSServiceRoleForImageBuilder`,
      ),
  ];
}

/** The statements that delete an image. From 3.11.0 on most of them are one with those that build it. */
function deleteStatements(
  input: RolePathInput,
  context: PolicyContext,
  suffix: '' | 'DeleteImage',
): readonly Statement[] {
  const { until } = context;
  const arns = imageArns(input, context);
  return [
    ...until(
      '3.11.0',
      allow(`EC2${suffix}`)
        .actions('ec2:DescribeImages', ...ec2Delete)
        .on('*'),
    ),
    allow(`IAM${suffix}`)
      .actions('iam:RemoveRoleFromInstanceProfile')
      .on([instanceProfilesArn(input, context), rolesArn(input, context)]),
    ...until(
      '3.11.0',
      allow(`ImageBuilder${suffix}`)
        .actions(...imageBuilderDelete, ...imageBuilderCancel)
        .on(arns.images),
      allow(`CloudFormation${suffix}`)
        .actions('cloudformation:DescribeStacks', 'cloudformation:DeleteStack')
        .on(arns.stacks),
      allow(`Lambda${suffix}`)
        .actions(...lambdaDelete, 'lambda:AddPermission')
        .on(arns.functions),
      allow(`SNS${suffix}`)
        .actions(...snsDelete, 'SNS:GetTopicAttributes') // sic
        .on(arns.topics),
      allow(`S3Bucket${suffix}`)
        .actions('s3:ListBucket', 's3:ListBucketVersions')
        .on([bucketArn(context)]),
      allow(`S3Objects${suffix}`)
        .actions(...objectsCreate, ...objectsDelete)
        .on([`${bucketArn(context)}/*`]),
    ),
    allow(`CloudWatch${suffix}`)
      .actions('logs:DeleteLogGroup')
      .on([arns.imageLogs, arns.functionLogs]),
  ];
}

/** The statements that list images or describe one. */
function readStatements(
  stacks: '*' | readonly `arn:${string}`[],
  { until }: PolicyContext,
  suffix: '' | 'ListImages',
): readonly Statement[] {
  return [
    ...until('3.11.0', allow(`EC2${suffix}`).actions('ec2:DescribeImages').on('*')),
    allow(`CloudFormation${suffix}`).actions('cloudformation:DescribeStacks').on(stacks),
  ];
}

/** What a person needs to build images of one's own; to 3.4.1 also to delete them. */
export const userImageBuild = definePolicy({
  for: 'user',
  features: ['imageBuild'],
  inputs: { rolePath },
  statements: (input, context) => buildStatements(input, context, ''),
});

/** What a person needs to delete such images, from 3.5.0 to 3.8.0. */
export const userImageDelete = definePolicy({
  for: 'user',
  features: ['imageDelete'],
  inputs: { rolePath },
  statements: (input, context) => deleteStatements(input, context, ''),
});

/** What a person needs to describe one such image, from 3.5.0 to 3.8.0. */
export const userImageDescribe = definePolicy({
  for: 'user',
  features: ['imageDescribe'],
  inputs: {},
  statements: (input, context) => readStatements(imageArns(input, context).stacks, context, ''),
});

/** What a person needs to list such images, from 3.5.0 to 3.8.0. */
export const userImageList = definePolicy({
  for: 'user',
  features: ['imageList'],
  inputs: {},
  statements: (_input, context) => readStatements('*', context, ''),
});

/** What a person needs to build, delete, list and describe images, from 3.9.0 on. */
export const userImage = definePolicy({
  for: 'user',
  features: ['imageBuild', 'imageDelete', 'imageDescribe', 'imageList'],
  inputs: { rolePath },
  statements: (input, context) => [
    ...buildStatements(input, context, 'BuildImage'),
    ...deleteStatements(input, context, 'DeleteImage'),
    ...readStatements('*', context, 'ListImages'),
  ],
});
