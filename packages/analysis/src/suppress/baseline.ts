import type { Finding } from '../lint/finding.ts';
import { isObject } from '../lint/is-object.ts';
import type { LintedPolicy } from '../report/linted-policy.ts';

/** The findings that were there when the baseline was made, each as one line of text. */
export interface Baseline {
  /** The version of this form. */
  readonly version: 1;
  /** The findings, sorted; the same line as often as the finding was there. */
  readonly findings: readonly string[];
}

/**
 * Makes a baseline: what is found now is known, what comes later is new.
 *
 * @param policies - What was linted.
 */
export function makeBaseline(policies: readonly LintedPolicy[]): Baseline {
  const findings = policies.flatMap(({ file, name, findings: found }) =>
    found.map((finding) => lineOf(file, name, finding)),
  );
  return { version: 1, findings: findings.sort((a, b) => (a < b ? -1 : 1)) };
}

/**
 * Reads a baseline that was written.
 *
 * @param value - The parsed file.
 * @throws `TypeError` when it is no baseline.
 */
export function readBaseline(value: unknown): Baseline {
  if (isObject(value) && value.version === 1 && Array.isArray(value.findings)) {
    if (value.findings.every((line) => typeof line === 'string')) {
      return { version: 1, findings: value.findings };
    }
  }
  throw new TypeError('The file is no baseline of version 1.');
}

/**
 * Takes out what a baseline knows. A finding that is there more often than in the baseline is new.
 *
 * @param policies - What was linted.
 * @param baseline - What is known.
 */
export function withoutBaseline(
  policies: readonly LintedPolicy[],
  baseline: Baseline,
): readonly LintedPolicy[] {
  const left = new Map<string, number>();
  for (const line of baseline.findings) left.set(line, (left.get(line) ?? 0) + 1);
  return policies.map((linted) => ({
    ...linted,
    findings: linted.findings.filter((finding) => {
      const line = lineOf(linted.file, linted.name, finding);
      const count = left.get(line) ?? 0;
      left.set(line, count - 1);
      return count <= 0;
    }),
  }));
}

/** Without the line of the text, which changes with whatever stands above. */
function lineOf(file: string, name: string, { code, path }: Finding): string {
  return [file, name, code, path].join(' | ');
}
