import { diffReport } from '@pcluster-iam/analysis';
import type { Drift } from './drift.ts';

/** How the report of a drift looks. */
export interface DriftReportOptions {
  /** Whether it has colours; none when left out. */
  readonly colour?: boolean | undefined;
}

const sections = [
  ['missing', 'Missing', '-'],
  ['extra', 'Beside it', '+'],
  ['changed', 'Changed', '~'],
  ['undecided', 'Undecided', '?'],
] as const;

/** How a line looks, by how it begins. */
const colours: Readonly<Record<string, number>> = { '-': 31, '+': 32, '?': 33, '~': 36 };

/**
 * Writes the differences for a person, those of documents with requests that show them.
 *
 * @param drift - What {@link findDrift} found.
 * @param options - How it looks.
 * @example
 * ```ts
 * process.stdout.write(driftReport(findDrift(deployment, account)));
 * ```
 */
export function driftReport(
  drift: readonly Drift[],
  { colour = false }: DriftReportOptions = {},
): string {
  const show = (line: string) => {
    const code = colours[line.charAt(0)];
    const shown = printable(line);
    return colour && code !== undefined ? `\u001b[${code}m${shown}\u001b[39m` : shown;
  };
  const blocks = sections.flatMap(([kind, title, mark]) => {
    const lines = drift
      .filter((one) => one.kind === kind)
      .flatMap((one) => [
        show(`${mark} ${inWords(one)}`),
        ...accessLines(one).map((line) => (line === '' ? '' : `    ${show(line)}`)),
      ]);
    return lines.length === 0 ? [] : [[title, ...lines, ''].join('\n')];
  });
  return blocks.length === 0 ? 'All stands as it should.\n' : blocks.join('\n');
}

function inWords({ thing, name, part, kind, expected, found }: Drift): string {
  const where = `${thing} ${name}`;
  if (part === 'itself') return where;
  if (kind === 'changed' && found !== undefined) {
    return `${where}: ${part} is ${found}, not ${expected}`;
  }
  return `${where}: ${[part, expected ?? found].filter((word) => word !== undefined).join(' ')}`;
}

function accessLines({ access }: Drift): readonly string[] {
  if (access === undefined) return [];
  const names = { gained: 'Allowed, and should not be', lost: 'Not allowed, and should be' };
  return diffReport(access, names).trimEnd().split('\n');
}

/** Nothing that a terminal would obey. */
function printable(line: string): string {
  return line.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, '\u00b7');
}
