import { documentSizes } from '../lint/document-sizes.ts';
import { countFindings, type LintedPolicy } from './linted-policy.ts';

/**
 * Gives findings as plain data, for programs.
 *
 * @param policies - What was linted.
 */
export function jsonReport(policies: readonly LintedPolicy[]): object {
  const sizes = documentSizes(policies);
  return {
    counts: countFindings(policies),
    policies: policies.map((linted) => {
      const { file, name, findings } = linted;
      return { file, name, size: sizes.get(linted), findings };
    }),
  };
}
