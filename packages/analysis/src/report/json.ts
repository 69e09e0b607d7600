import { countFindings, type LintedPolicy } from './linted-policy.ts';

/**
 * Gives findings as plain data, for programs.
 *
 * @param policies - What was linted.
 */
export function jsonReport(policies: readonly LintedPolicy[]): object {
  return {
    counts: countFindings(policies),
    policies: policies.map(({ file, name, findings }) => ({ file, name, findings })),
  };
}
