import { type DocumentProblem, InvalidDocumentError, InvalidInputError } from '@pcluster-iam/core';
import { isObject } from '../lint/is-object.ts';
import type { PackedDocument, PackedStatement, StatementOrigin } from './packed-policies.ts';

/** A statement as it was given. */
export interface GivenStatement {
  /** Where it stands. */
  readonly origin: StatementOrigin;
  /** The version of the policy language that its document is packed in. */
  readonly version: PackedDocument['Version'];
  /** The statement, frozen. */
  readonly statement: PackedStatement;
  /** The characters it takes in a document, the comma after it included. */
  readonly size: number;
}

/** What {@link packPolicies} takes: documents, by name or as a list. */
export type GivenDocuments = readonly object[] | Readonly<Record<string, object>>;

/** Tells the documents apart by their names or, in a list, by their places. */
export function namedDocuments(
  documents: unknown,
): readonly (readonly [name: string, document: unknown])[] {
  if (Array.isArray(documents)) {
    return Array.from<unknown, [string, unknown]>(documents, (one, index) => [`[${index}]`, one]);
  }
  if (isObject(documents) && !('Statement' in documents)) return Object.entries(documents);
  const kind = isObject(documents) ? 'one document by itself' : 'none of both';
  const message = `is ${kind}; it is a list of documents, or an object that holds them by name`;
  throw new InvalidInputError('the packed policies', [
    { code: 'invalid', input: 'documents', message },
  ]);
}

/**
 * Reads the statements of documents, in their order.
 *
 * @throws {@link InvalidDocumentError} with every problem, when one of them is no policy document.
 */
export function readStatements(
  documents: readonly (readonly [name: string, document: unknown])[],
): readonly GivenStatement[] {
  const problems: DocumentProblem[] = [];
  const given: GivenStatement[] = [];
  for (const [name, document] of documents) {
    const before = problems.length;
    const { value, text } = readDocument(document, name, problems);
    if (problems.length > before) continue;
    const version = isOld(value, text) ? '2008-10-17' : '2012-10-17';
    for (const [index, statement] of statementsIn(value).entries()) {
      // The check above is what makes it one.
      const checked = statement as PackedStatement;
      const size = sizeInDocument(checked);
      given.push({ origin: { document: name, index }, version, statement: checked, size });
    }
  }
  if (problems.length > 0) throw new InvalidDocumentError(problems);
  return given;
}

/** Counts the characters that a statement takes in a document, the comma after it included. */
export function sizeInDocument(statement: PackedStatement): number {
  return JSON.stringify(statement).length + 1;
}

/** Takes a frozen copy, so that what is measured is what is returned. */
function readDocument(
  document: unknown,
  name: string,
  problems: DocumentProblem[],
): { readonly value: unknown; readonly text: string } {
  try {
    // A value that is no JSON, such as a function, has none.
    const text = (JSON.stringify(document) as string | undefined) ?? 'null';
    const value: unknown = JSON.parse(text, (_key, part) => Object.freeze(part));
    for (const [path, message] of problemsOf(value)) {
      problems.push({ path: `${name}${path}`, message });
    }
    return { value, text };
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    problems.push({ path: name, message: `cannot be written as JSON: ${reason}` });
    return { value: undefined, text: '' };
  }
}

/** In the version of 2008, and without one, what looks like a policy variable is plain text. */
function isOld(document: unknown, text: string): boolean {
  return isObject(document) && document.Version !== '2012-10-17' && text.includes('${');
}

function statementsIn(document: unknown): readonly unknown[] {
  return isObject(document) ? [document.Statement].flat() : [];
}

const documentElements = ['Version', 'Id', 'Statement'];
const statementElements = [
  ...['Sid', 'Effect', 'Action', 'NotAction', 'Resource', 'NotResource', 'Condition'],
];

type Problem = readonly [path: string, message: string];

function* problemsOf(document: unknown): Generator<Problem> {
  if (!isObject(document) || document.Statement === undefined) {
    return yield ['', 'is no policy document, which is an object with a Statement'];
  }
  yield* unknownElements(document, documentElements);
  const { Version } = document;
  if (Version !== undefined && Version !== '2012-10-17' && Version !== '2008-10-17') {
    yield ['.Version', 'is neither "2012-10-17" nor "2008-10-17"'];
  }
  for (const [index, statement] of statementsIn(document).entries()) {
    for (const [path, message] of statementProblems(statement)) {
      yield [`.Statement[${index}]${path}`, message];
    }
  }
}

function* statementProblems(statement: unknown): Generator<Problem> {
  if (!isObject(statement)) return yield ['', 'is no object'];
  yield* unknownElements(statement, statementElements);
  const { Sid, Effect, Condition } = statement;
  if (Sid !== undefined && typeof Sid !== 'string') yield ['.Sid', 'is no text'];
  if (Effect !== 'Allow' && Effect !== 'Deny') {
    yield ['.Effect', 'is neither "Allow" nor "Deny"'];
  }
  for (const name of ['Action', 'Resource']) {
    const elements = [name, `Not${name}`].filter((element) => Object.hasOwn(statement, element));
    if (elements.length === 0) yield ['', `has neither ${name} nor Not${name}`];
    if (elements.length === 2) yield ['', `has both ${name} and Not${name}`];
    for (const element of elements) {
      if (!isOneOrMore(statement[element])) {
        yield [`.${element}`, 'is neither a text nor a list of texts'];
      }
    }
  }
  if (Condition !== undefined && !isObject(Condition)) yield ['.Condition', 'is no object'];
}

function* unknownElements(
  value: Readonly<Record<string, unknown>>,
  known: readonly string[],
): Generator<Problem> {
  for (const name of Object.keys(value)) {
    if (known.includes(name)) continue;
    yield ['', `has the element ${JSON.stringify(name)}; it may have ${known.join(', ')}`];
  }
}

function isOneOrMore(value: unknown): boolean {
  if (!Array.isArray(value)) return typeof value === 'string';
  return value.length > 0 && value.every((item) => typeof item === 'string');
}
