import { documentSizes } from '../lint/document-sizes.ts';
import { countFindings, countSuppressed, type LintedPolicy } from './linted-policy.ts';

/**
 * Gives findings as plain data, for programs.
 *
 * @param policies - What was linted.
 */
export function jsonReport(policies: readonly LintedPolicy[]): object {
  const sizes = documentSizes(policies);
  return {
    counts: { ...countFindings(policies), suppressed: countSuppressed(policies) },
    policies: policies.map((linted) => {
      const { file, name, findings, suppressed = [] } = linted;
      return { file, name, size: sizes.get(linted), findings, suppressed };
    }),
  };
}
