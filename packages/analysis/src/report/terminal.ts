import { documentSizes } from '../lint/document-sizes.ts';
import type { Severity } from '../lint/finding.ts';
import { countsInWords, type LintedPolicy, sizeInWords, titleOf } from './linted-policy.ts';

/** How the report for a terminal looks. */
export interface TerminalReportOptions {
  /** Whether it has colours; none when left out. */
  readonly colour?: boolean | undefined;
}

const colours: Readonly<Record<Severity, number>> = { error: 31, warning: 33, info: 36 };

/** How much of a line is shown. */
const longestLine = 160;

/**
 * Writes findings for a person at a terminal: each with its line of the document.
 *
 * @param policies - What was linted.
 * @param options - How it looks.
 */
export function terminalReport(
  policies: readonly LintedPolicy[],
  { colour = false }: TerminalReportOptions = {},
): string {
  const paint = (code: number, text: string) =>
    colour ? `\u001b[${code}m${text}\u001b[39m` : text;
  const blocks = policies.flatMap(({ file, name, policy, findings }) => {
    const lines = findings.length === 0 ? [] : policy.text.split('\n');
    return findings.map(({ severity, code, message, path, position, fix }) => {
      const place = `${file}:${position.line}:${position.column}`;
      const where = [name, path].filter((part) => part !== '').join(', ');
      return [
        `${printable(place)} ${paint(colours[severity], `${severity} ${code}`)}${where === '' ? '' : ` in ${printable(where)}`}`,
        ...codeFrame(lines, position.line, position.column),
        `  ${printable(message)}`,
        ...(fix
          ? [`  ${fix.changesGrants ? 'Would mend it' : 'Mends it'}: ${printable(fix.title)}.`]
          : []),
        '',
      ].join('\n');
    });
  });
  const sizes = Array.from(
    documentSizes(policies),
    ([linted, size]) => `${printable(titleOf(linted))}: ${sizeInWords(linted, size)}`,
  );
  const documents = policies.length === 1 ? '1 document' : `${policies.length} documents`;
  return [...blocks, ...sizes, `${documents}: ${countsInWords(policies)}`, ''].join('\n');
}

function codeFrame(lines: readonly string[], line: number, column: number): readonly string[] {
  const whole = (lines[line - 1] ?? '').replace(/\r$/, '');
  if (whole.trim() === '') return [];
  // A document without line ends is one long line: what stands around the place is shown.
  const start = Math.max(0, column - 1 - longestLine / 2);
  const isCut = whole.length > longestLine;
  const shown = printable(isCut ? whole.slice(start, start + longestLine) : whole);
  const number = String(line);
  const mark = ' '.repeat(column - 1 - (isCut ? start : 0));
  return [`  ${number} | ${shown}`, `  ${' '.repeat(number.length)} | ${mark}^`];
}

/** One column for each character, and nothing that a terminal would obey. */
export function printable(text: string): string {
  return text.replace(/\t/g, ' ').replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u00b7');
}
