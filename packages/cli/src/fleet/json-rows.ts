import { linesOf } from './lines-of.ts';
import { type RowText, type TableRow, unreadableRow } from './table-row.ts';
import { checkLength, unreadableTable } from './unreadable-table.ts';
import { yamlRow } from './yaml-row.ts';

/** The rows of a table of JSON Lines. */
export async function* jsonLineRows(
  file: string,
  pieces: AsyncIterable<string>,
  checkColumn: (name: string) => string | undefined,
): AsyncGenerator<TableRow, void, undefined> {
  let line = 0;
  for await (const text of linesOf(file, pieces)) {
    line += 1;
    if (text.trim() !== '') yield jsonRow({ text, line, column: 1 }, checkColumn);
  }
  if (line === 0) throw unreadableTable(file, { line: 1, column: 1 }, 'the table is empty');
}

/** The rows of a table of JSON: an array of objects. */
export async function* jsonRows(
  file: string,
  pieces: AsyncIterable<string>,
  checkColumn: (name: string) => string | undefined,
): AsyncGenerator<TableRow, void, undefined> {
  for await (const row of itemsOf(file, pieces)) yield jsonRow(row, checkColumn);
}

function jsonRow(row: RowText, checkColumn: (name: string) => string | undefined): TableRow {
  try {
    JSON.parse(row.text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    const [, position = '0'] = /position (\d+)/.exec(reason) ?? [];
    return unreadableRow(row, Number(position), `this is no JSON: ${reason}`);
  }
  return yamlRow(row, checkColumn);
}

/** What may stand between the rows, by what stood before it. */
const next = {
  start: { '[': 'first' },
  first: { '{': 'item', ']': 'end' },
  item: { ',': 'comma', ']': 'end' },
  comma: { '{': 'item' },
  end: {},
} as const satisfies Record<string, Readonly<Record<string, string>>>;

/** The objects of an array, by their brackets alone. */
async function* itemsOf(
  file: string,
  pieces: AsyncIterable<string>,
): AsyncGenerator<RowText, void, undefined> {
  let state: keyof typeof next = 'start';
  let place = { line: 1, column: 1 };
  let row: { line: number; column: number; text: string; depth: number } | undefined;
  let string: 'no' | 'yes' | 'escaped' = 'no';
  for await (const piece of pieces) {
    for (const char of piece) {
      if (row) {
        row.text += char;
        if (string === 'escaped') string = 'yes';
        else if (string === 'yes') string = char === '"' ? 'no' : char === '\\' ? 'escaped' : 'yes';
        else if (char === '"') string = 'yes';
        else if (char === '{' || char === '[') row.depth += 1;
        else if (char === '}' || char === ']') row.depth -= 1;
        if (row.depth === 0) {
          yield row;
          row = undefined;
        } else checkLength(file, row, row.text.length);
      } else if (!/\s/.test(char)) {
        const following: Readonly<Record<string, keyof typeof next>> = next[state];
        const found = Object.hasOwn(following, char) ? following[char] : undefined;
        if (found === undefined) throw unexpected(file, place, char, state);
        state = found;
        if (char === '{') row = { text: char, depth: 1, ...place };
      }
      place =
        char === '\n'
          ? { line: place.line + 1, column: 1 }
          : { line: place.line, column: place.column + char.length };
    }
  }
  if (row) throw unreadableTable(file, row, 'the row that begins here is never closed');
  if (state !== 'end') throw unexpected(file, place, '', state);
}

function unexpected(
  file: string,
  place: { readonly line: number; readonly column: number },
  char: string,
  state: keyof typeof next,
) {
  const found = char === '' ? 'the table ends' : `there is ${JSON.stringify(char)}`;
  const right = Object.keys(next[state]).join(' or ');
  const message = `${found} where ${right || 'the end'} would be; a table of JSON is one array of objects`;
  return unreadableTable(file, place, message);
}
