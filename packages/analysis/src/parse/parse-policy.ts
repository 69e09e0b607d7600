import { type ParseError, printParseErrorCode } from 'jsonc-parser';
import { offsetIn, placesIn } from './places.ts';
import { type Position, positionsIn } from './position.ts';
import { type BrokenText, readBroken } from './read-broken.ts';
import { unreadable } from './unreadable.ts';

/** The steps from the top of a document to an element, such as `['Statement', 3, 'Action', 1]`. */
export type ElementPath = readonly (string | number)[];

/** A mistake in the text: it is no JSON, hides a part of it, or says around a document what is wrong. */
export interface SyntaxProblem {
  /** `syntax`, `duplicate-key` for a key that stands twice, or what is wrong around a document. */
  readonly code: 'syntax' | 'duplicate-key' | 'name-form' | 'attached-policies' | 'suppression';
  /** What is wrong. */
  readonly message: string;
  /** Where it is. */
  readonly position: Position;
  /** The element it is in, where there is one. */
  readonly path: ElementPath;
}

/** A document as it was read: its value, and where its elements stand. */
export interface ParsedPolicy {
  /** The text it was read from; JSON of our own where a value was given. */
  readonly text: string;
  /** The value, as far as the text could be read. */
  readonly value: unknown;
  /** What is wrong with the text. */
  readonly problems: readonly SyntaxProblem[];
  /** Whether parts of it are not known yet, such as the intrinsic functions of a template. */
  readonly hasUnknownParts?: boolean;
  /** Tells where an element, or the nearest one around it, stands. */
  readonly locate: (path: ElementPath) => Position;
}

/** Texts longer than this are no policy; IAM's largest has 10,240 characters. */
const longest = 16_000_000;

/** Deeper nesting than this is no policy either, and would be hard on every reader. */
export const deepest = 64;

/**
 * Reads a policy document out of a text, however wrong: it answers with what could be read, every
 * mistake, and the line and column of each element.
 *
 * @param text - The text, JSON; a byte-order mark at its beginning is passed over.
 * @example
 * ```ts
 * const { value, problems, locate } = parsePolicy('{ "Version": "2012-10-17", }');
 * ```
 */
export function parsePolicy(text: string): ParsedPolicy {
  const positionOf = positionsIn(text);
  if (text.length > longest) {
    return unreadable(
      text,
      `The text has ${text.length} characters; a policy has at most ${longest} here.`,
    );
  }
  if (text.trim() === '') return unreadable(text, 'The text is empty.');
  const tooDeep = (at: number) => unreadable(text, `More than ${deepest} levels are nested.`, at);

  const start = text.startsWith('\ufeff') ? 1 : 0;
  const json = readJson(text.slice(start));
  let read: BrokenText;
  if (json === undefined) {
    const at = firstBeyond(text, deepest);
    if (at !== undefined) return tooDeep(at);
    // A blank instead of the mark keeps every offset.
    read = readBroken(start === 1 ? ` ${text.slice(1)}` : text);
  } else {
    const places = placesIn(text, start, deepest);
    if (typeof places === 'number') return tooDeep(places);
    read = { ...json, ...places, errors: [] };
  }
  const { value, root, repeated = [], errors } = read;
  const problems = [
    ...withoutEcho(errors, text).map(
      (error): SyntaxProblem => ({
        code: 'syntax',
        message: syntaxMessage(error, text),
        position: positionOf(error.offset),
        path: [],
      }),
    ),
    ...repeated.map(
      ({ offset, path }): SyntaxProblem => ({
        code: 'duplicate-key',
        message: `The key ${JSON.stringify(path.at(-1))} stands twice in this object; IAM refuses that, and most readers take the last one without a word.`,
        position: positionOf(offset),
        path,
      }),
    ),
  ].sort((a, b) => a.position.offset - b.position.offset);
  const locate = (path: ElementPath) => positionOf(root ? offsetIn(root, path) : 0);
  return { text, value, problems, locate };
}

function readJson(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}

/** Whether a value is what `parsePolicy` gives, and not a document that is parsed already. */
export function isParsedPolicy(policy: object): policy is ParsedPolicy {
  return 'locate' in policy && typeof policy.locate === 'function';
}

/** Takes a document that is parsed already; its places are those in its JSON, indented by two. */
export function parsedPolicy(value: unknown): ParsedPolicy {
  // A value that is no JSON, such as a function, has none.
  const text: string | undefined = JSON.stringify(value, undefined, 2);
  return parsePolicy(text ?? 'null');
}

function firstBeyond(text: string, levels: number): number | undefined {
  let depth = 0;
  let isText = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (isText) {
      if (character === '\\') at += 1;
      else if (character === '"' || character === '\n') isText = false;
    } else if (character === '"') isText = true;
    else if (character === '{' || character === '[') {
      depth += 1;
      if (depth > levels) return at;
    } else if (character === '}' || character === ']') depth -= 1;
  }
  return undefined;
}

/** One mistake makes the parser stumble several times in the same place; the first says it. */
function withoutEcho(errors: readonly ParseError[], text: string): readonly ParseError[] {
  const kept: ParseError[] = [];
  for (const error of errors) {
    const last = kept.at(-1);
    const between = last === undefined ? 'x' : text.slice(last.offset + last.length, error.offset);
    if (last === undefined || /\S/.test(between)) kept.push(error);
  }
  return kept;
}

const syntaxMessages: Readonly<Record<string, string>> = {
  CommaExpected: 'A comma is missing before this.',
  ColonExpected: 'A colon is missing before this.',
  CloseBraceExpected: 'A closing brace } is missing.',
  CloseBracketExpected: 'A closing bracket ] is missing.',
  EndOfFileExpected: 'The document ends before this.',
  InvalidCommentToken: 'JSON has no comments.',
  UnexpectedEndOfString: 'A quotation mark is missing at the end of this text.',
};

function syntaxMessage({ error, offset }: ParseError, text: string): string {
  const rest = text.slice(offset, offset + 80);
  const placeholder = /^<[^<>\n]{1,60}>/.exec(rest);
  if (placeholder) {
    return `The placeholder ${placeholder[0]} stands without quotation marks; a value is to stand there as text.`;
  }
  const name = printParseErrorCode(error);
  if (name === 'PropertyNameExpected' || name === 'ValueExpected') {
    return /^[}\]]/.test(rest)
      ? 'The comma before this is one too many.'
      : 'A value is missing here.';
  }
  return syntaxMessages[name] ?? 'This is no JSON.';
}

/** Writes a path as IAM's errors do: `Statement[3].Action[1]`. */
export function showPath(path: ElementPath): string {
  return path
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`,
    )
    .join('');
}
