import {
  getNodeValue,
  type Node,
  type ParseError,
  parseTree,
  printParseErrorCode,
} from 'jsonc-parser';
import { type Position, positionsIn } from './position.ts';
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
  const tooDeep = firstBeyond(text, deepest);
  if (tooDeep !== undefined)
    return unreadable(text, `More than ${deepest} levels are nested.`, tooDeep);

  const errors: ParseError[] = [];
  const start = text.startsWith('\ufeff') ? 1 : 0;
  // A blank instead of the mark keeps every offset.
  const root = parseTree(start === 1 ? ` ${text.slice(1)}` : text, errors, {
    allowTrailingComma: false,
    disallowComments: true,
  });
  const problems = [
    ...withoutEcho(errors, text).map(
      (error): SyntaxProblem => ({
        code: 'syntax',
        message: syntaxMessage(error, text),
        position: positionOf(error.offset),
        path: [],
      }),
    ),
    ...(root ? duplicateKeys(root, positionOf) : []),
  ].sort((a, b) => a.position.offset - b.position.offset);
  return {
    text,
    value: root && plainValue(root),
    problems,
    locate: (path) => positionOf(root ? nearestNode(root, path).offset : 0),
  };
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

function* eachObject(root: Node): Generator<readonly [node: Node, path: ElementPath]> {
  const open: (readonly [Node, ElementPath])[] = [[root, []]];
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [node, path] = next;
    if (node.type === 'object') yield [node, path];
    for (const [index, child] of (node.children ?? []).entries()) {
      const [key, value] = child.type === 'property' ? (child.children ?? []) : [undefined, child];
      if (value !== undefined) open.push([value, [...path, key ? String(key.value) : index]]);
    }
  }
}

function* duplicateKeys(
  root: Node,
  positionOf: (offset: number) => Position,
): Generator<SyntaxProblem> {
  for (const [node, path] of eachObject(root)) {
    const seen = new Set<unknown>();
    for (const property of node.children ?? []) {
      const key = property.children?.[0];
      if (key === undefined) continue;
      if (seen.has(key.value)) {
        yield {
          code: 'duplicate-key',
          message: `The key ${JSON.stringify(key.value)} stands twice in this object; IAM refuses that, and most readers take the last one without a word.`,
          position: positionOf(key.offset),
          path: [...path, String(key.value)],
        };
      }
      seen.add(key.value);
    }
  }
}

/** The value of a tree; unlike the library's own, with `__proto__` as a key like any other. */
function plainValue(node: Node): unknown {
  if (node.type === 'array') return (node.children ?? []).map(plainValue);
  if (node.type !== 'object') return getNodeValue(node);
  const value: Record<string, unknown> = {};
  for (const { children } of node.children ?? []) {
    const [key, item] = children ?? [];
    if (key === undefined) continue;
    Object.defineProperty(value, String(key.value), {
      value: item && plainValue(item),
      enumerable: true,
      configurable: true,
      writable: true,
    });
  }
  return value;
}

function nearestNode(root: Node, path: ElementPath): Node {
  let node = root;
  for (const step of path) {
    const next = typeof step === 'number' ? node.children?.[step] : membersOf(node).get(step);
    if (next === undefined) return node;
    node = next;
  }
  return node;
}

const members = new WeakMap<Node, ReadonlyMap<string, Node>>();

/** The members of an object; of a key that stands twice the last one counts, as in its value. */
function membersOf(node: Node): ReadonlyMap<string, Node> {
  const known = members.get(node);
  if (known !== undefined) return known;
  const made = new Map(
    node.children?.flatMap(({ children: [key, value] = [] }): [string, Node][] =>
      key && value ? [[String(key.value), value]] : [],
    ),
  );
  members.set(node, made);
  return made;
}

/** Writes a path as IAM's errors do: `Statement[3].Action[1]`. */
export function showPath(path: ElementPath): string {
  return path
    .map((step, index) =>
      typeof step === 'number' ? `[${step}]` : index === 0 ? step : `.${step}`,
    )
    .join('');
}
