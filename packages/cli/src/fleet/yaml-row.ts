import { isMap, isScalar, isSeq, type Pair, parseDocument, type Scalar } from 'yaml';
import {
  type Cell,
  placeIn,
  type RowText,
  type TableProblem,
  type TableRow,
  unreadableRow,
} from './table-row.ts';

/** What an empty cell is written as, where it is written at all. */
const nothing: ReadonlySet<string> = new Set(['', '~', 'null']);

/**
 * Reads one row of YAML, and so of JSON. All is text: a number would lose the zero that an account
 * begins with.
 */
export function yamlRow(row: RowText, checkColumn: (name: string) => string | undefined): TableRow {
  const { contents, errors } = parseDocument(row.text, {
    schema: 'failsafe',
    prettyErrors: false,
    logLevel: 'error',
  });
  const [error] = errors;
  if (error) {
    const isDeep = error.code === 'RESOURCE_EXHAUSTION';
    const message = isDeep ? 'the row is nested too deeply' : error.message.split('\n', 1)[0];
    return unreadableRow(row, error.pos[0], message ?? '');
  }
  const map = isSeq(contents) && contents.items.length === 1 ? contents.items[0] : contents;
  if (!isMap(map)) return unreadableRow(row, 0, 'a row is a map of columns to texts');
  const { line, column } = row;
  const problems: TableProblem[] = [];
  const cells = new Map<string, Cell>();
  for (const { key, value } of map.items) {
    const at = placeIn(row, offsetOf(key) ?? 0);
    const name = isScalar(key) ? String(key.value) : undefined;
    const wrong = name === undefined ? 'a column is named by a text' : checkColumn(name);
    if (name === undefined || wrong !== undefined) {
      problems.push({ ...at, message: wrong ?? '' });
      continue;
    }
    const read = textsOf(value);
    const place = placeIn(row, offsetOf(value) ?? offsetOf(key) ?? 0);
    if (read === undefined) {
      problems.push({ ...place, message: `${name} is neither a text nor a list of texts` });
    } else if (read !== null) cells.set(name, { value: read, ...place });
  }
  return { line, column, cells, problems };
}

/** A text, a list of texts, `null` for nothing, or `undefined` for what is none of these. */
function textsOf(node: Pair['value']): string | readonly string[] | null | undefined {
  if (node === null) return null;
  if (isScalar(node)) return isNothing(node) ? null : textOf(node);
  if (!isSeq(node)) return undefined;
  const texts = node.items.map((item) => (isScalar(item) ? textOf(item) : undefined));
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

function isNothing({ value, type }: Scalar): boolean {
  return value === '' || (type === 'PLAIN' && nothing.has(String(value ?? '')));
}

function textOf({ value }: Scalar): string {
  return String(value ?? '');
}

function offsetOf(node: unknown): number | undefined {
  const { range } = Object(node) as { readonly range?: readonly [number, ...unknown[]] };
  return range?.[0];
}
