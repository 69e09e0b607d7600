import { createReadStream } from 'node:fs';
import { extname } from 'node:path';
import { CommandError } from '../command-error.ts';
import { csvRows } from './csv-rows.ts';
import { jsonLineRows, jsonRows } from './json-rows.ts';
import type { TableRow } from './table-row.ts';
import { yamlRows } from './yaml-rows.ts';

/** The forms of a table. */
export const tableFormats = ['csv', 'json', 'jsonl', 'yaml'] as const;

/** The form of a table. */
export type TableFormat = (typeof tableFormats)[number];

/** Says what is wrong with the name of a column, if anything is. */
type CheckColumn = (name: string) => string | undefined;

type Rows = (
  file: string,
  pieces: AsyncIterable<string>,
  checkColumn: CheckColumn,
) => AsyncIterable<TableRow>;

const readers: Readonly<Record<TableFormat, Rows>> = {
  csv: csvRows,
  json: jsonRows,
  jsonl: jsonLineRows,
  yaml: yamlRows,
};

const formatOf: Readonly<Record<string, TableFormat>> = {
  '.csv': 'csv',
  '.json': 'json',
  '.jsonl': 'jsonl',
  '.ndjson': 'jsonl',
  '.yaml': 'yaml',
  '.yml': 'yaml',
};

/** Reads the rows of a table, one at a time: never is more of it in memory than a row and a piece. */
export function readTable(
  path: string,
  given: TableFormat | undefined,
  checkColumn: CheckColumn,
): AsyncIterable<TableRow> {
  const format = given ?? formatOf[extname(path).toLowerCase()];
  if (format === undefined) {
    const forms = tableFormats.join(', ');
    throw new CommandError(
      `${path}: its name does not tell what it is; --format is one of ${forms}`,
      { isUsage: true },
    );
  }
  return readers[format](path, piecesOf(path), checkColumn);
}

async function* piecesOf(path: string): AsyncGenerator<string, void, undefined> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  try {
    const bytes =
      path === '-' ? createReadStream('', { fd: 0, autoClose: false }) : createReadStream(path);
    for await (const piece of bytes) yield decoder.decode(piece, { stream: true });
    yield decoder.decode();
  } catch (cause) {
    if (cause instanceof CommandError) throw cause;
    const reason =
      cause instanceof TypeError
        ? 'it is no UTF-8'
        : cause instanceof Error
          ? cause.message
          : String(cause);
    const name = path === '-' ? 'standard input' : path;
    throw new CommandError(`${name} cannot be read: ${reason}`, { cause, isUsage: true });
  }
}
