import type { PolicyContext, PolicyInput } from '@pcluster-iam/core';

/** What the ARNs of a cluster's roles depend on. */
export interface RolePathInput extends PolicyInput {
  /** The path of the cluster's roles. */
  readonly rolePath?: string | undefined;
}

/** The path that ParallelCluster gives roles and instance profiles from 3.0.0 on. */
const defaultPath = '/parallelcluster/';

/** The ARN of every role in the path of the cluster's roles. */
export function rolesArn(
  { accountId, rolePath = defaultPath }: RolePathInput,
  { partition }: PolicyContext,
): `arn:${string}` {
  return `arn:${partition}:iam::${accountId}:role${rolePath}*`;
}

/** The ARN of every instance profile in the path of the cluster's roles. */
export function instanceProfilesArn(
  { accountId, rolePath = defaultPath }: RolePathInput,
  { partition }: PolicyContext,
): `arn:${string}` {
  return `arn:${partition}:iam::${accountId}:instance-profile${rolePath}*`;
}
