import { iamLimits } from '@pcluster-iam/core';
import type { LintedPolicy } from '../report/linted-policy.ts';
import { grouped } from './grouped.ts';
import { isObject } from './is-object.ts';
import { policySize } from './rules/sizes.ts';

/** How much of its quota a document takes. */
export interface DocumentSize {
  /** Its characters, white space not counted; at least so many where parts of it are unknown. */
  readonly characters: number;
  /** Its characters with those of the other inline policies of its principal. */
  readonly together: number;
  /** How many characters there may be together. */
  readonly quota: number;
  /** What is left of the quota; less than 0 where they are over it. */
  readonly left: number;
}

/** The sizes of documents, of those that have one. */
export function documentSizes(
  policies: readonly LintedPolicy[],
): ReadonlyMap<LintedPolicy, DocumentSize> {
  const sizes = new Map<LintedPolicy, DocumentSize>();
  for (const linted of policies) {
    if (!isObject(linted.policy.value)) continue;
    const characters = policySize(linted.policy.value);
    const quota = iamLimits.policySize[linted.use ?? 'managed'];
    sizes.set(linted, { characters, together: characters, quota, left: quota - characters });
  }
  for (const documents of inlineOfEach(policies).values()) {
    const together = charactersOf(documents);
    for (const linted of documents) {
      const size = sizes.get(linted);
      // On several principals, the one with the least left counts.
      if (size === undefined || size.together >= together) continue;
      sizes.set(linted, { ...size, together, left: size.quota - together });
    }
  }
  return sizes;
}

/**
 * Finds the inline policies that are over their quota together, on the last one of a principal: each
 * may fit on its own.
 */
export function lintSizesTogether(policies: readonly LintedPolicy[]): readonly LintedPolicy[] {
  const messages = [...inlineOfEach(policies)].flatMap(([principal, documents]) => {
    const [last, use] = [documents.at(-1), documents[0]?.use ?? 'managed'];
    const over = charactersOf(documents) - iamLimits.policySize[use];
    if (last === undefined || documents.length === 1 || over <= 0) return [];
    const message = `The ${documents.length} inline policies of ${principal.split('\n')[1]} have ${charactersOf(documents)} characters together without white space. They may have ${iamLimits.policySize[use]}: they are ${over} over.`;
    return [[last, message] as const];
  });
  return policies.map((linted) => {
    const own = messages.filter(([one]) => one === linted);
    if (own.length === 0) return linted;
    const findings = own.map(([, message]) => ({
      code: 'size',
      severity: 'error' as const,
      message,
      path: '',
      position: linted.policy.locate([]),
    }));
    return { ...linted, findings: [...findings, ...linted.findings] };
  });
}

/** The inline policies of each principal of a file. */
function inlineOfEach(policies: readonly LintedPolicy[]) {
  return grouped(
    policies.flatMap((linted) =>
      (isObject(linted.policy.value) ? (linted.holders ?? []) : [])
        // The users of a group hold its policies, but share no quota with it.
        .filter((holder) => holder.toLowerCase().startsWith(`${linted.use} `))
        .map((holder) => [`${linted.file}\n${holder}`, linted] as const),
    ),
  );
}

function charactersOf(documents: readonly LintedPolicy[]): number {
  return documents.reduce((sum, { policy: { value } }) => sum + policySize(value), 0);
}
