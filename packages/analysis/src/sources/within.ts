import {
  type ElementPath,
  type ParsedPolicy,
  parsePolicy,
  type SyntaxProblem,
} from '../parse/parse-policy.ts';
import type { PolicySource } from './policy-source.ts';

/**
 * A document that stands somewhere in a larger one. A document that is written as text, URL-encoded
 * or not, is read from that text; all its places are then that of the text.
 */
export function policyWithin(file: ParsedPolicy, value: unknown, path: ElementPath): ParsedPolicy {
  if (typeof value !== 'string') {
    return { ...file, value, problems: [], locate: (inside) => file.locate([...path, ...inside]) };
  }
  const inner = parsePolicy(decoded(value));
  const position = file.locate(path);
  return {
    ...inner,
    text: file.text,
    problems: inner.problems.map((problem) => ({ ...problem, position })),
    locate: () => position,
  };
}

/** What is wrong in a file beside its documents, as a source that holds none; nothing where nothing is. */
export function besideDocuments(
  file: ParsedPolicy,
  name: string,
  problems: readonly SyntaxProblem[],
): readonly PolicySource[] {
  return problems.length === 0 ? [] : [{ name, policy: { ...file, value: undefined, problems } }];
}

function decoded(text: string): string {
  if (!/^\s*%7B/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
