import type { Erratum } from '@pcluster-iam/core';
import { resourcesBucketObjects } from '@pcluster-iam/parallelcluster';

/** `efs:` is not the prefix of Amazon EFS. */
export const efsPrefix: Erratum = {
  name: 'efs-prefix',
  policies: ['user'],
  statements: ['EFSDescribe'],
  until: '2.5.0',
  mistake:
    'The actions of Amazon EFS are spelt efs:…; no AWS service has that prefix, so they grant nothing.',
  correction: 'The same actions are spelt elasticfilesystem:…, as from release 2.5.0 on.',
  sources: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazonelasticfilesystem.html',
    'https://github.com/awsdocs/aws-parallelcluster-user-guide/blob/ea1023a/doc_source/iam.md',
  ],
};

/** A bucket named `NONE` cannot exist. */
export const bucketNone: Erratum = {
  name: 'bucket-none',
  policies: ['instance'],
  statements: ['S3PutObj'],
  since: '2.5.0',
  until: '2.7.0',
  mistake:
    'The ARN names the bucket NONE; the name of a bucket has no capitals, so the statement grants nothing.',
  correction: 'The statement is dropped, as from release 2.7.0 on.',
  sources: [
    'https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html',
    'https://github.com/awsdocs/aws-parallelcluster-user-guide/blob/375bfe4/doc_source/iam.md',
  ],
};

/** ARNs with a colon too many name no service. */
export const extraColon: Erratum = {
  name: 'extra-colon',
  policies: ['lambda'],
  statements: ['CloudWatchLogsPolicy', 'S3BucketPolicy', 'DynamoDBTable', 'Route53DeletePolicy'],
  since: '2.10.1',
  until: '2.10.4',
  mistake:
    'The ARNs begin with arn:aws::…, a colon too many: the segment of the service is empty, so they match nothing.',
  correction: 'The ARNs begin with arn:aws:…, as from release 2.10.4 on.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/reference-arns.html'],
};

/** The mistakes in the published texts of SGE, Slurm and Torque. */
export const traditionalErrata: readonly Erratum[] = [
  efsPrefix,
  bucketNone,
  extraColon,
  resourcesBucketObjects,
];
