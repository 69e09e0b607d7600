import {
  compareReleases,
  type PermissionHistory,
  type PermissionPeriod,
  permissionHistory,
  type Scheduler,
} from '@pcluster-iam/core';

/** A time in which some document of a recipient grants an action. */
export interface GrantedTime {
  /** Whom the documents are for, such as `user`. */
  readonly for: string;
  /** The first release of the time. */
  readonly since: string;
  /** The release whose published text `since` has, where it has none of its own. */
  readonly text?: string;
  /** Whether it is the oldest release that is known. */
  readonly isOldest?: true;
  /** The first release after it; nothing where the newest is in it. */
  readonly until?: string;
}

/**
 * Tells since and until when an action is granted to each recipient, by whatever document: AWS moved
 * actions from one to another.
 */
export function grantedTimes({
  policies,
  first,
  texts,
}: PermissionHistory): readonly GrantedTime[] {
  const recipients = [...new Set(policies.map((policy) => policy.for))];
  return recipients.flatMap((recipient) => {
    const periods = policies
      .filter((policy) => policy.for === recipient)
      .flatMap((policy) => policy.periods);
    return joined(periods).map(({ since, until }) => ({
      for: recipient,
      since,
      ...(texts[since] === undefined ? {} : { text: texts[since] }),
      ...(since === first ? { isOldest: true as const } : {}),
      ...(until === undefined ? {} : { until }),
    }));
  });
}

/** Tells the same for the actions of a scheduler, of each once: a log may hold one many times. */
export function timesOfActions(scheduler: Scheduler): (action: string) => readonly GrantedTime[] {
  const known = new Map<string, readonly GrantedTime[]>();
  return (action) => {
    // The check of ParallelCluster 2.x names patterns, too, which have no history.
    const times =
      known.get(action) ??
      (action.includes('*') ? [] : grantedTimes(permissionHistory({ scheduler, action })));
    known.set(action, times);
    return times;
  };
}

type Span = Pick<PermissionPeriod, 'since' | 'until'>;

function joined(periods: readonly Span[]): readonly Span[] {
  const spans: Span[] = [];
  for (const { since, until } of [...periods].sort((a, b) => compareReleases(a.since, b.since))) {
    const last = spans.at(-1);
    const touches = last && (last.until === undefined || compareReleases(since, last.until) <= 0);
    if (!touches) spans.push({ since, ...(until === undefined ? {} : { until }) });
    else spans[spans.length - 1] = { since: last.since, ...later(last.until, until) };
  }
  return spans;
}

function later(a: string | undefined, b: string | undefined): Pick<Span, 'until'> {
  if (a === undefined || b === undefined) return {};
  return { until: compareReleases(a, b) > 0 ? a : b };
}
