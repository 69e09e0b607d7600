import { diffReport } from '@pcluster-iam/analysis';
import type { Drift } from './drift.ts';

/** How the report of a drift looks. */
export interface DriftReportOptions {
  /** Whether it has colours; none when left out. */
  readonly colour?: boolean | undefined;
}

const sections = [
  ['missing', 'Missing', '-', 31],
  ['extra', 'Beside it', '+', 33],
  ['changed', 'Changed', '~', 36],
  ['undecided', 'Undecided', '?', 33],
] as const;

/**
 * Writes the differences for a person, those of documents with requests that show them.
 *
 * @param drift - What {@link findDrift} found.
 * @param options - How it looks.
 */
export function driftReport(
  drift: readonly Drift[],
  { colour = false }: DriftReportOptions = {},
): string {
  const blocks = sections.flatMap(([kind, title, mark, code]) => {
    const those = drift.filter((one) => one.kind === kind);
    if (those.length === 0) return [];
    const lines = those.map((one) => {
      const line = `${mark} ${inWords(one)}`;
      const painted = colour ? `\u001b[${code}m${line}\u001b[39m` : line;
      return `${painted}\n${accessOf(one, colour)}`;
    });
    return [`${title}\n${lines.join('')}`];
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

function accessOf({ access }: Drift, colour: boolean): string {
  if (access === undefined) return '';
  const names = { gained: 'Allowed, and should not be', lost: 'Not allowed, and should be' };
  return diffReport(access, { colour, ...names })
    .trimEnd()
    .split('\n')
    .map((line) => `${line === '' ? '' : `    ${line}`}\n`)
    .join('');
}
