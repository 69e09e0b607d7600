import { countFindings, countsInWords, type LintedPolicy } from './linted-policy.ts';

/**
 * Writes findings as a table of Markdown, for a pull request or a ticket.
 *
 * @param policies - What was linted.
 */
export function markdownReport(policies: readonly LintedPolicy[]): string {
  const rows = policies.flatMap(({ file, name, findings }) =>
    findings.map(({ severity, code, message, path, position }) => {
      const place = [`${file}:${position.line}`, name, path].filter((part) => part !== '');
      return `| ${[severity, code, place.join(', '), message].map(cell).join(' | ')} |\n`;
    }),
  );
  const summary = `${countsInWords(countFindings(policies))}\n`;
  if (rows.length === 0) return summary;
  return `${summary}\n| severity | code | place | what happens |\n| --- | --- | --- | --- |\n${rows.join('')}`;
}

function cell(text: string): string {
  return text.replace(/[|\\<>`*_[\]]/g, (character) => `\\${character}`).replace(/\s+/g, ' ');
}
