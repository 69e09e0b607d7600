import { type DocumentProblem, InvalidDocumentError } from '@pcluster-iam/core';
import { isObject } from '../lint/is-object.ts';
import { readStatement } from './read-statement.ts';
import type { Statement } from './statement.ts';
import type { Vocabularies } from './vocabularies.ts';
import { writeStatement } from './write-statement.ts';

/** A policy document as plain data. */
export type PlainDocument = Readonly<Record<string, unknown>>;

/** A document with the number of its characters, as IAM counts them. */
export interface SizedDocument {
  /** The document. */
  readonly document: PlainDocument;
  /** How many characters it has. */
  readonly size: number;
}

/** A document taken apart. */
export interface ReadDocument {
  /** The document. */
  readonly document: PlainDocument;
  /** The statements whose meaning is certain. */
  readonly statements: readonly Statement[];
  /** The other ones by their places: they stay as they are. */
  readonly others: ReadonlyMap<number, unknown>;
}

/**
 * Copies a document as plain data, so that nothing of it is the caller's.
 *
 * @param document - What is taken for a document.
 * @throws `InvalidDocumentError` with every problem, when it is none.
 */
export function plainDocument(document: unknown): SizedDocument {
  let plain: unknown;
  let text = 'null';
  try {
    // A value that is no JSON, such as a function, has none.
    text = (JSON.stringify(document) as string | undefined) ?? text;
    plain = JSON.parse(text);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw invalid('The document', `cannot be written as JSON: ${reason}`);
  }
  if (!isObject(plain)) throw invalid('The document', 'is no object');
  if (!isObject(plain.Statement) && !Array.isArray(plain.Statement)) {
    throw invalid('Statement', 'is neither a statement nor a list of statements');
  }
  const problems: DocumentProblem[] = [];
  for (const [place, one] of statementsOf(plain).entries()) {
    if (!isObject(one)) problems.push({ path: `Statement[${place}]`, message: 'is no object' });
  }
  if (problems.length > 0) throw new InvalidDocumentError(problems);
  return { document: plain, size: text.length };
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
    if (statement === undefined) others.set(place, value);
    else statements.push(statement);
  }
  return { document, statements, others };
}

/**
 * Puts statements into a document in the place of those that it was taken apart into.
 *
 * @param read - The document taken apart.
 * @param statements - The statements, whose places tell their order.
 */
export function writeDocument(
  { document, others }: ReadDocument,
  statements: readonly Statement[],
): PlainDocument {
  const written = [
    ...others,
    ...statements.map((one): [number, unknown] => [one.place, writeStatement(one)]),
  ].sort(([one], [other]) => one - other);
  const values = written.map(([, value]) => value);
  return { ...document, Statement: Array.isArray(document.Statement) ? values : values[0] };
}
