import { iamLimits } from '@pcluster-iam/core';
import { policySize } from '../lint/rules/sizes.ts';
import { checkPacked } from './check-packed.ts';
import { fillInline, fillManaged } from './fill-quota.ts';
import type { Item } from './items.ts';
import { checkPackOptions, type PackOptions } from './pack-options.ts';
import type {
  DividedStatement,
  PackedDocument,
  PackedPolicies,
  PackedPolicy,
  RenamedSid,
  StatementOrigin,
} from './packed-policies.ts';
import { policyNames } from './policy-names.ts';
import { QuotaExceededError } from './quota-exceeded-error.ts';
import { type GivenDocuments, namedDocuments, readStatements } from './read-statements.ts';

/**
 * Packs policies into the fewest documents that each fit IAM's quota, without changing what they
 * grant. Statements stay whole and in their order where that needs no document more. Two of a document
 * never share a Sid: the later one gets a number, and the answer lists it. A statement is divided only
 * where it is too large for a document by itself. The `Id` of a document is left out.
 *
 * The documents are compared with the given ones before they are returned.
 *
 * @param documents - The documents, as a list or by name, such as `buildPolicies` returns them.
 * @param options - What they are used as, how many there may be, and what they are called.
 * @returns The documents, frozen, each with its size and where its statements came from.
 * @throws `InvalidDocumentError` with every problem, when one of them is no policy document.
 * @throws `InvalidInputError` with every problem, when an option is unknown or wrong.
 * @throws {@link QuotaExceededError} when they do not fit, which says by how much.
 * @example
 * ```ts
 * import { packPolicies } from '@pcluster-iam/analysis';
 * import { buildPolicies } from '@pcluster-iam/core';
 * import { slurm } from '@pcluster-iam/slurm';
 *
 * const { documents } = packPolicies(
 *   buildPolicies({
 *     scheduler: slurm,
 *     release: '3.11.1',
 *     for: 'user',
 *     region: 'eu-west-1',
 *     accountId: '123456789012',
 *   }),
 * );
 * for (const { name, document, left } of documents) console.log(name, left, document);
 * ```
 */
export function packPolicies(documents: GivenDocuments, options: PackOptions = {}): PackedPolicies {
  const checked = checkPackOptions(options);
  const { as, name } = checked;
  const named = namedDocuments(documents);
  const given = readStatements(named);
  const isManaged = as === 'managed';
  const filling = isManaged ? fillManaged(given, checked) : fillInline(given);
  const own = Array.isArray(documents) ? [] : named.map(([key]) => key);
  const names = policyNames(name === undefined ? own : [name], filling.documents.length);

  const quota = iamLimits.policySize[as];
  const made = filling.documents.map((items, at) => {
    const packed = names[at] ?? '';
    const { document, renamed } = documentOf(items);
    const size = policySize(document);
    return { packed, items, document, size, renamed };
  });
  const together = made.reduce((sum, { size }) => sum + size, 0);
  if (!isManaged && together > quota) throw tooLarge(as, together, quota);
  const policies = made.map(({ packed, items, document, size }) => ({
    name: packed,
    document,
    size,
    quota,
    left: quota - (isManaged ? size : together),
    origins: items.map(({ origin }) => origin),
  }));
  checkPacked(given, policies);
  return {
    documents: policies,
    lowerBound: filling.lowerBound,
    renamedSids: made.flatMap(({ packed, renamed }) => renamed.map((one) => ({ packed, ...one }))),
    dividedStatements: divided(policies),
  };
}

/** Makes a document of statements, in which a Sid that stands before already becomes another. */
function documentOf(items: readonly Item[]): {
  readonly document: PackedDocument;
  readonly renamed: readonly Omit<RenamedSid, 'packed'>[];
} {
  const sids = new Set<string>();
  const renamed: Omit<RenamedSid, 'packed'>[] = [];
  const statements = items.map(({ origin, statement, sid, otherSid }) => {
    if (sid === '' || !sids.has(sid)) {
      sids.add(sid);
      return statement;
    }
    renamed.push({ ...origin, before: sid, after: otherSid });
    return Object.freeze({ ...statement, Sid: otherSid });
  });
  // No document is made of nothing.
  const Version = items[0]?.version ?? '2012-10-17';
  return { document: Object.freeze({ Version, Statement: Object.freeze(statements) }), renamed };
}

function divided(policies: readonly PackedPolicy[]): readonly DividedStatement[] {
  const places = new Map<StatementOrigin, string[]>();
  for (const { name, origins } of policies) {
    // The parts of a statement share the object that says where it came from.
    for (const origin of origins) {
      const names = places.get(origin);
      if (names) names.push(name);
      else places.set(origin, [name]);
    }
  }
  return [...places].flatMap(([origin, packed]) =>
    packed.length > 1 ? [{ ...origin, packed }] : [],
  );
}

function tooLarge(as: string, size: number, quota: number): QuotaExceededError {
  const over = size - quota;
  const message = `The policies have ${size} characters, and the inline policies of a ${as} may have ${quota} together, however many documents they stand in: ${over} are too many. Managed policies have a quota each.`;
  return new QuotaExceededError(message, { over });
}
