import { type GivenDocuments, packPolicies } from '@pcluster-iam/analysis';
import { iamLimits, type Partition, partitionOf, type Role } from '@pcluster-iam/core';
import { checkDeployment } from './check-deployment.ts';
import { checkRolesCovered } from './check-roles-covered.ts';
import type { DeployedRole, Deployment, ManagedPolicy } from './deployment.ts';

/** A role that is needed, with its documents. */
export interface NeededRole extends Role {
  /** The name of the role, and what the names of its policies begin with. */
  readonly name: string;
  /** The documents of the role, by name. */
  readonly policies: GivenDocuments;
}

/** What a deployment is made of. */
export interface DeploymentParts {
  /** The region that the documents speak of, such as `eu-west-1`; it decides the partition. */
  readonly region: string;
  /** The partition, for a region whose name does not decide it. */
  readonly partition?: Partition | undefined;
  /** The account, 12 digits. */
  readonly accountId: string;
  /** What the names of the people's policies begin with. */
  readonly name: string;
  /** The documents of the people who run `pcluster`, by name; nothing where others see to them. */
  readonly policies?: GivenDocuments | undefined;
  /** The roles of the cluster. */
  readonly roles: readonly NeededRole[];
  /** The path of the policies; `/` when left out. */
  readonly policyPath?: string | undefined;
  /** The ARN of the policy that bounds the roles; they are not bounded when left out. */
  readonly roleBoundaryArn?: string | undefined;
  /** The tags of everything, by key. */
  readonly tags?: Readonly<Record<string, string>> | undefined;
  /** The names of the users that get the people's policies. */
  readonly users?: readonly string[] | undefined;
  /** The names of the groups that get the people's policies. */
  readonly groups?: readonly string[] | undefined;
}

/**
 * Makes one model of what must stand in an account: documents packed into the fewest managed policies,
 * roles, and an instance profile of the same name for each role that EC2 takes on.
 *
 * @param parts - The documents and the roles, and where they stand.
 * @returns The deployment, for any of the writers.
 * @throws `InvalidInputError` with every problem, when a name, a path or a tag is none.
 * @throws `QuotaExceededError` when a role needs more policies than IAM attaches.
 * @throws {@link UncoveredRoleError} when the documents of the people do not cover a role.
 * @example
 * ```ts
 * const deployment = makeDeployment({
 *   region: 'eu-west-1',
 *   accountId: '123456789012',
 *   name: 'demo-user',
 *   policies: buildPolicies({ ...cluster, for: 'user' }),
 *   roles: [
 *     {
 *       name: 'demo-headNode',
 *       ...buildRole({ scheduler, release, region, for: 'headNode' }),
 *       policies: buildPolicies({ ...cluster, for: 'headNode' }),
 *     },
 *   ],
 * });
 * ```
 */
export function makeDeployment(parts: DeploymentParts): Deployment {
  const { region, accountId, name, roles, policyPath = '/', users = [], groups = [] } = parts;
  const { roleBoundaryArn, tags = {} } = parts;
  const pack = (documents: GivenDocuments, name: string, others: number): ManagedPolicy[] =>
    packPolicies(documents, {
      name,
      attachments: iamLimits.attachedPolicies - others,
    }).documents.map(({ name, document }) => ({
      name,
      path: policyPath,
      document,
      users: [],
      groups: [],
    }));
  const ofPeople = parts.policies ? pack(parts.policies, name, 0) : [];
  const made = roles.map(({ policies, name, path, trustPolicy, managedPolicyArns }) => {
    const own = pack(policies, name, managedPolicyArns.length);
    const bound = roleBoundaryArn === undefined ? {} : { permissionsBoundaryArn: roleBoundaryArn };
    const role: DeployedRole = {
      name,
      path,
      trustPolicy,
      policies: own.map(({ name }) => name),
      managedPolicyArns,
      ...bound,
    };
    return { own, role };
  });
  const deployment: Deployment = {
    partition: parts.partition ?? partitionOf(region) ?? '',
    region,
    accountId,
    policies: [
      ...ofPeople.map((policy) => ({ ...policy, users, groups })),
      ...made.flatMap(({ own }) => own),
    ],
    roles: made.map(({ role }) => role),
    instanceProfiles: made
      .filter(({ role }) => isForInstances(role))
      .map(({ role: { name, path } }) => ({ name, path, role: name })),
    tags,
  };
  checkDeployment(deployment);
  checkRolesCovered(deployment);
  return deployment;
}

function isForInstances({ trustPolicy }: DeployedRole): boolean {
  return trustPolicy.Statement.some(({ Principal }) =>
    [Principal.Service].flat().includes('ec2.amazonaws.com'),
  );
}
