import type { Place } from '@pcluster-iam/cluster-config';

/** What a row says in one column. */
export interface Cell extends Place {
  /** The text, or the texts where it is a list. */
  readonly value: string | readonly string[];
}

/** Something that is wrong in a table. */
export interface TableProblem extends Place {
  /** What is wrong there, and what would be right. */
  readonly message: string;
}

/** A row of a table, read but not checked. */
export interface TableRow extends Place {
  /** What it says, by column; a column that it leaves empty is not there. */
  readonly cells: ReadonlyMap<string, Cell>;
  /** What kept it from being read. */
  readonly problems: readonly TableProblem[];
}

/** The text of a row, and where it begins. */
export interface RowText extends Place {
  /** The text. */
  readonly text: string;
}

/** Where an offset into the text of a row stands in the file. */
export function placeIn({ text, line, column }: RowText, offset: number): Place {
  const lines = text.slice(0, offset).split('\n');
  const before = lines.at(-1)?.length ?? 0;
  return lines.length === 1
    ? { line, column: column + before }
    : { line: line + lines.length - 1, column: before + 1 };
}

/** A row that cannot be read. */
export function unreadableRow(row: RowText, offset: number, message: string): TableRow {
  const { line, column } = row;
  return { line, column, cells: new Map(), problems: [{ ...placeIn(row, offset), message }] };
}
