import { isObject } from '../lint/is-object.ts';
import { serviceData } from '../service-data.ts';
import { areSameToday } from './check-wildcards.ts';
import {
  type PlainDocument,
  plainDocument,
  readDocument,
  statementsOf,
  type WrittenDocument,
} from './document.ts';
import { makeEffort } from './effort.ts';
import { fitBudget, type UsedWildcard } from './fit-budget.ts';
import { checkMinimizeOptions, type MinimizeOptions } from './minimize-options.ts';
import { plainCopy } from './plain-data.ts';
import { proveSame } from './prove-same.ts';
import { shortenDocument } from './shorten-document.ts';
import { makeVocabularies } from './vocabularies.ts';

/** What {@link minimizePolicy} answers with. */
export interface MinimizedPolicy {
  /** The document: frozen plain data, ready for `JSON.stringify`. */
  readonly document: Readonly<Record<string, unknown>>;
  /** How many characters it has, as IAM counts them. */
  readonly size: number;
  /** How many it had. */
  readonly sizeBefore: number;
  /** The Sids that it had and has no longer. */
  readonly removedSids: readonly string[];
  /** The wildcards that stand in it in the place of actions; none without a budget. */
  readonly wildcards: readonly UsedWildcard[];
  /** Whether all of it was looked at; one that is too large for that may be longer than need be. */
  readonly isComplete: boolean;
}

/**
 * Writes a policy document as short as it can without changing its meaning: actions, resources and
 * statements that others include are left out, and statements of the same resources, or of the same
 * actions, are merged. The first Sid of those that are merged stays. Wildcards are put in only where a
 * budget cannot be met otherwise, and only such that stand for no other action today.
 *
 * A statement that IAM could not read, or that holds what is not known here, stays as it is. The
 * document is compared with the given one before it is returned.
 *
 * @param document - The document.
 * @param options - How many characters it may have, and whether its Sids stay.
 * @throws `InvalidDocumentError` with every problem, when it is no policy document.
 * @throws `InvalidInputError` with every problem, when an option is unknown or wrong.
 * @throws `QuotaExceededError` when it does not fit the budget, which says how small it can be.
 * @example
 * ```ts
 * import { minimizePolicy } from '@pcluster-iam/analysis';
 * import { buildUserPolicy } from '@pcluster-iam/core';
 * import { slurm } from '@pcluster-iam/slurm';
 *
 * const { document, size } = minimizePolicy(
 *   buildUserPolicy({
 *     scheduler: slurm,
 *     release: '2.4.1',
 *     region: 'eu-west-1',
 *     accountId: '123456789012',
 *     ec2RoleName: 'parallelcluster-ec2',
 *   }),
 * );
 * ```
 */
export function minimizePolicy(document: object, options: MinimizeOptions = {}): MinimizedPolicy {
  checkMinimizeOptions(options);
  const { budget = Number.POSITIVE_INFINITY, keepSids = false } = options;
  const before = plainDocument(document);
  const effort = makeEffort();
  const fit = (one: WrittenDocument) => fitBudget(one, budget, keepSids, serviceData, effort);
  const vocabularies = makeVocabularies(effort);
  const read = readDocument(before.document, vocabularies);
  const fitted = fit(shortenDocument(before, read, keepSids, vocabularies, effort));
  const isAll = effort.spend(0);
  effort.renew();
  const proof =
    fitted.text === before.text ? 'same' : proveSame(read, fitted.spelledOut, vocabularies, effort);
  if (proof === 'different' || !areSameToday(fitted.spelledOut, fitted.document, serviceData)) {
    throw new Error('Minimizing went wrong, which is a mistake in pcluster-iam.');
  }
  // What cannot be proved is not used.
  const { document: after, text, wildcards } = proof === 'same' ? fitted : fit(before);
  const sids = new Set(sidsOf(after));
  return {
    document: deepFrozen(after === before.document ? plainCopy(after) : after),
    size: text.length,
    sizeBefore: before.text.length,
    removedSids: sidsOf(before.document).filter((sid) => !sids.has(sid)),
    wildcards,
    isComplete: proof === 'same' && isAll,
  };
}

function sidsOf(document: PlainDocument): readonly string[] {
  const sids: string[] = [];
  for (const one of statementsOf(document)) {
    if (isObject(one) && typeof one.Sid === 'string' && one.Sid !== '') sids.push(one.Sid);
  }
  return sids;
}

/** Freezes plain data that is nobody else's. */
function deepFrozen<Data>(data: Data): Data {
  if (typeof data !== 'object' || data === null) return data;
  for (const value of Object.values(data)) deepFrozen(value);
  return Object.freeze(data);
}
