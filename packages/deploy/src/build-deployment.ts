import {
  buildPolicies,
  buildRole,
  type InputIssue,
  InvalidInputError,
  type PolicyDocument,
  type PolicySet,
  type Role,
  type Scheduler,
} from '@pcluster-iam/core';
import type { Deployment } from './deployment.ts';
import { type DeploymentParts, makeDeployment, type NeededRole } from './make-deployment.ts';

/** What a deployment has beside the documents. */
type OwnParts = Omit<DeploymentParts, 'name' | 'policies' | 'roles'>;

/** The options of {@link buildDeployment}. */
export interface BuildDeploymentOptions extends OwnParts {
  /** The scheduler's plugin, such as `slurm` of `@pcluster-iam/slurm`. */
  readonly scheduler: Scheduler;
  /** The release of ParallelCluster. */
  readonly release: string;
  /** Whom it is for, such as `user` and `headNode`: the person, and each of the roles to be made. */
  readonly for: readonly string[];
  /** What the cluster or the person has beyond the usual. */
  readonly features?: readonly string[] | undefined;
  /** What every name begins with; `parallelcluster` when left out. */
  readonly name?: string | undefined;
  /**
   * The names of the roles, by whom they are for. When left out a name is that of the deployment with
   * whom it is for; of the role `instance` it is the input `ec2RoleName`.
   */
  readonly roleNames?: Readonly<Record<string, string>> | undefined;
  /** The inputs of all the documents by name, each of which goes to those that know it. */
  readonly inputs?: Readonly<Record<string, unknown>> | undefined;
}

/**
 * Builds all that a cluster needs in an account from the documents of a release: what
 * `buildPolicies` and `buildRole` build for each of those it is for, as one deployment.
 *
 * @param options - The scheduler, the release, whom it is for, and the inputs of their documents.
 * @returns The deployment, for any of the writers.
 * @throws `InvalidInputError` with every problem, when an option is missing, unknown or wrong.
 * @throws `QuotaExceededError` when a role needs more policies than IAM attaches.
 * @throws {@link UncoveredRoleError} when the documents of the person do not cover a role.
 * @example
 * ```ts
 * import { buildDeployment, cloudFormationBundle } from '@pcluster-iam/deploy';
 * import { slurm } from '@pcluster-iam/slurm';
 *
 * const deployment = buildDeployment({
 *   scheduler: slurm,
 *   release: '3.11.1',
 *   for: ['user', 'headNode', 'computeNode', 'lambda'],
 *   region: 'eu-west-1',
 *   accountId: '123456789012',
 * });
 * const files = cloudFormationBundle(deployment);
 * ```
 */
export function buildDeployment(options: BuildDeploymentOptions): Deployment {
  const { scheduler, release, features = [], inputs = {}, roleNames = {}, ...rest } = options;
  const { for: recipients, name = 'parallelcluster', ...own } = rest;
  const { region, partition, accountId } = own;
  const set: PolicySet = scheduler?.releases?.[release] ?? {};
  const issues: InputIssue[] = [];
  // Core sees what nobody knows with the first, and says so.
  const known = namesIn(set, recipients, features);
  const isForFirst = (name: string, index: number) => index === 0 && !known.has(name);
  const documents = new Map<string, Readonly<Record<string, PolicyDocument>>>();
  const roles = new Map<string, Role>();
  // Without anybody core says who there is.
  for (const [index, recipient] of (recipients.length > 0 ? recipients : ['']).entries()) {
    const theirs = namesIn(set, [recipient], features);
    const isTheirs = (name: string) => theirs.has(name) || isForFirst(name, index);
    const given = Object.entries(inputs).filter(([name]) => isTheirs(name));
    const documentOptions = {
      ...Object.fromEntries(given),
      ...{ scheduler, release, region, partition, accountId, for: recipient },
      features: features.filter((feature) => isTheirs(`feature ${feature}`)),
    };
    const { rolePath } = inputs;
    const roleOptions = { scheduler, release, region, partition, for: recipient, rolePath };
    // Core checks the options: `never` stands for whatever was given.
    collect(issues, () => {
      documents.set(recipient, buildPolicies(documentOptions as never));
      if (isRole(set, recipient)) roles.set(recipient, buildRole(roleOptions as never));
    });
  }
  for (const recipient of Object.keys(roleNames)) {
    if (roles.has(recipient)) continue;
    const message = `names a role for ${JSON.stringify(recipient)}; the roles are for ${[...roles.keys()].join(', ') || 'nobody'}`;
    issues.push({ code: 'invalid', input: 'roleNames', message });
  }
  if (issues.length > 0) throw new InvalidInputError('the deployment', issues);

  const people = [...documents].filter(([recipient]) => !roles.has(recipient));
  return makeDeployment({
    ...own,
    name: `${name}-${people.map(([recipient]) => recipient).join('-')}`,
    policies: people.length > 0 ? Object.assign({}, ...people.map(([, some]) => some)) : undefined,
    roles: [...roles].map(([recipient, role]): NeededRole => {
      const { ec2RoleName } = inputs;
      const own =
        recipient === 'instance' && typeof ec2RoleName === 'string' ? ec2RoleName : undefined;
      return {
        ...role,
        name: roleNames[recipient] ?? own ?? `${name}-${recipient}`,
        policies: documents.get(recipient) ?? {},
      };
    }),
  });
}

/** The inputs, and the features after the word, that the documents of some recipients know. */
function namesIn(
  set: PolicySet,
  recipients: readonly string[],
  features: readonly string[],
): ReadonlySet<string> {
  const theirs = Object.entries(set).filter(([kind, one]) => recipients.includes(one.for ?? kind));
  return new Set(
    theirs.flatMap(([, policy]) => [
      ...(policy.features ?? []).map((feature) => `feature ${feature}`),
      ...((policy.features?.some((feature) => features.includes(feature)) ?? true)
        ? ['text', ...Object.keys(policy.inputs)]
        : []),
    ]),
  );
}

function isRole(set: PolicySet, recipient: string): boolean {
  return Object.hasOwn(set, recipient) && set[recipient]?.role !== undefined;
}

/** Calls functions of core, and keeps what is wrong with options that were right before for later. */
function collect(issues: InputIssue[], call: () => void): void {
  try {
    call();
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    const known = new Set(issues.map(({ input }) => input));
    issues.push(...error.issues.filter(({ input }) => !known.has(input)));
  }
}
