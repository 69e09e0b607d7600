import type { diffPolicies, PolicyDiff } from '@pcluster-iam/analysis';
import type { PolicyDocument, Scheduler } from '@pcluster-iam/core';
import { releaseDocuments } from './release-documents.ts';

/** What somebody may do by the documents of a release and may not by those of another. */
export interface RecipientDiff extends Omit<PolicyDiff, 'unchanged'> {
  /** Whom the documents are for, such as `user`. */
  readonly for: string;
}

/**
 * Compares the documents of two releases by meaning, those of each person and role together. What
 * inputs would tell is `*` on both sides, where they are not given.
 *
 * @param scheduler - The scheduler, which has both releases.
 * @param releases - The releases.
 * @param given - The inputs of their documents.
 * @param diff - Compares documents.
 */
export function diffReleases(
  scheduler: Scheduler,
  releases: { readonly from: string; readonly to: string },
  given: Readonly<Record<string, unknown>>,
  diff: typeof diffPolicies,
): readonly RecipientDiff[] {
  const documentsOf = (release: string) => {
    const byRecipient = new Map<string, PolicyDocument[]>();
    const policies = scheduler.releases[release] ?? {};
    for (const one of releaseDocuments({ scheduler, release, policies }, given)) {
      const own = byRecipient.get(one.for) ?? [];
      byRecipient.set(one.for, [...own, one.document]);
    }
    return byRecipient;
  };
  const [before, after] = [documentsOf(releases.from), documentsOf(releases.to)];
  return [...new Set([...after.keys(), ...before.keys()])].map((recipient) => {
    const { unchanged: _unchanged, ...changes } = diff(
      before.get(recipient) ?? [],
      after.get(recipient) ?? [],
    );
    return { for: recipient, ...changes };
  });
}
