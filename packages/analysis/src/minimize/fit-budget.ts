import { policySize } from '../lint/rules/sizes.ts';
import { QuotaExceededError } from '../pack/quota-exceeded-error.ts';
import type { ServiceData } from '../service-data.ts';
import {
  type PlainDocument,
  readDocument,
  type WrittenDocument,
  writeDocument,
} from './document.ts';
import type { Effort } from './effort.ts';
import { leaveOutSids } from './leave-out-sids.ts';
import type { Statement } from './statement.ts';
import { useWildcards } from './use-wildcards.ts';
import { makeVocabularies } from './vocabularies.ts';

/** A wildcard that took the place of actions. */
export interface UsedWildcard {
  /** Where it stands in the document, such as `Statement[3].Action`. */
  readonly path: string;
  /** The wildcard, such as `ec2:Describe*`. */
  readonly wildcard: string;
  /** The actions in whose place it stands. */
  readonly replaced: readonly string[];
  /** The day of the data by which it stands for these alone; AWS may add others that it stands for. */
  readonly asOf: string;
}

/** A document within its budget. */
export interface FittedDocument extends WrittenDocument {
  /** The same with the actions that wildcards stand for. */
  readonly spelledOut: PlainDocument;
  /** The wildcards that it took. */
  readonly wildcards: readonly UsedWildcard[];
}

/**
 * Makes a document that cannot be shorter otherwise fit into a number of characters: without some of
 * its Sids and, where that is not enough, with wildcards.
 *
 * @param written - The document.
 * @param budget - How many characters it may have.
 * @param keepSids - Whether its Sids stay.
 * @param services - The services.
 * @param effort - What is left for comparisons.
 * @throws {@link QuotaExceededError} when it does not fit, which says how small it can be.
 */
export function fitBudget(
  written: WrittenDocument,
  budget: number,
  keepSids: boolean,
  services: ServiceData,
  effort: Effort,
): FittedDocument {
  const { document } = written;
  const over = written.text.length - budget;
  if (over <= 0) return { ...written, spelledOut: document, wildcards: [] };
  const vocabularies = makeVocabularies(effort);
  const read = readDocument(document, vocabularies);
  const unnamed = keepSids ? read.statements : leaveOutSids(read.statements, over);
  const spelledOut = writeDocument(read, unnamed);
  const changed = useWildcards(unnamed, policySize(spelledOut) - budget, services, effort);
  const fitted = unnamed.map((one): Statement => {
    const texts = changed.get(one)?.keys();
    if (texts === undefined) return one;
    const terms = Array.from(texts).flatMap((text) => vocabularies.actions.termOf(text) ?? []);
    return { ...one, actions: { ...one.actions, terms } };
  });
  const shortest = writeDocument(read, fitted);
  const text = JSON.stringify(shortest);
  if (text.length > budget) throw tooLarge(text.length, budget);
  const wildcards = [...changed].flatMap(([{ place }, actions]) => {
    const path = read.isList ? `Statement[${place}]` : 'Statement';
    return Array.from(actions, ([wildcard, replaced]): UsedWildcard => {
      return { path: `${path}.Action`, wildcard, replaced, asOf: services.date };
    }).filter(({ wildcard, replaced }) => !replaced.includes(wildcard));
  });
  return { document: shortest, text, spelledOut, wildcards };
}

function tooLarge(smallest: number, budget: number): QuotaExceededError {
  const over = smallest - budget;
  const message = `The document has ${smallest} characters at least, with every wildcard that is certain, and may have ${budget}: ${over} are too many.`;
  return new QuotaExceededError(message, { over, smallest });
}
