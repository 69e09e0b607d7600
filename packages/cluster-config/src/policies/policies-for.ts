import {
  buildPolicies,
  type InputIssue,
  InvalidInputError,
  type Partition,
  type PolicyDocument,
  type PolicySet,
  type PolicyText,
  partitionOf,
  type Registry,
  stackNameSchema,
} from '@pcluster-iam/core';
import type { ClusterConfig, ImageConfig } from '../cluster-config.ts';
import { frozen } from '../frozen.ts';
import type { ClusterFacts } from '../scope/cluster-facts.ts';
import { narrowPolicies } from '../scope/narrow-policies.ts';
import { type Choice, choose } from './choose.ts';
import { findPolicies } from './find-release.ts';
import { imagePolicies } from './image-policies.ts';
import { type InputValue, inputsFrom, stackName } from './inputs-from.ts';
import { notCovered } from './not-covered.ts';
import type { PolicyNote } from './note.ts';
import { regionOf } from './region-of.ts';
import { noBucket, withoutBuckets } from './without-buckets.ts';

/** What the policies of a configuration are built from beside it. */
export interface PoliciesForOptions {
  /** The schedulers, by name. */
  readonly registry: Pick<Registry, 'schedulers'>;
  /** The release of ParallelCluster. */
  readonly release: string;
  /** The account the cluster runs in: 12 digits, as text. */
  readonly accountId: string;
  /** The region, where the file names none. */
  readonly region?: string | undefined;
  /** The partition of the ARNs, for a region whose name does not decide it. */
  readonly partition?: Partition | undefined;
  /** Which text to build: `published`, the default, or `corrected`. */
  readonly text?: PolicyText | undefined;
  /** The name of the cluster, which no configuration file holds. */
  readonly clusterName?: string | undefined;
  /** What brings the user further policies beside what the file says, such as `imageBuild`. */
  readonly features?: readonly string[] | undefined;
  /** Inputs of policies that the file does not tell; they go before what it tells. */
  readonly inputs?: Readonly<Record<string, unknown>> | undefined;
  /** Whether the policies of roles that the file points to are left out, as is the default. */
  readonly existingRoles?: 'leave out' | 'build' | undefined;
  /** The published documents, as is the default, or the least that this cluster needs. */
  readonly scope?: 'published' | 'cluster' | undefined;
}

/** The policies of a configuration. */
export interface ClusterPolicies {
  /** The documents, by kind; where several pools of login nodes have one each, by `loginNode-` and pool. */
  readonly documents: Readonly<Record<string, PolicyDocument>>;
  /** Whom each document is for, by kind: `user`, a role, or one pool of login nodes. */
  readonly recipients: Readonly<Record<string, string>>;
  /** What was left out, omitted, narrowed or is not covered, each with its reason. */
  readonly notes: readonly PolicyNote[];
}

/**
 * Builds the policies that a cluster of a configuration needs: the user's, those of its instances and
 * the other kinds of the release; or those that an image to be built needs.
 *
 * @param config - What {@link readClusterConfig} or {@link readConfig} answered.
 * @param options - The schedulers, the release, the account, and what the file does not tell.
 * @returns The documents and what is to be known about them, frozen.
 * @throws {@link InvalidConfigError} when the release does not have the scheduler, or reads no such file.
 * @throws `InvalidInputError` with every problem, when a value is missing or wrong.
 * @example
 * ```ts
 * import { policiesFor, readClusterConfig } from '@pcluster-iam/cluster-config';
 * import { createRegistry } from '@pcluster-iam/core';
 * import { slurm } from '@pcluster-iam/slurm';
 *
 * const { documents, notes } = policiesFor(readClusterConfig(text), {
 *   registry: createRegistry([slurm]),
 *   release: '3.11.1',
 *   accountId: '123456789012',
 * });
 * ```
 */
export function policiesFor(
  config: ClusterConfig | ImageConfig,
  options: PoliciesForOptions,
): ClusterPolicies {
  if ('builds' in config) return imagePolicies(config, options);
  const { registry, release, accountId, partition, text, clusterName } = options;
  const found = findPolicies(config, registry, release);
  const notes: PolicyNote[] = [];
  const issues: InputIssue[] = [];
  const region = regionOf(config, options.region, issues);
  checkClusterName(config, clusterName, issues);
  const values = valuesFor(config, options);
  const documents: Record<string, PolicyDocument> = {};
  const common = { scheduler: found.scheduler, release, accountId, region, partition, text };
  const choices = choose(found.policies, config, options, notes);
  const build = (
    { recipient, features }: Choice,
    own: ReadonlyMap<string, InputValue>,
  ): Readonly<Record<string, PolicyDocument>> => {
    const names = inputNames(found.policies, recipient, features);
    const inputs = Object.fromEntries(
      [...own].filter(([name]) => names.has(name)).map(([name, { value }]) => [name, value]),
    );
    try {
      // Core checks what it is given; its types are those of one scheduler and release.
      return buildPolicies({ ...common, for: recipient, features, ...inputs } as never);
    } catch (error) {
      if (!(error instanceof InvalidInputError)) throw error;
      issues.push(...error.issues.map((issue) => located(issue, own, config)));
      return {};
    }
  };
  for (const choice of choices) {
    if (choice.recipient !== 'loginNode') Object.assign(documents, build(choice, values));
    else {
      for (const [name, own] of poolsOf(config, values, clusterName)) {
        for (const document of Object.values(build(choice, own))) documents[name] = document;
      }
    }
  }
  // A release that nobody has brings no choice, and core says which there are.
  if (choices.length === 0) build({ recipient: 'user', features: [] }, values);
  if (issues.length > 0) throw new InvalidInputError('the policies', distinct(issues));
  const published = withoutBuckets(documents, config, notes);
  notes.push(...notCovered(published, config));
  const answer = (documents: ClusterPolicies['documents']) =>
    frozen({ documents, recipients: recipientsOf(documents, found.policies), notes });
  if (options.scope !== 'cluster') return answer(published);
  return answer(narrowPolicies(published, factsFor(config, options, values), notes));
}

function recipientsOf(
  documents: ClusterPolicies['documents'],
  policies: PolicySet,
): ClusterPolicies['recipients'] {
  const kinds = Object.keys(documents);
  return Object.fromEntries(kinds.map((kind) => [kind, policies[kind]?.for ?? kind]));
}

/** What is fixed about the cluster, once core has seen that region, account and partition are right. */
function factsFor(
  config: ClusterConfig,
  options: PoliciesForOptions,
  values: ReadonlyMap<string, InputValue>,
): ClusterFacts {
  const { accountId, clusterName, features = [] } = options;
  const region = config.region?.value ?? options.region ?? '';
  const rolePath = values.get('rolePath')?.value;
  return {
    config,
    region,
    accountId,
    partition: partitionOf(region) ?? options.partition ?? 'aws',
    ...(clusterName !== undefined && { stack: stackName(config.generation, clusterName) }),
    rolePath: typeof rolePath === 'string' ? rolePath : '/parallelcluster/',
    buildsImages: features.some((name) => name.startsWith('image')),
  };
}

/** The name goes into ARNs, by way of that of the stack. */
function checkClusterName(
  { generation }: ClusterConfig,
  clusterName: string | undefined,
  issues: InputIssue[],
): void {
  if (clusterName === undefined) return;
  const answer = stackNameSchema['~standard'].validate(stackName(generation, clusterName));
  // Core's own schemas answer at once, which the standard does not promise.
  if (answer instanceof Promise) return;
  for (const { message } of answer.issues ?? []) {
    issues.push({
      code: 'invalid',
      input: 'clusterName',
      message: `makes a stack whose name ${message}`,
    });
  }
}

/** The values of inputs: what the caller gives goes before what the file tells. */
function valuesFor(
  config: ClusterConfig,
  { clusterName, inputs = {} }: PoliciesForOptions,
): ReadonlyMap<string, InputValue> {
  const values = new Map(inputsFrom(config, clusterName));
  if (config.features.fsx && !values.has('fsxBuckets')) {
    values.set('fsxBuckets', { value: [noBucket] });
  }
  for (const [name, value] of Object.entries(inputs)) {
    if (value !== undefined) values.set(name, { value });
  }
  return values;
}

/** The inputs that the policies for somebody have. */
function inputNames(
  policies: PolicySet,
  recipient: string,
  features: readonly string[],
): ReadonlySet<string> {
  const chosen = Object.entries(policies).filter(
    ([kind, policy]) =>
      (policy.for ?? kind) === recipient &&
      (policy.features?.some((name) => features.includes(name)) ?? true),
  );
  return new Set(chosen.flatMap(([, { inputs }]) => Object.keys(inputs)));
}

/** The policies of login nodes: each pool has an Auto Scaling group, and the name is made of its own. */
function poolsOf(
  { nodeGroups }: ClusterConfig,
  values: ReadonlyMap<string, InputValue>,
  clusterName: string | undefined,
): readonly (readonly [name: string, values: ReadonlyMap<string, InputValue>])[] {
  const pools = nodeGroups.filter(({ nodes, existing }) => nodes === 'loginNode' && !existing);
  if (pools.length === 0 || values.has('loginNodesGroupName')) return [['loginNode', values]];
  return pools.map(({ name }) => [
    pools.length === 1 ? 'loginNode' : `loginNode-${name?.value}`,
    clusterName === undefined || name === undefined
      ? values
      : new Map([
          ...values,
          [
            'loginNodesGroupName',
            { value: `${clusterName}-${name.value}-AutoScalingGroup`, from: name },
          ],
        ]),
  ]);
}

/** An issue with the place that its value is from. */
function located(
  issue: InputIssue,
  values: ReadonlyMap<string, InputValue>,
  { file }: ClusterConfig,
): InputIssue {
  const from = values.get(issue.input.split('.', 1)[0] ?? '')?.from;
  if (from === undefined) return issue;
  const { line, column, setting } = from;
  return { ...issue, message: `${issue.message} (${file}:${line}:${column}, ${setting})` };
}

/** Several documents may ask for the same value, and then all complain of it. */
function distinct(issues: readonly InputIssue[]): readonly InputIssue[] {
  return [...new Map(issues.map((issue) => [JSON.stringify(issue), issue])).values()];
}
