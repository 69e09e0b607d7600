import type { OwnInputs } from '../build-policy.ts';
import {
  checkInputs,
  type Options,
  ownValue,
  plainOptions,
  refuseUnknown,
} from '../check-inputs.ts';
import { type CheckedOptions, checkOptions, withoutRepeats } from '../check-options.ts';
import { deepFreeze } from '../deep-freeze.ts';
import { type InputIssue, InvalidInputError } from '../errors.ts';
import { type FoundRelease, findRelease, findScheduler } from '../find-release.ts';

import { commonInputs } from '../inputs/common.ts';
import type { Intersection } from '../intersection.ts';
import { recipientOf } from '../recipient.ts';
import { compareReleases } from '../release.ts';
import type { PolicyKindOf, ReleaseOf, Scheduler, SourceChange } from '../scheduler.ts';
import { compareDocuments } from './compare-documents.ts';
import { withExamples } from './example-options.ts';
import type { HistoricStatement } from './pair-statements.ts';
import type { PolicyChange } from './policy-change.ts';
import { traceDocument } from './trace-places.ts';

type InputsOf<S extends Scheduler, Release extends ReleaseOf<S>> = Intersection<
  {
    [Kind in PolicyKindOf<S, Release>]: OwnInputs<S['releases'][Release][Kind]>;
  }[PolicyKindOf<S, Release>]
>;

/** The options of {@link permissionChanges}. */
export type PermissionChangesOptions<
  S extends Scheduler,
  From extends ReleaseOf<S>,
  To extends ReleaseOf<S>,
> = {
  /** The scheduler's plugin, such as `slurm` of `@pcluster-iam/slurm`. */
  readonly scheduler: S;
  /** The release to start from. */
  readonly from: From;
  /** The release to go to; an older one than `from` is a downgrade. */
  readonly to: To;
} & {
  /** An input of the documents of both releases; its example stands where it is left out. */
  readonly [Name in keyof typeof commonInputs]?: string | undefined;
} & Partial<InputsOf<S, From>> &
  Partial<InputsOf<S, To>>;

/** What the policies of a release grant that those of another one do not. */
export interface PermissionChanges {
  /** The name of the scheduler. */
  readonly scheduler: string;
  /** The release that was started from. */
  readonly from: string;
  /** The release that was gone to. */
  readonly to: string;
  /** Whether `to` is newer than `from`, older, or the same. */
  readonly direction: 'upgrade' | 'downgrade' | 'none';
  /**
   * The published text that both releases have, named by its release, if it is one: then nothing is
   * known to have changed.
   */
  readonly sharedText?: string;
  /**
   * The change of AWS's source that lies between the releases. Across it, what one text has and the
   * other lacks is `unpublished` rather than removed: the new source may leave out what is needed.
   */
  readonly sourceChange?: SourceChange;
  /** The kinds of policy that both releases have. Where there are none, no document is compared with itself. */
  readonly sharedPolicies: readonly string[];
  /** Every policy of the two releases, those of `to` first, in the order of AWS's text. */
  readonly policies: readonly PolicyChange[];
}

/**
 * Compares what the policies of two releases grant, policy by policy and statement by statement, as
 * data. Statements without a Sid are paired by their place in the history; a statement that went to
 * another document of the same person or role is found there. Patterns are compared as they are
 * written, actions without regard to case.
 *
 * @param options - The scheduler, the two releases, and the inputs of their documents, which may all
 * be left out.
 * @returns The changes, frozen.
 * @throws {@link InvalidInputError} with every problem, when an option is missing, unknown or wrong.
 * @throws {@link InvalidSchedulerError} when the scheduler plugin breaks its contract.
 * @example
 * ```ts
 * import { permissionChanges } from '@pcluster-iam/core';
 * import { slurm } from '@pcluster-iam/slurm';
 *
 * const { policies } = permissionChanges({ scheduler: slurm, from: '3.11.0', to: '3.11.1' });
 * ```
 */
export function permissionChanges<
  S extends Scheduler,
  From extends ReleaseOf<S>,
  To extends ReleaseOf<S>,
>(options: PermissionChangesOptions<S, From, To>): PermissionChanges;
export function permissionChanges(given: unknown): PermissionChanges {
  const issues: InputIssue[] = [];
  const options = plainOptions(given, issues);
  const scheduler = findScheduler(ownValue(options, 'scheduler'), issues);
  const from = findRelease(scheduler, ownValue(options, 'from'), issues, 'from');
  const to = findRelease(scheduler, ownValue(options, 'to'), issues, 'to');
  if (from && to) {
    const policies = [...Object.values(from.policies), ...Object.values(to.policies)];
    const inputs = Object.assign({}, commonInputs, ...policies.map((policy) => policy.inputs));
    refuseUnknown(options, ['scheduler', 'from', 'to'], inputs, issues);
  }
  // Without a release there are still the inputs that every document has.
  if (!from && !to) checkInputs(commonInputs, withExamples({}, options), issues);
  const [before, after] = [from, to].map((found) => found && check(found, options, issues));
  if (issues.length > 0 || !from || !to || !before || !after) {
    throw new InvalidInputError(what, withoutRepeats(issues));
  }
  const origins: unknown[] = [];
  return compare(from, to, documentsOf(before, origins), documentsOf(after, origins));
}

const what = 'the comparison of two releases';

/** Checks the options of one of the releases, and adds what is wrong to `issues`. */
function check(
  { scheduler, release, policies }: FoundRelease,
  given: Options,
  issues: InputIssue[],
): CheckedOptions | undefined {
  const options = { ...withExamples(policies, given), scheduler, release };
  try {
    return checkOptions({ what, choose: () => policies }, options);
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    issues.push(...error.issues);
    return undefined;
  }
}

function documentsOf(
  { scheduler, context, policies }: CheckedOptions,
  origins: unknown[],
): readonly HistoricStatement[] {
  return policies.flatMap((policy) => {
    const { document, places } = traceDocument(scheduler, context, policy);
    const { statements } = policy.policy;
    if (!origins.includes(statements)) origins.push(statements);
    return document.Statement.map((statement, index) => ({
      statement,
      policy: policy.kind,
      recipient: recipientOf(policy.kind, policy.policy),
      name: statement.Sid ?? `Statement[${index}]`,
      origin: origins.indexOf(statements),
      place: places[index] ?? index,
    }));
  });
}

function compare(
  from: FoundRelease,
  to: FoundRelease,
  before: readonly HistoricStatement[],
  after: readonly HistoricStatement[],
): PermissionChanges {
  const { scheduler } = from;
  const order = compareReleases(to.release, from.release);
  const [older, newer] = order < 0 ? [to, from] : [from, to];
  const sourceChange = scheduler.sourceChanges?.find(
    ({ release }) =>
      compareReleases(older.release, release) < 0 && compareReleases(newer.release, release) >= 0,
  );
  const texts = [from, to].map(({ release }) => scheduler.texts?.[release] ?? release);
  return deepFreeze<PermissionChanges>({
    scheduler: scheduler.name,
    from: from.release,
    to: to.release,
    direction: order > 0 ? 'upgrade' : order < 0 ? 'downgrade' : 'none',
    ...(texts[0] === texts[1] && texts[0] !== undefined ? { sharedText: texts[0] } : {}),
    ...(sourceChange === undefined ? {} : { sourceChange }),
    sharedPolicies: Object.keys(to.policies).filter((kind) => Object.hasOwn(from.policies, kind)),
    policies: compareDocuments(
      from.policies,
      to.policies,
      before,
      after,
      sourceChange !== undefined,
    ),
  });
}
