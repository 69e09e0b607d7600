import type { Deployment } from '@pcluster-iam/deploy';
import { aws_iam as iam, Tags } from 'aws-cdk-lib';
import { Construct } from 'constructs';

/** What {@link ParallelClusterIam} makes. */
export interface ParallelClusterIamProps {
  /** What is to stand in the stack's account, such as `buildDeployment` returns it. */
  readonly deployment: Deployment;
}

/**
 * All that must stand in an account for a cluster: managed policies, roles, instance profiles.
 *
 * CloudFormation tags neither managed policies nor instance profiles, so the tags stand on the roles.
 *
 * @example
 * ```ts
 * import { ParallelClusterIam } from '@pcluster-iam/cdk';
 * import { buildDeployment } from '@pcluster-iam/deploy';
 * import { slurm } from '@pcluster-iam/slurm';
 *
 * const deployment = buildDeployment({
 *   scheduler: slurm,
 *   release: '3.11.1',
 *   for: ['user', 'headNode', 'computeNode', 'lambda'],
 *   region: 'eu-west-1',
 *   accountId: '123456789012',
 * });
 * const { roles } = new ParallelClusterIam(stack, 'ClusterIam', { deployment });
 * ```
 */
export class ParallelClusterIam extends Construct {
  /** The managed policies, by name. */
  readonly policies: ReadonlyMap<string, iam.CfnManagedPolicy>;
  /** The roles, by name. */
  readonly roles: ReadonlyMap<string, iam.CfnRole>;
  /** The instance profiles, by name. */
  readonly instanceProfiles: ReadonlyMap<string, iam.CfnInstanceProfile>;

  /**
   * @param scope - The stack, or a construct in it.
   * @param id - Its id there.
   * @param props - What it makes.
   */
  constructor(scope: Construct, id: string, { deployment }: ParallelClusterIamProps) {
    super(scope, id);
    const policies = new Map(
      deployment.policies.map(({ name, path, document, users, groups }) => [
        name,
        new iam.CfnManagedPolicy(this, `Policy-${name}`, {
          managedPolicyName: name,
          path,
          policyDocument: document,
          ...(users.length > 0 ? { users: [...users] } : {}),
          ...(groups.length > 0 ? { groups: [...groups] } : {}),
        }),
      ]),
    );
    const roles = new Map(
      deployment.roles.map(({ name, path, trustPolicy, permissionsBoundaryArn, ...role }) => [
        name,
        new iam.CfnRole(this, `Role-${name}`, {
          roleName: name,
          path,
          assumeRolePolicyDocument: trustPolicy,
          managedPolicyArns: [
            ...role.policies.flatMap((policy) => policies.get(policy)?.ref ?? []),
            ...role.managedPolicyArns,
          ],
          ...(permissionsBoundaryArn === undefined
            ? {}
            : { permissionsBoundary: permissionsBoundaryArn }),
        }),
      ]),
    );
    this.policies = policies;
    this.roles = roles;
    this.instanceProfiles = new Map(
      deployment.instanceProfiles.map(({ name, path, role }) => [
        name,
        new iam.CfnInstanceProfile(this, `InstanceProfile-${name}`, {
          instanceProfileName: name,
          path,
          roles: [roles.get(role)?.ref ?? role],
        }),
      ]),
    );
    for (const [key, value] of Object.entries(deployment.tags)) Tags.of(this).add(key, value);
  }
}
