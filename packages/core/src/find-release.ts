import { ownValue } from './check-inputs.ts';
import { checkScheduler } from './check-scheduler.ts';
import type { InputIssue } from './errors.ts';
import type { PolicySet } from './policy.ts';
import { quote } from './quote.ts';
import { compareReleases, isRelease } from './release.ts';
import type { Scheduler } from './scheduler.ts';

/** A release that a scheduler knows, with its policies. */
export interface FoundRelease {
  readonly scheduler: Scheduler;
  readonly release: string;
  readonly policies: PolicySet;
}

/**
 * Takes an option as a scheduler plugin.
 *
 * @throws {@link InvalidSchedulerError} when it is an object that is no plugin.
 * @internal
 */
export function findScheduler(value: unknown, issues: InputIssue[]): Scheduler | undefined {
  if (typeof value !== 'object' || value === null) {
    const message = `is ${quote(value)}; pass the plugin itself, such as slurm of @pcluster-iam/slurm`;
    issues.push({ code: value === undefined ? 'missing' : 'invalid', input: 'scheduler', message });
    return undefined;
  }
  checkScheduler(value);
  // Just checked against the whole contract.
  return value as Scheduler;
}

/**
 * Takes an option as a release of a scheduler.
 *
 * @param input - The name of the option.
 * @internal
 */
export function findRelease(
  scheduler: Scheduler | undefined,
  release: unknown,
  issues: InputIssue[],
  input = 'release',
): FoundRelease | undefined {
  if (release === undefined) {
    const known = scheduler ? `, one of ${range(scheduler)}` : '';
    const message = `is missing: a release of ParallelCluster${known}`;
    issues.push({ code: 'missing', input, message });
  }
  if (scheduler === undefined || release === undefined) return undefined;
  if (typeof release === 'string') {
    const policies = ownValue(scheduler.releases, release);
    if (policies !== undefined) return { scheduler, release, policies };
  }
  issues.push({ code: 'invalid', input, message: unknownRelease(scheduler, release) });
  return undefined;
}

/** More releases than that are shown by the first and the last of them. */
const mostListed = 8;

function range({ releases }: Scheduler): string {
  const known = Object.keys(releases).sort(compareReleases);
  return known.length > mostListed ? `${known[0]} to ${known.at(-1)}` : known.join(', ');
}

function unknownRelease(scheduler: Scheduler, release: unknown): string {
  const { name, end } = scheduler;
  const known = `is ${quote(release)}; ${name} knows ${range(scheduler)}`;
  if (typeof release !== 'string' || !isRelease(release)) return known;
  if (end !== undefined && compareReleases(release, end.lastRelease) > 0) {
    return `${known}. ParallelCluster ${end.lastRelease} was the last with ${name}; later releases have ${end.successors.join(' and ')}`;
  }
  return `${known}, the nearest ${nearest(scheduler, release).join(' and ')}`;
}

/** The last release before one that does not exist, and the first after it. */
function nearest({ releases }: Scheduler, release: string): readonly string[] {
  const known = Object.keys(releases).sort(compareReleases);
  const after = known.findIndex((other) => compareReleases(other, release) > 0);
  return after < 0 ? known.slice(-1) : known.slice(Math.max(0, after - 1), after + 1);
}
