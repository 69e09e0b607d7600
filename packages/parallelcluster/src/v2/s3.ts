import type { PolicyContext } from '@pcluster-iam/core';

/**
 * The ARN of the bucket that a cluster keeps its resources in: the one that was named or, before
 * 2.10.0, whose documents ask for none, every bucket that begins with `parallelcluster-`.
 */
export function resourcesBucketArn(
  { resourcesBucket }: { readonly resourcesBucket?: string },
  { partition }: PolicyContext,
): `arn:${string}` {
  return `arn:${partition}:s3:::${resourcesBucket ?? 'parallelcluster-*'}`;
}
