import { CommandError } from '../command-error.ts';
import { makeFolder } from '../make-folder.ts';
import { type WrittenFile, writeBundle } from '../write-bundle.ts';
import { removeStale } from './remove-stale.ts';
import { type RowBuilder, type RowDocuments, rowDocuments } from './row-documents.ts';
import type { TableProblem, TableRow } from './table-row.ts';

/** So many rows are written while the next is built. */
const most = 8;

/** What became of a row. */
export interface RowResult {
  /** The line it begins on. */
  readonly line: number;
  /** The name of its folder, once it is known. */
  readonly name?: string;
  /** What was done: the most of what was done to any of its files. */
  readonly state: WrittenFile['state'] | 'failed';
  /** Its files. */
  readonly files: readonly WrittenFile[];
  /** What is wrong with it. */
  readonly problems: readonly TableProblem[];
  /** What was built, where it was. */
  readonly built?: RowDocuments;
}

/** How a fleet is written. */
export interface FleetOptions extends RowBuilder {
  /** The folder that the rows have theirs in. */
  readonly out: string;
  /** Whether a file may take the place of another. */
  readonly force: boolean;
  /** Whether to stop after the rows that are being written. */
  readonly isStopped: () => boolean;
}

/** Builds the documents of rows and writes them, and answers in the order of the rows. */
export async function* runFleet(
  rows: AsyncIterable<TableRow>,
  options: FleetOptions,
): AsyncGenerator<RowResult, void, undefined> {
  const lineOf = new Map<string, number>();
  const underway: Promise<RowResult>[] = [];
  try {
    for await (const row of rows) {
      if (options.isStopped()) break;
      const built = await rowDocuments(row, options);
      if (lineOf.size === 0 && !('problems' in built)) await makeOut(options.out);
      underway.push(settle(row, built, lineOf, options));
      if (underway.length >= most) yield await first(underway);
    }
  } catch (error) {
    // What was read before stands, and is told.
    while (underway.length > 0) yield await first(underway);
    throw error;
  }
  while (underway.length > 0) yield await first(underway);
}

async function first(underway: Promise<RowResult>[]): Promise<RowResult> {
  const [oldest] = underway.splice(0, 1);
  if (oldest === undefined) throw new Error('no row is underway');
  return oldest;
}

/** Before any row is written: a row that cannot be takes away what it made, which is not to be this. */
async function makeOut(out: string): Promise<void> {
  try {
    await makeFolder(out);
    await removeStale(out);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError(`--out ${out} cannot be written: ${reason}`, { cause });
  }
}

async function settle(
  { line, column }: TableRow,
  built: Awaited<ReturnType<typeof rowDocuments>>,
  lineOf: Map<string, number>,
  { out, force }: FleetOptions,
): Promise<RowResult> {
  const failed = (problems: readonly TableProblem[], name?: string): RowResult => ({
    ...{ line, state: 'failed', files: [], problems },
    ...(name !== undefined && { name }),
  });
  if ('problems' in built) return failed(built.problems);
  const { name, documents } = built;
  // Some systems take names for the same that differ in case alone.
  const key = name.toLowerCase();
  const before = lineOf.get(key);
  if (before !== undefined) {
    const message = `its folder would be ${name}, which is that of line ${before}; the column name gives another`;
    return failed([{ line, column, message }], name);
  }
  lineOf.set(key, line);
  try {
    const bundle = Object.fromEntries(
      Object.entries(documents).map(([kind, document]) => [
        `${name}/${kind}.json`,
        `${JSON.stringify(document, undefined, 2)}\n`,
      ]),
    );
    const files = await writeBundle(out, bundle, force);
    const states = files.map(({ state }) => state);
    const state = (['replaced', 'written'] as const).find((one) => states.includes(one));
    return { line, name, state: state ?? 'unchanged', files, problems: [], built };
  } catch (error) {
    if (!(error instanceof CommandError)) throw error;
    return failed([{ line, column, message: error.message }], name);
  }
}
