import {
  compareReleases,
  type InputIssue,
  type Registry,
  type Scheduler,
} from '@pcluster-iam/core';
import { Option } from 'commander';
import { onceOption } from './input-option.ts';

/** The option that names the scheduler. */
export function schedulerOption(registry: Registry): Option {
  return onceOption(
    new Option('--scheduler <name>', `scheduler of the cluster: ${namesOf(registry)}`),
  );
}

/** An option that names a release. */
export function releaseOption(
  name: string,
  help: string,
  scheduler: Scheduler | undefined,
): Option {
  const known = Object.keys(scheduler?.releases ?? {}).sort(compareReleases);
  const [first, last] = [known.at(0), known.at(-1)];
  const range = first === last ? first : `${first} to ${last}`;
  return onceOption(new Option(`--${name} <release>`, `${help}${range ? `, ${range}` : ''}`));
}

/** Finds a scheduler by the name that was given for it, which nobody may know. */
export function findScheduler(registry: Registry, name: string | undefined): Scheduler | undefined {
  return registry.schedulers.find((scheduler) => scheduler.name === name);
}

/** What is wrong with a scheduler that was not found. */
export function schedulerIssue(registry: Registry, name: string | undefined): InputIssue {
  const isMissing = name === undefined;
  const problem = isMissing ? 'is missing' : `is ${JSON.stringify(name)}, which nobody knows`;
  return {
    code: isMissing ? 'missing' : 'invalid',
    input: 'scheduler',
    message: `${problem}; it is one of ${namesOf(registry)}`,
  };
}

function namesOf({ schedulers }: Registry): string {
  return schedulers.map(({ name }) => name).join(', ');
}
