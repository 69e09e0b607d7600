import type { Erratum } from '@pcluster-iam/core';

const iamReference =
  'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagement.html';
const s3Reference =
  'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html';
const guide =
  'https://github.com/awsdocs/aws-parallelcluster-user-guide/blob/2179e0c/doc_source/iam-roles-in-parallelcluster-v3.md';
const template = (release: string) =>
  `https://github.com/aws/aws-parallelcluster/blob/v${release}/cloudformation/policies/parallelcluster-policies.yaml`;

/** `cloudformation:ListStacks` is granted on stacks, of which AWS's reference names none for it. */
export const listStacksResource: Erratum = {
  name: 'list-stacks-resource',
  policies: ['userCluster', 'userCluster1'],
  statements: ['CloudFormationReadAndDelete'],
  since: '3.6.0',
  mistake:
    'cloudformation:ListStacks is granted on all stack ARNs; it lists the stacks of the account, and by the reference it is granted on * alone. On stack/* it works as long as AWS checks it on the ARN stack/*/*, which its messages of denied access alone tell.',
  correction: 'The action moves to a statement of its own, CloudFormationList, on *.',
  sources: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudformation.html',
    'https://github.com/jogold/cloudstructs/issues/215',
    template('3.11.1'),
  ],
};

/** The objects of a bucket that a file system works with are left out. */
export const fsxBucketObjects: Erratum = {
  name: 'fsx-bucket-objects',
  policies: ['userFsx'],
  statements: ['Statement[3]'],
  since: '3.1.1',
  until: '3.5.0',
  mistake:
    'The ARN names the bucket alone; s3:PutObject and most of s3:Get* are about the objects in it, so they grant nothing.',
  correction: 'The ARN of the objects stands beside that of the bucket, as from release 3.5.0 on.',
  sources: [s3Reference, template('3.5.0')],
};

/** `iam:PassRole` is granted on instance profiles, in the documents on images. */
export const passRoleOnInstanceProfileImage: Erratum = {
  name: 'pass-role-on-instance-profile-image',
  policies: ['userImageBuild', 'userImage'],
  statements: ['IAMPassRole', 'IAMPassRoleBuildImage'],
  since: '3.0.0',
  mistake:
    'iam:PassRole is granted on instance-profile ARNs too; what is passed is a role, so that ARN grants nothing.',
  correction: 'The ARN is dropped; the ARN of the roles beside it grants what is needed.',
  sources: [iamReference],
};

/** `iam:PassRole` is granted on instance profiles, to the head node. */
export const passRoleOnInstanceProfileHeadNode = {
  name: 'pass-role-on-instance-profile-head-node',
  policies: ['headNode'],
  since: '3.0.0',
  mistake: passRoleOnInstanceProfileImage.mistake,
  correction: passRoleOnInstanceProfileImage.correction,
  sources: [iamReference],
} as const satisfies Omit<Erratum, 'statements'>;

/** Service-linked roles are created in a path that is not the cluster's. */
export const serviceLinkedRolePath: Erratum = {
  name: 'service-linked-role-path',
  policies: ['userIamPrivileged', 'userIamAdmin', 'userIamBoundary'],
  statements: ['IamRole'],
  since: '3.0.0',
  mistake:
    'iam:CreateServiceLinkedRole is granted on roles in the path of the cluster; the path of every service-linked role begins with /aws-service-role/, so it grants nothing.',
  correction:
    'The action is dropped there; the documents for clusters, FSx and Batch grant it on what it is about.',
  sources: [
    iamReference,
    'https://docs.aws.amazon.com/IAM/latest/UserGuide/using-service-linked-roles.html',
  ],
};

/** Buckets are listed and created on the ARN of objects. */
export const bucketOfImages: Erratum = {
  name: 'bucket-of-images',
  policies: ['userImage'],
  statements: ['S3BucketBuildAndDeleteImage'],
  since: '3.11.0',
  mistake:
    'The ARN names the objects of the buckets alone; s3:CreateBucket, s3:ListBucket and s3:ListBucketVersions are about a bucket, so they grant nothing.',
  correction: 'The ARN of the buckets stands beside that of their objects, as before 3.11.0.',
  sources: [s3Reference, template('3.10.1'), template('3.11.0')],
};

/** The boundary's placeholder stands in the text without quotation marks. */
const bareBoundary: Erratum = {
  name: 'bare-boundary',
  policies: ['userIamBoundary'],
  statements: ['IamCreateRole', 'IamInlinePolicy', 'IamPolicy'],
  since: '3.0.0',
  until: '3.5.0',
  inBothTexts: true,
  mistake: 'The placeholder of the boundary has no quotation marks, so the text is not JSON.',
  correction: 'The ARN is written as text.',
  sources: [guide],
};

/** The mistakes in the published texts of 3.x that serve every scheduler. */
export const sharedErrata: readonly Erratum[] = [
  listStacksResource,
  fsxBucketObjects,
  passRoleOnInstanceProfileImage,
  serviceLinkedRolePath,
  bucketOfImages,
  bareBoundary,
];
