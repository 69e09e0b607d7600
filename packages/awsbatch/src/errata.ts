import type { Erratum } from '@pcluster-iam/core';
import { resourcesBucketObjects, sharedErrata } from '@pcluster-iam/parallelcluster';
import { passRoleOnInstanceProfile as passRoleOfHeadNode } from './v3/head-node.ts';

/** `cloudformation:ListStacks` is granted on stacks, of which it knows none. */
export const listStacksResource: Erratum = {
  name: 'list-stacks-resource-user',
  policies: ['user'],
  statements: ['CloudFormation'],
  until: '3.0.0',
  mistake:
    'cloudformation:ListStacks is granted on stack ARNs; it lists all stacks of the account and takes no resource but *, so it grants nothing.',
  correction:
    'The action moves to a statement of its own, CloudFormationList, on *, as in the policy of the other schedulers on the same page.',
  sources: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awscloudformation.html',
    'https://docs.aws.amazon.com/AWSCloudFormation/latest/APIReference/API_DescribeStacks.html',
  ],
};

/** `iam:PassRole` is granted on instance profiles. */
export const passRoleOnInstanceProfile: Erratum = {
  name: 'pass-role-on-instance-profile',
  policies: ['user'],
  statements: ['IAMInstanceProfile'],
  until: '3.0.0',
  mistake:
    'iam:PassRole is granted on instance-profile ARNs; what is passed is a role, so it grants nothing.',
  correction: 'The action is dropped there; the statement IAMRole grants it on the roles.',
  sources: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_awsidentityandaccessmanagement.html',
  ],
};

/** `s3:Get*` and `s3:List*` on objects alone do not list the bucket. */
export const listBucketResource: Erratum = {
  name: 'list-bucket-resource',
  policies: ['user'],
  statements: ['S3ParallelClusterReadOnly'],
  until: '3.0.0',
  mistake:
    'The ARN names the objects of the bucket alone; s3:ListBucket and the other actions on the bucket itself, which s3:List* and s3:Get* stand for, grant nothing.',
  correction: 'The ARN of the bucket stands beside the ARN of its objects.',
  sources: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html',
  ],
};

/** ARNs with a colon too many name no service. */
export const extraColon: Erratum = {
  name: 'extra-colon',
  policies: ['lambda'],
  statements: ['CloudWatchLogsPolicy'],
  since: '2.10.1',
  until: '2.10.4',
  mistake:
    'The ARN begins with arn:aws::…, a colon too many: the segment of the service is empty, so it matches nothing.',
  correction: 'The ARN begins with arn:aws:…, as from release 2.10.4 on.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html'],
};

/** Two actions on hosted zones are about no single zone. */
export const hostedZoneResource: Erratum = {
  name: 'hosted-zone-resource',
  policies: ['user'],
  statements: ['Route53HostedZones'],
  since: '2.9.0',
  until: '3.0.0',
  mistake:
    'route53:CreateHostedZone and route53:GetChange are granted on hosted zones; the one takes no resource but *, the other is about changes, so they grant nothing.',
  correction:
    'The two actions move to a statement of their own, Route53CreateHostedZone, on *, as in the policy of the other schedulers on the same page.',
  sources: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonroute53.html',
  ],
};

const guide =
  'https://github.com/awsdocs/aws-parallelcluster-user-guide/blob/2179e0c/doc_source/iam-roles-in-parallelcluster-v3.md';

/** The text of the head node's policy ends an array with a comma. */
const trailingComma: Erratum = {
  name: 'trailing-comma',
  policies: ['headNode'],
  statements: [],
  since: '3.0.0',
  until: '3.5.0',
  inBothTexts: true,
  mistake: 'A comma stands before the end of an array, so the text is not JSON.',
  correction: 'The document is JSON.',
  sources: [guide],
};

/** The text of the head node's policy lacks a brace. */
const missingBrace: Erratum = {
  name: 'missing-brace',
  policies: ['headNode'],
  statements: [],
  since: '3.1.1',
  until: '3.5.0',
  inBothTexts: true,
  mistake: 'The opening brace of a statement is missing, so the text is not JSON.',
  correction: 'The document is JSON.',
  sources: [guide],
};

/** The mistakes in the published texts of AWS Batch. */
export const errata: readonly Erratum[] = [
  listStacksResource,
  passRoleOnInstanceProfile,
  listBucketResource,
  extraColon,
  hostedZoneResource,
  resourcesBucketObjects,
  ...sharedErrata,
  passRoleOfHeadNode,
  trailingComma,
  missingBrace,
];
