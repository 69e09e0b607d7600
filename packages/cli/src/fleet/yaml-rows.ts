import { linesOf } from './lines-of.ts';
import type { RowText, TableRow } from './table-row.ts';
import { checkLength, unreadableTable } from './unreadable-table.ts';
import { yamlRow } from './yaml-row.ts';

/** What may stand before the first row. */
const before = /^\s*(?:#|$)|^%YAML\s|^---\s*(?:#|$)/;

/** What may stand after a row and is no part of it. */
const between = /^\s*(?:#|$)|^\.\.\.\s*$/;

/** The rows of a table of YAML: a list, whose items each begin with a dash in the same column. */
export async function* yamlRows(
  file: string,
  pieces: AsyncIterable<string>,
  checkColumn: (name: string) => string | undefined,
): AsyncGenerator<TableRow, void, undefined> {
  let line = 0;
  let indent: string | undefined;
  let row: RowText | undefined;
  for await (const text of linesOf(file, pieces)) {
    line += 1;
    const place = { line, column: 1 };
    const dash = /^( *)-(?:\s|$)/.exec(text)?.[1];
    indent ??= dash;
    if (dash !== undefined && dash === indent) {
      if (row) yield yamlRow(row, checkColumn);
      row = { text, ...place };
    } else if (row && isWithin(text, indent ?? '')) {
      row = { ...row, text: `${row.text}\n${text}` };
      checkLength(file, row, row.text.length);
    } else if (!(row ? between : before).test(text)) {
      throw unreadableTable(
        file,
        place,
        'the table is one list, each row of which begins with "- "',
      );
    }
  }
  if (row) yield yamlRow(row, checkColumn);
  else if (indent === undefined) {
    throw unreadableTable(
      file,
      { line: 1, column: 1 },
      'the table is empty; it is a list, each row of which begins with "- "',
    );
  }
}

/** Whether a line goes on with the row above it: it stands deeper than the dashes, or is empty. */
function isWithin(text: string, indent: string): boolean {
  return text.trim() === '' || (text.startsWith(indent) && /^\s/.test(text.slice(indent.length)));
}
