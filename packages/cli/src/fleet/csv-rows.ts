import { csvFields, type Field } from './csv-fields.ts';
import { linesOf } from './lines-of.ts';
import type { Cell, RowText, TableProblem, TableRow } from './table-row.ts';
import { unreadableTable } from './unreadable-table.ts';

/** The rows of a table of CSV, the first record of which names the columns. */
export async function* csvRows(
  file: string,
  pieces: AsyncIterable<string>,
  checkColumn: (name: string) => string | undefined,
): AsyncGenerator<TableRow, void, undefined> {
  let head: readonly Field[] | undefined;
  let line = 0;
  for await (const text of linesOf(file, pieces)) {
    line += 1;
    if (text.trim() === '') continue;
    const record = { text, line, column: 1 };
    if (head) yield rowOf(record, head);
    else head = headOf(file, record, checkColumn);
  }
  if (!head) {
    throw unreadableTable(
      file,
      { line: 1, column: 1 },
      'the table is empty; it begins with a row of column names',
    );
  }
}

function headOf(
  file: string,
  record: RowText,
  checkColumn: (name: string) => string | undefined,
): readonly Field[] {
  const { fields, problem } = csvFields(record);
  if (problem) throw unreadableTable(file, problem, problem.message);
  for (const [index, field] of fields.entries()) {
    const isRepeated = fields.slice(0, index).some(({ value }) => value === field.value);
    const wrong = isRepeated ? `the column ${field.value} stands twice` : checkColumn(field.value);
    if (wrong !== undefined) throw unreadableTable(file, field, wrong);
  }
  return fields;
}

function rowOf(record: RowText, head: readonly Field[]): TableRow {
  const { line, column } = record;
  const { fields, problem } = csvFields(record);
  const problems: TableProblem[] = [];
  if (problem) problems.push(problem);
  else if (fields.length !== head.length) {
    const message = `this row has ${fields.length} fields, and the head ${head.length}`;
    problems.push({ ...(fields[head.length] ?? { line, column }), message });
  }
  const cells = new Map<string, Cell>();
  for (const [index, { value: name }] of head.entries()) {
    const field = fields[index];
    if (field && field.value !== '') cells.set(name, field);
  }
  return { line, column, cells, problems };
}
