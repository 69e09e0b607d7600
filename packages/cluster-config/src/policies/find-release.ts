import type { PolicySet, Registry, Scheduler } from '@pcluster-iam/core';
import type { ClusterConfig, Setting } from '../cluster-config.ts';
import { InvalidConfigError } from '../errors.ts';

/** The scheduler of a configuration, and the policies that it has in a release. */
export interface FoundPolicies {
  readonly scheduler: Scheduler;
  /** The policies; none where the release is one that no scheduler has. */
  readonly policies: PolicySet;
}

/**
 * Finds the policies of a configuration's scheduler in a release.
 *
 * @throws {@link InvalidConfigError} when the release is of the other generation, or when it has not
 * that scheduler.
 */
export function findPolicies(
  { file, generation, scheduler: named }: ClusterConfig,
  { schedulers }: Pick<Registry, 'schedulers'>,
  release: string,
): FoundPolicies {
  const refuse = (message: string, { line, column }: Omit<Setting, 'setting'>) =>
    new InvalidConfigError(file, [{ line, column, message }]);
  if (/^[23]\./.test(release) && release[0] !== generation[0]) {
    const message = `ParallelCluster ${release} does not read this file, which is one of ${generation}`;
    throw refuse(message, { line: 1, column: 1 });
  }
  const scheduler = schedulers.find(({ name }) => name === named.value);
  const having = schedulers.filter(({ releases }) => Object.hasOwn(releases, release));
  const names = having.map(({ name }) => name).join(', ');
  if (scheduler === undefined) {
    const message = `${named.setting} is ${JSON.stringify(named.value.slice(0, 80))}; ParallelCluster ${release} has ${names || 'none'}`;
    throw refuse(message, named);
  }
  const policies = Object.hasOwn(scheduler.releases, release)
    ? scheduler.releases[release]
    : undefined;
  if (policies === undefined && having.length > 0) {
    const last = scheduler.end ? `, which ended with ${scheduler.end.lastRelease}` : '';
    throw refuse(
      `ParallelCluster ${release} has no ${scheduler.name}${last}; it has ${names}`,
      named,
    );
  }
  return { scheduler, policies: policies ?? {} };
}
