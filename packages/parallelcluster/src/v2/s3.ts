import type { Erratum, PolicyContext } from '@pcluster-iam/core';

/** The bucket of the cluster's resources is named without its objects. */
export const resourcesBucketObjects: Erratum = {
  name: 'resources-bucket-objects',
  policies: ['user'],
  statements: ['S3ResourcesBucket', 'S3Delete'],
  since: '2.10.0',
  until: '3.0.0',
  mistake:
    'The ARN names the bucket alone; s3:DeleteObject and the others that are about objects, which s3:* stands for too, grant nothing. Before, the ARN ended in a wildcard, which matched objects as well.',
  correction: 'The ARN of the objects stands beside that of the bucket.',
  sources: [
    'https://docs.aws.amazon.com/service-authorization/latest/reference/list_amazons3.html',
    'https://github.com/awsdocs/aws-parallelcluster-user-guide/blob/763835e/doc_source/iam.md',
  ],
};

/**
 * The ARNs of the bucket that a cluster keeps its resources in: the one that was named or, before
 * 2.10.0, whose documents ask for none, every bucket that begins with `parallelcluster-`.
 */
export function resourcesBucketArns(
  { resourcesBucket }: { readonly resourcesBucket?: string },
  { partition, sic }: PolicyContext,
): readonly `arn:${string}`[] {
  if (resourcesBucket === undefined) return [`arn:${partition}:s3:::parallelcluster-*`];
  const bucket = `arn:${partition}:s3:::${resourcesBucket}` as const;
  return [bucket, ...sic(resourcesBucketObjects, [], [`${bucket}/*`])];
}
