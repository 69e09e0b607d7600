import { ownValue, plainOptions, refuseUnknown } from '../check-inputs.ts';
import { checkOptions } from '../check-options.ts';
import { deepFreeze } from '../deep-freeze.ts';
import { type InputIssue, InvalidInputError } from '../errors.ts';
import { findScheduler } from '../find-release.ts';

import { matchesGlob } from '../glob.ts';
import { makeDocument } from '../make-document.ts';
import type { PolicyDocument } from '../policy-document.ts';
import { quote } from '../quote.ts';
import { recipientOf } from '../recipient.ts';
import { compareReleases } from '../release.ts';
import type { Scheduler } from '../scheduler.ts';
import { withExamples } from './example-options.ts';

/** The options of {@link permissionHistory}. */
export interface PermissionHistoryOptions {
  /** The scheduler's plugin, such as `slurm` of `@pcluster-iam/slurm`. */
  readonly scheduler: Scheduler;
  /** One action without wildcards, such as `lambda:TagResource`, in any case. */
  readonly action: string;
}

/** A time in which a kind of policy granted an action. */
export interface PermissionPeriod {
  /** The first release of the time. */
  readonly since: string;
  /** The first release after it, which grants the action by other patterns or not at all; nothing when the newest release is in it. */
  readonly until?: string;
  /** The actions that grant it, as they are written: `elasticloadbalancing:Describe*`. */
  readonly patterns: readonly string[];
}

/** When a kind of policy granted an action. */
export interface PolicyHistory {
  /** The kind of the policy, such as `user`. */
  readonly policy: string;
  /** Whom it is for, such as `user` or `headNode`. */
  readonly for: string;
  /** The times in which it granted the action, the oldest first. */
  readonly periods: readonly PermissionPeriod[];
}

/** Since and until when the documents of a scheduler grant an action. */
export interface PermissionHistory {
  /** The name of the scheduler. */
  readonly scheduler: string;
  /** The action that was asked for. */
  readonly action: string;
  /** The oldest release that is known: what is granted since then may have been before. */
  readonly first: string;
  /** The newest release that is known. */
  readonly last: string;
  /**
   * The release whose published text a release has, where it has none of its own: a change shows in
   * the first release of a text, and may have come with a later one.
   */
  readonly texts: Readonly<Record<string, string>>;
  /** The policies that grant the action in some release. */
  readonly policies: readonly PolicyHistory[];
}

/**
 * Tells since and until when each document of a scheduler grants an action: by pattern and whatever
 * its case, so that `elasticloadbalancing:Describe*` counts for `elasticloadbalancing:DescribeTags`.
 * A statement that denies does not count.
 *
 * @param options - The scheduler and the action.
 * @returns The history, frozen. It is as fine as AWS's published texts are.
 * @throws {@link InvalidInputError} with every problem, when an option is missing, unknown or wrong.
 * @throws {@link InvalidSchedulerError} when the scheduler plugin breaks its contract.
 * @example
 * ```ts
 * import { permissionHistory } from '@pcluster-iam/core';
 * import { slurm } from '@pcluster-iam/slurm';
 *
 * const { policies } = permissionHistory({ scheduler: slurm, action: 'lambda:TagResource' });
 * ```
 */
export function permissionHistory(options: PermissionHistoryOptions): PermissionHistory {
  const issues: InputIssue[] = [];
  const given = plainOptions(options, issues);
  const scheduler = findScheduler(ownValue(given, 'scheduler'), issues);
  const action = checkAction(ownValue(given, 'action'), issues);
  refuseUnknown(given, ['scheduler', 'action'], {}, issues);
  if (issues.length > 0 || !scheduler || !action) throw new InvalidInputError(what, issues);
  const releases = Object.keys(scheduler.releases).sort(compareReleases);
  const histories = new Map<string, Mutable>();
  for (const release of releases) {
    for (const { kind, recipient, document } of documentsOf(scheduler, release)) {
      const history = histories.get(kind) ?? { policy: kind, for: recipient, granted: new Map() };
      histories.set(kind, history);
      const patterns = patternsOf(document, action);
      if (patterns.length > 0) history.granted.set(release, patterns);
    }
  }
  return deepFreeze<PermissionHistory>({
    scheduler: scheduler.name,
    action,
    first: releases[0] ?? '',
    last: releases.at(-1) ?? '',
    texts: scheduler.texts ?? {},
    policies: [...histories.values()]
      .filter(({ granted }) => granted.size > 0)
      .map(({ granted, ...history }) => ({ ...history, periods: periodsOf(releases, granted) })),
  });
}

const what = 'the history of an action';

interface Mutable {
  readonly policy: string;
  readonly for: string;
  readonly granted: Map<string, readonly string[]>;
}

function checkAction(value: unknown, issues: InputIssue[]): string | undefined {
  if (typeof value === 'string' && /^[a-z0-9-]{1,64}:[a-z0-9]{1,128}$/i.test(value)) return value;
  const problem = value === undefined ? 'is missing' : `is ${quote(value)}`;
  const message = `${problem}; it is one action without wildcards, such as "lambda:TagResource"`;
  issues.push({ code: value === undefined ? 'missing' : 'invalid', input: 'action', message });
  return undefined;
}

function* documentsOf(scheduler: Scheduler, release: string) {
  const policies = scheduler.releases[release] ?? {};
  const options = { ...withExamples(policies, {}), scheduler, release };
  const checked = checkOptions({ what, choose: () => policies }, options);
  for (const policy of checked.policies) {
    yield {
      kind: policy.kind,
      recipient: recipientOf(policy.kind, policy.policy),
      document: makeDocument(scheduler, checked.context, policy),
    };
  }
}

function patternsOf({ Statement }: PolicyDocument, action: string): readonly string[] {
  const patterns = Statement.filter(({ Effect }) => Effect === 'Allow')
    .flatMap(({ Action }) => Action)
    .filter((pattern) => matchesGlob(pattern.toLowerCase(), action.toLowerCase()));
  return [...new Set(patterns)];
}

function periodsOf(
  releases: readonly string[],
  granted: ReadonlyMap<string, readonly string[]>,
): readonly PermissionPeriod[] {
  const periods: { since: string; until?: string; patterns: readonly string[] }[] = [];
  let open: (typeof periods)[number] | undefined;
  for (const release of releases) {
    const patterns = granted.get(release);
    if (open && !isSameSet(open.patterns, patterns)) {
      open.until = release;
      open = undefined;
    }
    if (patterns && !open) {
      open = { since: release, patterns };
      periods.push(open);
    }
  }
  return periods;
}

/** Whether the patterns are the same, whatever their order, which may change with a release. */
function isSameSet(known: readonly string[], found: readonly string[] | undefined): boolean {
  return known.length === found?.length && known.every((pattern) => found.includes(pattern));
}
