import type { Severity } from '../lint/finding.ts';
import type { LintedPolicy } from './linted-policy.ts';

const commands: Readonly<Record<Severity, string>> = {
  error: 'error',
  warning: 'warning',
  info: 'notice',
};

/**
 * Writes findings as workflow commands of GitHub Actions, which show them beside the code.
 *
 * @param policies - What was linted.
 */
export function githubReport(policies: readonly LintedPolicy[]): string {
  return policies
    .flatMap(({ file, name, findings }) =>
      findings.map(({ code, severity, message, path, position }) => {
        const where = [name, path].filter((part) => part !== '').join(', ');
        const properties = [
          `file=${property(file)}`,
          `line=${position.line}`,
          `col=${position.column}`,
          `title=${property(`${code}${where === '' ? '' : ` in ${where}`}`)}`,
        ].join(',');
        return `::${commands[severity]} ${properties}::${data(message)}\n`;
      }),
    )
    .join('');
}

// What would end a command or a property of it is escaped as GitHub's own toolkit does.

function data(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function property(text: string): string {
  return data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
