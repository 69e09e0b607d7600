import type { PolicyContext, StatementNeedingResource, StatementOn } from '@pcluster-iam/core';

/** From 3.5.0 on, AWS narrows what a person may do to every resource to the cluster's own region. */
export function inRegion(
  statement: StatementNeedingResource,
  region: string,
  { since }: PolicyContext,
): StatementOn {
  const [condition] = since('3.5.0', { StringEquals: { 'aws:RequestedRegion': [region] } });
  return condition === undefined ? statement : statement.when(condition);
}

/** The region segment of a person's ARNs: before 3.5.0 AWS wrote any region, `*`. */
export function regionSegment(region: string, { until }: PolicyContext): string {
  const [segment = region] = until('3.5.0', '*');
  return segment;
}
