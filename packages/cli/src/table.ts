/** Rows of text as an aligned table, the first of them its head. */
export function alignedTable(rows: readonly (readonly string[])[]): string {
  const columns = Math.max(...rows.map((row) => row.length));
  const widths = Array.from({ length: columns }, (_none, column) =>
    Math.max(...rows.map((row) => row[column]?.length ?? 0)),
  );
  return rows
    .map((row) => row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join('  '))
    .map((line) => `${line.trimEnd()}\n`)
    .join('');
}

/** The same as a table of Markdown. */
export function markdownTable([head = [], ...rows]: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |\n`;
  // What Markdown would obey instead of showing it: the stars of a pattern, for example.
  const escaped = rows.map((row) => row.map((cell) => cell.replace(/[|\\*_`<]/g, '\\$&')));
  return [head, head.map(() => '---'), ...escaped].map(line).join('');
}
