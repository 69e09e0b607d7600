import { checkScheduler } from './check-scheduler.ts';
import type { Erratum } from './erratum.ts';
import { frozenCopy } from './frozen-copy.ts';
import { freezePolicy, type PolicySet } from './policy.ts';

/** The policies of a scheduler by ParallelCluster release, such as `2.4.1`. */
export interface SchedulerReleases {
  readonly [release: string]: PolicySet;
}

/** Where the support of a scheduler ended. */
export interface SchedulerEnd {
  /** The last release of ParallelCluster that supports the scheduler. */
  readonly lastRelease: string;
  /** What users of the scheduler went on with, by scheduler name. */
  readonly successors: readonly string[];
}

/** A release from which on the documents come from another source, which may leave out what is still needed. */
export interface SourceChange {
  /** The first release whose documents come from the new source. */
  readonly release: string;
  /** The source before it, in words. */
  readonly before: string;
  /** The source from it on, in words. */
  readonly after: string;
}

/** A scheduler plugin as it is written. */
export interface SchedulerDefinition<
  Name extends string = string,
  Releases extends SchedulerReleases = SchedulerReleases,
> {
  /** The scheduler's name: small letters, digits and hyphens. */
  readonly name: Name;
  /** For each release, the policies it has. */
  readonly releases: Releases;
  /** The mistakes of the published texts that `text: 'corrected'` corrects; none when left out. */
  readonly errata?: readonly Erratum[];
  /** Where the support of the scheduler ended, if it did. */
  readonly end?: SchedulerEnd;
  /**
   * The release whose published text a release has, where they are not the same: a text may stand for
   * several releases, and a history is only as fine as that.
   */
  readonly texts?: Readonly<Record<string, string>>;
  /** Where the documents began to come from another source, the oldest first. */
  readonly sourceChanges?: readonly SourceChange[];
}

/** A scheduler plugin: a plain, frozen value that is passed to the facade. */
export interface Scheduler<
  Name extends string = string,
  Releases extends SchedulerReleases = SchedulerReleases,
> extends SchedulerDefinition<Name, Releases> {
  /** The mistakes of the published texts that `text: 'corrected'` corrects. */
  readonly errata: readonly Erratum[];
}

/** The releases that a scheduler knows. */
export type ReleaseOf<S extends Scheduler> = keyof S['releases'] & string;

/** The kinds of policy that a scheduler has in a release. */
export type PolicyKindOf<
  S extends Scheduler,
  Release extends ReleaseOf<S>,
> = keyof S['releases'][Release] & string;

/** The releases of a scheduler that have a kind of policy. */
export type ReleaseWith<S extends Scheduler, Kind extends string> = {
  [Release in ReleaseOf<S>]: Kind extends keyof S['releases'][Release] ? Release : never;
}[ReleaseOf<S>];

/**
 * Defines a scheduler plugin.
 *
 * @param definition - Its name, its policies by release and kind, and its errata.
 * @returns The plugin, frozen.
 * @throws {@link InvalidSchedulerError} with every problem, when the definition breaks the contract.
 * @example
 * ```ts
 * export const slurm = defineScheduler({
 *   name: 'slurm',
 *   releases: { '2.4.1': { user, instance } },
 * });
 * ```
 */
export function defineScheduler<
  const Name extends string,
  const Releases extends SchedulerReleases,
>(definition: SchedulerDefinition<Name, Releases>): Scheduler<Name, Releases> {
  const scheduler = Object.freeze({
    ...definition,
    errata: frozenCopy(definition?.errata ?? []),
    ...(definition?.end && { end: frozenCopy(definition.end) }),
    ...(definition?.texts && { texts: frozenCopy(definition.texts) }),
    ...(definition?.sourceChanges && { sourceChanges: frozenCopy(definition.sourceChanges) }),
  });
  checkScheduler(scheduler);
  for (const policies of Object.values(scheduler.releases)) {
    for (const policy of Object.values(policies)) freezePolicy(policy);
    Object.freeze(policies);
  }
  Object.freeze(scheduler.releases);
  return scheduler;
}
