import {
  allow,
  bucketNameSchema,
  definePolicy,
  listSchema,
  type PolicyContext,
  type PolicyInput,
  type Statement,
} from '@pcluster-iam/core';
import { fsxBucketObjects } from './errata.ts';
import { regionSegment } from './in-region.ts';

/** The user's statement on the role that Amazon FSx for Lustre works with; it has no Sid. */
export function fsxServiceLinkedRole(): Statement {
  return allow()
    .actions('iam:CreateServiceLinkedRole', 'iam:DeleteServiceLinkedRole')
    .when({
      StringEquals: {
        'iam:AWSServiceName': ['fsx.amazonaws.com', 's3.data-source.lustre.fsx.amazonaws.com'],
      },
    })
    .on('*');
}

/** The user's statement `FSx`. */
export function fsx({ region, accountId }: PolicyInput, context: PolicyContext): Statement {
  const place = regionSegment(region, context);
  return allow('FSx')
    .actions('fsx:*')
    .on([`arn:${context.partition}:fsx:${place}:${accountId}:*`]);
}

const inputs = {
  fsxBuckets: {
    schema: listSchema(bucketNameSchema),
    description: 'S3 buckets that file systems of FSx for Lustre import from and export to',
    example: ['demo-fsx-data'],
  },
} as const;

interface FsxInput extends PolicyInput {
  readonly fsxBuckets: readonly string[];
}

function dataRepositoryStatements(
  { accountId, fsxBuckets }: FsxInput,
  { partition, since, until, sic }: PolicyContext,
  attachSid?: string,
  accessSid?: string,
): readonly Statement[] {
  // A list for each bucket: before 3.5.0 the published text names the bucket without its objects.
  const bucketArns = fsxBuckets.flatMap((bucket) => [
    `arn:${partition}:s3:::${bucket}` as const,
    ...until('3.5.0', ...sic(fsxBucketObjects, [], [`arn:${partition}:s3:::${bucket}/*`])),
    ...since('3.5.0', `arn:${partition}:s3:::${bucket}/*`),
  ]);
  return [
    allow(attachSid)
      .actions('iam:CreateServiceLinkedRole', 'iam:AttachRolePolicy', 'iam:PutRolePolicy')
      .on(
        `arn:${partition}:iam::${accountId}:role/aws-service-role/s3.data-source.lustre.fsx.amazonaws.com/*`,
      ),
    allow(accessSid).actions('s3:Get*', 's3:List*', 's3:PutObject').on(bucketArns),
  ];
}

/** What a person needs for file systems of FSx for Lustre, from 3.1.1 to 3.4.1. */
export const userFsx = definePolicy({
  for: 'user',
  features: ['fsx'],
  inputs,
  statements: (input: FsxInput, context) => [
    fsxServiceLinkedRole(),
    fsx(input, context),
    ...dataRepositoryStatements(input, context),
  ],
});

/** What a person needs for file systems of FSx for Lustre that are tied to buckets, from 3.5.0 on. */
export const userFsxS3 = definePolicy({
  for: 'user',
  features: ['fsx'],
  inputs,
  statements: (input: FsxInput, context) =>
    dataRepositoryStatements(input, context, 'FSxS3PoliciesAttach', 'EnableFSxS3Access'),
});
