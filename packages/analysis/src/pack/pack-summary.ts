import { printable } from '../report/terminal.ts';
import type { PackedPolicies, StatementOrigin } from './packed-policies.ts';

/**
 * Tells a person what packing came to: how many documents there are and how many are needed at least,
 * how large each is, and which statements did not stay as they were.
 *
 * @param packed - What `packPolicies` answered.
 */
export function packSummary({
  documents,
  lowerBound,
  renamedSids,
  dividedStatements,
}: PackedPolicies): string {
  const width = Math.max(0, ...documents.map(({ name }) => name.length));
  const lines = [
    `${counted(documents.length, 'document')}; no fewer than ${lowerBound} can hold them`,
    ...documents.map(
      ({ name, size, quota, left, origins }) =>
        `  ${name.padEnd(width)}  ${size} of ${quota} characters, ${left} left, ${counted(origins.length, 'statement')}`,
    ),
    ...renamedSids.map(
      ({ packed, before, after, ...origin }) =>
        `  ${packed}: the Sid ${before} of ${placeOf(origin)} is ${after}`,
    ),
    ...dividedStatements.map(
      ({ packed, ...origin }) =>
        `  ${placeOf(origin)} is divided into ${packed.length} parts, in ${packed.join(', ')}`,
    ),
  ];
  return lines.map((line) => `${printable(line)}\n`).join('');
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

function placeOf({ document, index }: StatementOrigin): string {
  return `${document}.Statement[${index}]`;
}
