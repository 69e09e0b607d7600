import { checkInputs, ownValue, plainOptions, refuseUnknown } from './check-inputs.ts';
import { checkScheduler } from './check-scheduler.ts';
import { type InputIssue, InvalidInputError } from './errors.ts';
import { commonInputs } from './inputs/common.ts';
import { resolvePartition } from './partition.ts';
import type { Policy, PolicyInput } from './policy.ts';
import { createContext, type PolicyContext } from './policy-context.ts';
import { quote } from './quote.ts';
import { compareReleases, isRelease } from './release.ts';
import type { Scheduler } from './scheduler.ts';

/** Options that passed every check, and the policy that they ask for. */
export interface CheckedOptions {
  readonly scheduler: Scheduler;
  readonly policy: Policy;
  readonly input: PolicyInput;
  readonly context: PolicyContext;
}

const facadeOptions = ['scheduler', 'release', ...Object.keys(commonInputs)];

/**
 * Checks the options of the facade, whatever a caller from plain JavaScript passes.
 *
 * @throws {@link InvalidInputError} with every problem.
 * @throws {@link InvalidSchedulerError} when the scheduler is an object that is no plugin.
 * @internal
 */
export function checkOptions(kind: unknown, given: unknown): CheckedOptions {
  const issues: InputIssue[] = [];
  const options = plainOptions(given, issues);
  const scheduler = findScheduler(ownValue(options, 'scheduler'), issues);
  const release = ownValue(options, 'release');
  const policy = findPolicy(scheduler, release, kind, issues);
  const common = checkInputs(commonInputs, options, issues);
  const checked = policy && checkInputs(policy.inputs, options, issues, scheduler?.name);
  if (policy) refuseUnknown(options, facadeOptions, policy.inputs, issues);
  const { region, accountId, text = 'published' } = common;
  const partition =
    region === undefined ? undefined : resolvePartition(region, common.partition, issues);
  const context = partition && createContext(String(release), partition, text);
  if (issues.length > 0 || !scheduler || !policy || !context) {
    const what = typeof kind === 'string' ? `the ${kind} policy` : 'a policy';
    throw new InvalidInputError(what, issues);
  }
  // Without an issue, region, account and the policy's own inputs are all there and right.
  const input = Object.assign(checked ?? {}, { region, accountId }) as PolicyInput;
  return { scheduler, policy, input, context };
}

function findScheduler(value: unknown, issues: InputIssue[]): Scheduler | undefined {
  if (typeof value !== 'object' || value === null) {
    const message = `is ${quote(value)}; pass the plugin itself, such as slurm of @pcluster-iam/slurm`;
    issues.push({ code: value === undefined ? 'missing' : 'invalid', input: 'scheduler', message });
    return undefined;
  }
  checkScheduler(value);
  // Just checked against the whole contract.
  return value as Scheduler;
}

function findPolicy(
  scheduler: Scheduler | undefined,
  release: unknown,
  kind: unknown,
  issues: InputIssue[],
): Policy | undefined {
  if (typeof kind !== 'string') {
    const message = `is ${quote(kind)}; it is text, such as "user"`;
    issues.push({ code: 'invalid', input: 'kind', message });
  }
  if (release === undefined) {
    const message = `is missing: the release of ParallelCluster${scheduler ? `, one of ${list(scheduler.releases)}` : ''}`;
    issues.push({ code: 'missing', input: 'release', message });
  }
  if (scheduler === undefined || release === undefined || typeof kind !== 'string') {
    return undefined;
  }
  const policies = typeof release === 'string' ? ownValue(scheduler.releases, release) : undefined;
  if (policies === undefined) {
    issues.push({ code: 'invalid', input: 'release', message: releaseMessage(scheduler, release) });
    return undefined;
  }
  const policy = ownValue(policies, kind);
  if (policy === undefined) {
    const message = `${quote(release)} of ${scheduler.name} has no ${quote(kind)} policy; it has ${list(policies)}`;
    issues.push({ code: 'invalid', input: 'release', message });
  }
  return policy;
}

function releaseMessage({ name, releases, end }: Scheduler, release: unknown): string {
  const message = `is ${quote(release)}; ${name} knows ${list(releases)}`;
  const isLater =
    end !== undefined &&
    typeof release === 'string' &&
    isRelease(release) &&
    compareReleases(release, end.lastRelease) > 0;
  if (!isLater) return message;
  return `${message}. ParallelCluster ${end.lastRelease} was the last with ${name}; later releases have ${end.successors.join(' and ')}`;
}

function list(values: object): string {
  return Object.keys(values).join(', ');
}
