import type { PolicySet } from '@pcluster-iam/core';
import type { ClusterConfig, NodeGroup, Setting } from '../cluster-config.ts';
import type { PolicyNote } from './note.ts';

/** What is to be built for somebody. */
export interface Choice {
  /** Whom the policies are for, such as `user` or `headNode`. */
  readonly recipient: string;
  /** What brings further policies. */
  readonly features: readonly string[];
}

/** What decides which policies are built, beside the configuration. */
export interface ChoiceOptions {
  readonly clusterName?: string | undefined;
  readonly features?: readonly string[] | undefined;
  readonly existingRoles?: 'leave out' | 'build' | undefined;
}

/** The nodes that a policy is for. */
export const nodesOf: Readonly<Record<string, NodeGroup['nodes']>> = {
  instance: 'all',
  headNode: 'headNode',
  computeNode: 'computeNode',
  loginNode: 'loginNode',
  imageBuilderInstance: 'imageBuilder',
};

/** Chooses the policies that a cluster of a configuration needs, and notes which it does not. */
export function choose(
  policies: PolicySet,
  config: ClusterConfig,
  options: ChoiceOptions,
  notes: PolicyNote[],
): readonly Choice[] {
  const recipients = new Set(Object.entries(policies).map(([kind, one]) => one.for ?? kind));
  const leaveOut = (policy: string, message: string, from?: Setting) =>
    void notes.push({ kind: 'left out', policy, message, ...(from && { from }) });
  return [...recipients].flatMap((recipient) => {
    const reason = reasonToLeaveOut(recipient, config, options);
    if (reason !== undefined) {
      leaveOut(recipient, reason.message, reason.from);
      return [];
    }
    const features = featuresFor(recipient, policies, config, options);
    if (recipient === 'user' && makesNoRole(config)) {
      leaveOut('userIam', 'the configuration names every role, so that the cluster makes none');
    }
    return [{ recipient, features }];
  });
}

interface Reason {
  readonly message: string;
  readonly from?: Setting;
}

function reasonToLeaveOut(
  recipient: string,
  { nodeGroups, names, features }: ClusterConfig,
  { clusterName, features: asked = [], existingRoles }: ChoiceOptions,
): Reason | undefined {
  if (recipient.startsWith('imageBuilder') && !asked.includes('imageBuild')) {
    return { message: 'it is for building images, which a cluster does not do' };
  }
  if (recipient === 'userCommands' && clusterName === undefined) {
    return { message: 'it is for one cluster by its name, which was not given' };
  }
  if (recipient === 'loginNode' && !features.loginNodes) {
    return { message: 'the cluster has no login nodes' };
  }
  if (existingRoles === 'build') return undefined;
  if (recipient === 'lambda' && names.lambdaRole) return pointsTo(names.lambdaRole);
  const groups = nodeGroups.filter(({ nodes }) => nodes === nodesOf[recipient]);
  const [first] = groups;
  return first?.existing && groups.every(({ existing }) => existing)
    ? pointsTo(first.existing)
    : undefined;
}

function pointsTo(from: Setting & { readonly value: string }): Reason {
  return { message: `the configuration points to ${from.value}, which exists`, from };
}

/** Whether a cluster finds every role that it runs with; AWS Batch needs more than can be named. */
function makesNoRole({ nodeGroups, names, scheduler }: ClusterConfig): boolean {
  return (
    scheduler.value !== 'awsbatch' &&
    names.lambdaRole !== undefined &&
    nodeGroups.every(({ existing }) => existing)
  );
}

/** The features that bring somebody further policies, as far as the release has such. */
function featuresFor(
  recipient: string,
  policies: PolicySet,
  config: ClusterConfig,
  { features: asked = [] }: ChoiceOptions,
): readonly string[] {
  const { fsx, fsxWithS3, cloudWatchLogs, permissionsBoundary, ...others } = config.features;
  // From 3.1.1 to 3.4.1 one document has all of FSx; later ones have what is about buckets alone.
  const needsFsx = Object.hasOwn(policies, 'userFsx') ? fsx : fsxWithS3;
  const used: Readonly<Record<string, readonly (string | false | undefined)[]>> = {
    user: [
      needsFsx && 'fsx',
      cloudWatchLogs && 'logRetrieval',
      !makesNoRole(config) && (permissionsBoundary ? 'iamBoundary' : 'iam'),
    ],
    headNode: [
      others.directoryService && 'directoryService',
      others.slurmDatabase && 'slurmDatabase',
    ],
  };
  const known = Object.entries(policies)
    .filter(([kind, policy]) => (policy.for ?? kind) === recipient)
    .flatMap(([, policy]) => policy.features ?? []);
  const own = (used[recipient] ?? []).filter((name) => typeof name === 'string');
  const extra = recipient === 'user' ? asked : [];
  return [...new Set([...own.filter((name) => known.includes(name)), ...extra])];
}
