import type { Finding, Severity } from '../lint/finding.ts';
import type { ParsedPolicy } from '../parse/parse-policy.ts';

/** A document with what was found in it. */
export interface LintedPolicy {
  /** The file it is from, as it was named. */
  readonly file: string;
  /** What it is called in the file; empty where it is the file. */
  readonly name: string;
  /** The principals of its file that hold it, such as `Role Admin`, where the file tells of them. */
  readonly holders?: readonly string[];
  /** The document. */
  readonly policy: ParsedPolicy;
  /** What was found. */
  readonly findings: readonly Finding[];
}

/** How many findings of each severity there are. */
export function countFindings(
  policies: readonly LintedPolicy[],
): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { findings } of policies) for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** The counts in words: `1 error, 2 warnings`. */
export function countsInWords(counts: Readonly<Record<Severity, number>>): string {
  const parts = (['error', 'warning', 'info'] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => {
      const plural = counts[severity] === 1 || severity === 'info' ? '' : 's';
      return `${counts[severity]} ${severity}${plural}`;
    });
  return parts.join(', ') || 'nothing found';
}
