import { getNodeValue, type Node, type ParseError, parseTree } from 'jsonc-parser';
import type { ElementPath } from './parse-policy.ts';
import type { Place, Places, RepeatedKey } from './places.ts';

/** What could be read of a text that is no JSON. */
export interface BrokenText extends Partial<Places> {
  /** The value; nothing where there is none at all. */
  readonly value?: unknown;
  /** What keeps the text from being JSON. */
  readonly errors: readonly ParseError[];
}

/** Reads a text as far as it is JSON. */
export function readBroken(text: string): BrokenText {
  const errors: ParseError[] = [];
  const options = { allowTrailingComma: false, disallowComments: true };
  const root = parseTree(text, errors, options);
  if (root === undefined) return { errors };
  const repeated: RepeatedKey[] = [];
  return { errors, value: plainValue(root), root: placeOf(root, [], repeated), repeated };
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

/** Of a key that stands twice the last one counts, as in the value. */
function placeOf(
  { type, offset, children = [] }: Node,
  path: ElementPath,
  repeated: RepeatedKey[],
): Place {
  if (type === 'array') {
    const items = children.map((item, index) => placeOf(item, [...path, index], repeated));
    return { offset, items };
  }
  const members = new Map<string, Place>();
  const keys = new Set<string>();
  for (const { children: [key, value] = [] } of type === 'object' ? children : []) {
    if (key === undefined) continue;
    const name = String(key.value);
    const inside = [...path, name];
    if (keys.has(name)) repeated.push({ offset: key.offset, path: inside });
    keys.add(name);
    if (value !== undefined) members.set(name, placeOf(value, inside, repeated));
  }
  return { offset, members };
}
