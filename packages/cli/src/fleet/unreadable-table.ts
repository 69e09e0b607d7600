import type { Place } from '@pcluster-iam/cluster-config';
import { CommandError } from '../command-error.ts';

/** No row is longer: a quote or a bracket that nobody closes would make one of the whole table. */
const longest = 100_000;

/** The error of a table that cannot be read on from some place. */
export function unreadableTable(
  file: string,
  { line, column }: Place,
  message: string,
): CommandError {
  return new CommandError(`${file}:${line}:${column}: ${message}`, { isUsage: true });
}

/** Refuses a row that has become too long to be one. */
export function checkLength(file: string, place: Place, length: number): void {
  if (length <= longest) return;
  const message = `the row that begins here has more than ${longest} characters; is something not closed?`;
  throw unreadableTable(file, place, message);
}
