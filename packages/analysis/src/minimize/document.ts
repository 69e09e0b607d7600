import { type DocumentProblem, InvalidDocumentError } from '@pcluster-iam/core';
import { isObject } from '../lint/is-object.ts';
import { readStatement } from './read-statement.ts';
import type { Statement } from './statement.ts';
import type { Vocabularies } from './vocabularies.ts';
import { writeStatement } from './write-statement.ts';

/** A policy document as plain data. */
export type PlainDocument = Readonly<Record<string, unknown>>;

/** A document taken apart. */
export interface ReadDocument {
  /** The statements whose meaning is certain. */
  readonly statements: readonly Statement[];
  /** The other ones by their places: they stay as they are. */
  readonly others: ReadonlyMap<number, unknown>;
}

/**
 * Copies a document as plain data, so that nothing of it is the caller's.
 *
 * @param document - What is taken for a document.
 * @returns The copy, and how many characters it has, as IAM counts them.
 * @throws `InvalidDocumentError` with every problem, when it is none.
 */
export function plainDocument(document: unknown): readonly [PlainDocument, size: number] {
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
  const { Statement } = plain;
  if (!isObject(Statement) && !Array.isArray(Statement)) {
    throw invalid('Statement', 'is neither a statement nor a list of statements');
  }
  const problems = [Statement]
    .flat()
    .flatMap((one: unknown, place): readonly DocumentProblem[] =>
      isObject(one) ? [] : [{ path: `Statement[${place}]`, message: 'is no object' }],
    );
  if (problems.length > 0) throw new InvalidDocumentError(problems);
  return [plain, text.length];
}

function invalid(path: string, message: string): InvalidDocumentError {
  return new InvalidDocumentError([{ path, message }]);
}

/** Takes a document apart. */
export function readDocument(
  { Statement }: PlainDocument,
  vocabularies: Vocabularies,
): ReadDocument {
  const statements: Statement[] = [];
  const others = new Map<number, unknown>();
  for (const [place, value] of [Statement].flat().entries()) {
    const statement = readStatement(value, place, vocabularies);
    if (statement === undefined) others.set(place, value);
    else statements.push(statement);
  }
  return { statements, others };
}

/**
 * Puts statements into a document in the place of those that it was taken apart into.
 *
 * @param document - The document.
 * @param others - The statements of it that stay as they are.
 * @param statements - The statements, whose places tell their order.
 */
export function writeDocument(
  document: PlainDocument,
  others: ReadDocument['others'],
  statements: readonly Statement[],
): PlainDocument {
  const written = [
    ...others,
    ...statements.map((one): [number, unknown] => [one.place, writeStatement(one)]),
  ].sort(([one], [other]) => one - other);
  const values = written.map(([, value]) => value);
  return { ...document, Statement: Array.isArray(document.Statement) ? values : values[0] };
}
