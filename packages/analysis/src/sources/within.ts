import { type ElementPath, type ParsedPolicy, parsePolicy } from '../parse/parse-policy.ts';

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

function decoded(text: string): string {
  if (!/^\s*%7B/i.test(text)) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
