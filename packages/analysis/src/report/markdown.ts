import { documentSizes } from '../lint/document-sizes.ts';
import { countsInWords, type LintedPolicy, sizeInWords, titleOf } from './linted-policy.ts';

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
  const sizes = Array.from(
    documentSizes(policies),
    ([linted, size]) =>
      `| ${[titleOf(linted), sizeInWords(linted, size)].map(cell).join(' | ')} |\n`,
  );
  return [
    `${countsInWords(policies)}\n`,
    table(['severity', 'code', 'place', 'what happens'], rows),
    table(['document', 'size'], sizes),
  ].join('');
}

function table(columns: readonly string[], rows: readonly string[]): string {
  if (rows.length === 0) return '';
  return `\n| ${columns.join(' | ')} |\n|${' --- |'.repeat(columns.length)}\n${rows.join('')}`;
}

function cell(text: string): string {
  return text.replace(/[|\\<>`*_[\]]/g, (character) => `\\${character}`).replace(/\s+/g, ' ');
}
