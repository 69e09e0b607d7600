import {
  checkInputs,
  type Options,
  ownValue,
  plainOptions,
  refuseUnknown,
} from './check-inputs.ts';
import { type InputIssue, InvalidInputError } from './errors.ts';
import { type FoundRelease, findRelease, findScheduler } from './find-release.ts';
import { commonInputs } from './inputs/common.ts';
import { checkArnPartitions, resolvePartition } from './partition.ts';
import type { Policy, PolicyInput, PolicySet } from './policy.ts';
import { createContext, type PolicyContext } from './policy-context.ts';
import { compareReleases } from './release.ts';
import type { Scheduler } from './scheduler.ts';

/** A policy with the input that it asks for. */
export interface CheckedPolicy {
  readonly kind: string;
  readonly policy: Policy;
  readonly input: PolicyInput;
}

/** Options that passed every check, and the policies that they ask for. */
export interface CheckedOptions {
  readonly scheduler: Scheduler;
  readonly context: PolicyContext;
  readonly policies: readonly CheckedPolicy[];
}

/** What a function of the facade asks for. */
export interface Request {
  /** The same in words, for the title of an error. */
  readonly what: string;
  /** The options that this function alone has. */
  readonly options?: readonly string[];
  /** Finds the policies of a release, and adds what is wrong with the choice to `issues`. */
  readonly choose: (found: FoundRelease, options: Options, issues: InputIssue[]) => PolicySet;
}

const facadeOptions = ['scheduler', 'release', ...Object.keys(commonInputs)];

/**
 * Checks the options of the facade, whatever a caller from plain JavaScript passes.
 *
 * @throws {@link InvalidInputError} with every problem.
 * @throws {@link InvalidSchedulerError} when the scheduler is an object that is no plugin.
 * @internal
 */
export function checkOptions(request: Request, given: unknown): CheckedOptions {
  const issues: InputIssue[] = [];
  const options = plainOptions(given, issues);
  const scheduler = findScheduler(ownValue(options, 'scheduler'), issues);
  const found = findRelease(scheduler, ownValue(options, 'release'), issues);
  const chosen = found && request.choose(found, options, issues);
  const common = checkInputs(commonInputs, options, issues);
  const { region, accountId, text = 'published' } = common;
  const partition =
    region === undefined ? undefined : resolvePartition(region, common.partition, issues);
  const policies: CheckedPolicy[] = [];
  for (const kind in chosen) {
    const policy = chosen[kind] as Policy; // There, because it is one of its keys.
    const checked = checkInputs(policy.inputs, options, issues, scheduler?.name);
    if (partition) checkArnPartitions(checked, partition, issues);
    // Without an issue, region, account and the policy's own inputs are all there and right.
    const input = { ...checked, region, accountId } as PolicyInput;
    policies.push({ kind, policy, input });
  }
  if (found && policies.length > 0) {
    const known = request.options ? [...facadeOptions, ...request.options] : facadeOptions;
    refuseUnknown(options, known, inputsOf(policies), issues, (name) => whoUses(name, found));
  }
  if (issues.length > 0 || !found || !partition) {
    throw new InvalidInputError(request.what, withoutRepeats(issues));
  }
  return {
    scheduler: found.scheduler,
    context: createContext(found.release, partition, text),
    policies,
  };
}

function inputsOf(policies: readonly CheckedPolicy[]) {
  const [only, ...more] = policies;
  if (only !== undefined && more.length === 0) return only.policy.inputs;
  return Object.assign({}, ...policies.map(({ policy }) => policy.inputs));
}

/**
 * Several policies may ask for the same input, and then all complain of it.
 *
 * @internal
 */
export function withoutRepeats(issues: readonly InputIssue[]): readonly InputIssue[] {
  const isSame = (a: InputIssue, b: InputIssue) => a.input === b.input && a.message === b.message;
  return issues.filter((issue, index) => issues.findIndex((one) => isSame(one, issue)) === index);
}

/** Tells which other policies of the scheduler have an input of a name, if any have. */
function whoUses(name: string, { scheduler, release, policies }: FoundRelease): string {
  const has = (set: PolicySet) =>
    Object.keys(set).filter((kind) => Object.hasOwn(set[kind]?.inputs ?? {}, name));
  const here = has(policies);
  if (here.length > 0) return `; it is one of ${here.join(', ')}`;
  const releases = Object.entries(scheduler.releases)
    .filter(([, set]) => has(set).length > 0)
    .map(([other]) => other)
    .sort(compareReleases);
  if (releases.length === 0) return '';
  return `; ${release} does not use it, unlike ${releases[0]}${releases.length > 1 ? ` to ${releases.at(-1)}` : ''}`;
}
