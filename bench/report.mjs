import { availableParallelism } from 'node:os';

/** The middle one of some numbers. */
export function median(numbers) {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)];
}

/** Prints what was measured on what: as an aligned table, or with --json as JSON. */
export function report(title, rows) {
  const node = process.version;
  const platform = `${process.platform} ${process.arch}`;
  const cores = availableParallelism();
  const text = process.argv.includes('--json')
    ? JSON.stringify({ title, node, platform, cores, rows }, null, 2)
    : `${title}\nNode ${node}, ${platform}, ${cores} cores\n\n${table(rows)}\n`;
  process.stdout.write(`${text}\n`);
}

/** The names of the columns are those of all rows, in their order; numbers stand at the right. */
function table(rows) {
  const columns = [...new Set(rows.flatMap(Object.keys))];
  return [Object.fromEntries(columns.map((column) => [column, column])), ...rows]
    .map((row) =>
      columns
        .map((column) => cell(rows, row, column))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

function cell(rows, row, column) {
  const width = Math.max(column.length, ...rows.map((each) => show(each[column]).length));
  const isNumber = rows.some((each) => typeof each[column] === 'number');
  return isNumber ? show(row[column]).padStart(width) : show(row[column]).padEnd(width);
}

function show(value = '') {
  return typeof value === 'number' ? value.toFixed(2) : value;
}
