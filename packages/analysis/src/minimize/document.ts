import { type DocumentProblem, InvalidDocumentError } from '@pcluster-iam/core';
import { isObject } from '../lint/is-object.ts';
import { isPlainData, plainCopy } from './plain-data.ts';
import { readStatement } from './read-statement.ts';
import type { Statement } from './statement.ts';
import type { Vocabularies } from './vocabularies.ts';
import { writeStatement } from './write-statement.ts';

/** A policy document as plain data. */
export type PlainDocument = Readonly<Record<string, unknown>>;

/** A document with its JSON text. */
export interface WrittenDocument {
  /** The document. */
  readonly document: PlainDocument;
  /** Its text, of as many characters as IAM counts. */
  readonly text: string;
}

/** A document taken apart; nothing of it is that of another document. */
export interface ReadDocument {
  /** The statements whose meaning is certain. */
  readonly statements: readonly Statement[];
  /** The other ones by their places: they stay as they are. */
  readonly others: ReadonlyMap<number, unknown>;
  /** Whether they stand in a list; one alone need not. */
  readonly isList: boolean;
  /** What the document has besides, in its order; in the place of its statements nothing yet. */
  readonly frame: PlainDocument;
}

/**
 * Takes a value for a document: for itself, where that is plain data, and else for what its JSON says.
 *
 * @param value - What is taken for a document.
 * @throws `InvalidDocumentError` with every problem, when it is none.
 */
export function plainDocument(value: unknown): WrittenDocument {
  let document: unknown;
  let text = 'null';
  try {
    // A value that is no JSON, such as a function, has none.
    text = (JSON.stringify(value) as string | undefined) ?? text;
    document = isPlainData(value) ? value : JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw invalid('The document', `cannot be written as JSON: ${reason}`);
  }
  if (!isObject(document)) throw invalid('The document', 'is no object');
  if (!isObject(document.Statement) && !Array.isArray(document.Statement)) {
    throw invalid('Statement', 'is neither a statement nor a list of statements');
  }
  const problems: DocumentProblem[] = [];
  for (const [place, one] of statementsOf(document).entries()) {
    if (!isObject(one)) problems.push({ path: `Statement[${place}]`, message: 'is no object' });
  }
  if (problems.length > 0) throw new InvalidDocumentError(problems);
  return { document, text };
}

/** What stands in Statement, which may be a list or a single one. */
export function statementsOf({ Statement }: PlainDocument): readonly unknown[] {
  return Array.isArray(Statement) ? Statement : [Statement];
}

function invalid(path: string, message: string): InvalidDocumentError {
  return new InvalidDocumentError([{ path, message }]);
}

/** Takes a document apart. */
export function readDocument(document: PlainDocument, vocabularies: Vocabularies): ReadDocument {
  const statements: Statement[] = [];
  const others = new Map<number, unknown>();
  for (const [place, value] of statementsOf(document).entries()) {
    const statement = readStatement(value, place, vocabularies);
    if (statement === undefined) others.set(place, plainCopy(value));
    else statements.push(statement);
  }
  const frame = plainCopy({ ...document, Statement: null });
  return { statements, others, isList: Array.isArray(document.Statement), frame };
}

/**
 * Puts statements into a document in the place of those that it was taken apart into.
 *
 * @param read - The document taken apart.
 * @param statements - The statements, whose places tell their order.
 */
export function writeDocument(
  { others, isList, frame }: ReadDocument,
  statements: readonly Statement[],
): PlainDocument {
  const written = [
    ...others,
    ...statements.map((one): [number, unknown] => [one.place, writeStatement(one)]),
  ].sort(([one], [other]) => one - other);
  const values = written.map(([, value]) => value);
  return { ...frame, Statement: isList ? values : values[0] };
}
