import { iamLimits } from '@pcluster-iam/core';
import { policySize } from '../lint/rules/sizes.ts';
import { divideStatement, smallestPart } from './divide-statement.ts';
import { type Filling, fillDocuments } from './fill-documents.ts';
import { itemsOf } from './items.ts';
import type { CheckedPackOptions } from './pack-options.ts';
import { QuotaExceededError } from './quota-exceeded-error.ts';
import { type GivenStatement, sizeInDocument } from './read-statements.ts';

const { managed: quota } = iamLimits.policySize;

/** What a document has beside its statements and the commas between them. */
const frame = policySize({ Version: iamLimits.policyVersion, Statement: [] });

/** The characters that a managed policy has for statements and the comma after each: the last has none. */
const capacity = quota - frame + 1;

/**
 * Shares statements out into managed policies, those of each version of the policy language apart.
 *
 * @throws {@link QuotaExceededError} when a statement fits into none, or when these are too many.
 */
export function fillManaged(
  statements: readonly GivenStatement[],
  { attachments, groupByService }: CheckedPackOptions,
): Filling {
  checkParts(statements);
  const groups = byVersion(statements).map((group) => {
    const total = group.reduce((sum, one) => sum + one.size, 0);
    return { group, total, lowerBound: Math.ceil(total / capacity) };
  });
  const least = groups.reduce((sum, { lowerBound }) => sum + lowerBound, 0);
  if (least > attachments) {
    const total = groups.reduce((sum, one) => sum + one.total, 0);
    throw tooMany(`at least ${least}`, least, attachments, total - attachments * capacity);
  }
  const fillings = groups.map(({ group, lowerBound }) =>
    fillDocuments(itemsOf(group.flatMap(divide)), capacity, lowerBound, groupByService),
  );
  const documents = fillings.flatMap((filling) => filling.documents);
  if (documents.length > attachments) {
    const sizes = documents.map((items) => items.reduce((sum, { size }) => sum + size, 0));
    const surplus = sizes.sort((a, b) => b - a).slice(attachments);
    const over = surplus.reduce((sum, size) => sum + size, 0);
    throw tooMany(String(documents.length), documents.length, attachments, over);
  }
  return { documents, lowerBound: fillings.reduce((sum, filling) => sum + filling.lowerBound, 0) };
}

/**
 * Puts statements together as inline policies, whose quota is for all of an entity together: one
 * document for each version of the policy language.
 */
export function fillInline(statements: readonly GivenStatement[]): Filling {
  const documents = byVersion(statements).map(itemsOf);
  return { documents, lowerBound: documents.length };
}

function byVersion(statements: readonly GivenStatement[]): readonly (readonly GivenStatement[])[] {
  return ['2012-10-17', '2008-10-17']
    .map((version) => statements.filter((one) => one.version === version))
    .filter((group) => group.length > 0);
}

function divide(given: GivenStatement): readonly GivenStatement[] {
  if (given.size <= capacity) return [given];
  return divideStatement(given.statement, capacity - 1).map((statement) => ({
    ...given,
    statement,
    size: sizeInDocument(statement),
  }));
}

function checkParts(statements: readonly GivenStatement[]): void {
  const lines: string[] = [];
  let smallest: number = quota;
  for (const { origin, statement, size: whole } of statements) {
    if (whole <= capacity) continue;
    const size = frame + smallestPart(statement);
    if (size <= quota) continue;
    smallest = Math.max(smallest, size);
    lines.push(
      `  - ${origin.document}.Statement[${origin.index}]: the smallest document that holds a part of it has ${size} characters, ${size - quota} over`,
    );
  }
  if (lines.length === 0) return;
  const title = `A managed policy may have ${quota} characters, and these statements cannot be divided so far:`;
  throw new QuotaExceededError([title, ...lines].join('\n'), {
    over: smallest - quota,
    smallest,
  });
}

function tooMany(count: string, needed: number, allowed: number, over: number): QuotaExceededError {
  const message = `The policies need ${count} documents of ${quota} characters, and ${allowed} may be attached: ${over} characters are too many. AWS raises the number of attached policies on request.`;
  return new QuotaExceededError(message, { over, needed, allowed });
}
