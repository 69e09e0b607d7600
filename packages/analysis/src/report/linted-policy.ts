import type { DocumentSize } from '../lint/document-sizes.ts';
import type { Finding, Severity } from '../lint/finding.ts';
import type { PolicyUse } from '../lint/rule.ts';
import type { ParsedPolicy } from '../parse/parse-policy.ts';
import type { SuppressedFinding, Suppression } from '../suppress/suppressions.ts';

/** A document with what was found in it. */
export interface LintedPolicy {
  /** The file it is from, as it was named. */
  readonly file: string;
  /** What it is called in the file; empty where it is the file. */
  readonly name: string;
  /** The principals of its file that hold it, such as `Role Admin`, where the file tells of them. */
  readonly holders?: readonly string[];
  /** What it was linted as; `managed` where it is left out. */
  readonly use?: PolicyUse | undefined;
  /** The document. */
  readonly policy: ParsedPolicy;
  /** What was found. */
  readonly findings: readonly Finding[];
  /** The suppressions that stand beside it in its file. */
  readonly suppressions?: readonly Suppression[];
  /** What was found and is suppressed. */
  readonly suppressed?: readonly SuppressedFinding[];
}

/** How many findings of each severity there are. */
export function countFindings(
  policies: readonly LintedPolicy[],
): Readonly<Record<Severity, number>> {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { findings } of policies) for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** What a document is called: its file, and its name in there. */
export function titleOf({ file, name }: LintedPolicy): string {
  return name === '' ? file : `${file}, ${name}`;
}

/** The size of a document in words: `4321 of 6144 characters, 1823 left`. */
export function sizeInWords(
  { policy }: LintedPolicy,
  { characters, together, quota, left }: DocumentSize,
): string {
  const shared =
    together > characters ? `, ${together} with the principal's other inline policies` : '';
  const rest = left < 0 ? `${-left} over` : `${left} left`;
  return `${policy.hasUnknownParts ? 'at least ' : ''}${characters} of ${quota} characters${shared}, ${rest}`;
}

/** How many findings are suppressed. */
export function countSuppressed(policies: readonly LintedPolicy[]): number {
  return policies.reduce((sum, { suppressed = [] }) => sum + suppressed.length, 0);
}

/** The counts in words: `1 error, 2 warnings, 3 suppressed`. */
export function countsInWords(policies: readonly LintedPolicy[]): string {
  const counts = countFindings(policies);
  const suppressed = countSuppressed(policies);
  const parts = (['error', 'warning', 'info'] as const)
    .filter((severity) => counts[severity] > 0)
    .map((severity) => {
      const plural = counts[severity] === 1 || severity === 'info' ? '' : 's';
      return `${counts[severity]} ${severity}${plural}`;
    });
  const found = parts.join(', ') || 'nothing found';
  return suppressed === 0 ? found : `${found}, ${suppressed} suppressed`;
}
