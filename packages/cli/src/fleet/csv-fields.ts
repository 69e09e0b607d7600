import type { Place } from '@pcluster-iam/cluster-config';
import { placeIn, type RowText, type TableProblem } from './table-row.ts';

/** A field of a record. */
export interface Field extends Place {
  /** What it says, without its quotes. */
  readonly value: string;
}

/** The fields of a record, or what keeps it from having any. */
export interface Fields {
  /** The fields. */
  readonly fields: readonly Field[];
  /** What is wrong with the first field that is none. */
  readonly problem?: TableProblem;
}

const quoted = /\s*"([^"]*(?:""[^"]*)*)"\s*(?=,|$)/y;
const plain = /[^",]*(?=,|$)/y;
const open = /\s*"[^"]*(?:""[^"]*)*$/y;

/**
 * Reads the fields of a record as RFC 4180 writes them, in one line: no column has line ends in it, and
 * a quote that nobody closed is to spoil no other row. Blanks around a field are no part of it.
 */
export function csvFields(record: RowText): Fields {
  const { text } = record;
  const fields: Field[] = [];
  for (let at = 0; at <= text.length; at += 1) {
    const [match, inQuotes] = matchAt(quoted, text, at) ?? matchAt(plain, text, at) ?? [];
    if (match === undefined) {
      const message = matchAt(open, text, at)
        ? 'this quote is not closed in its line, and no field of this table goes over several'
        : 'a field with a quote stands whole in quotes, and its own are doubled: "a ""b"" c"';
      return { fields, problem: { ...placeIn(record, at), message } };
    }
    const value = inQuotes?.replaceAll('""', '"') ?? match.trim();
    fields.push({ value, ...placeIn(record, at + (match.length - match.trimStart().length)) });
    at += match.length;
  }
  return { fields };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | null {
  pattern.lastIndex = at;
  return pattern.exec(text);
}
