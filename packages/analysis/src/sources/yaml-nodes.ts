import { type Document, isAlias, isMap, isNode, isScalar, isSeq, visit, type YAMLMap } from 'yaml';
import type { ElementPath } from '../parse/parse-policy.ts';

/** Finds where the element at a path, or the nearest one around it, begins. */
export function offsetsIn(document: Document): (path: ElementPath) => number {
  const members = new WeakMap<YAMLMap, ReadonlyMap<string, unknown>>();
  const membersOf = (map: YAMLMap) => {
    const known = members.get(map);
    if (known !== undefined) return known;
    const made = new Map(map.items.map(({ key, value }) => [nameOf(key), value]));
    members.set(map, made);
    return made;
  };
  return (path) => {
    let node: unknown = document.contents;
    for (const step of path) {
      const around = isAlias(node) ? node.resolve(document) : node;
      let next: unknown;
      if (isMap(around)) next = membersOf(around).get(String(step));
      else if (isSeq(around)) next = around.items[Number(step)];
      if (!isNode(next)) break;
      node = next;
    }
    return (isNode(node) && node.range?.[0]) || 0;
  };
}

/** Where a key stands that its object has already; the library's own check takes ever longer. */
export function repeatedKeys(document: Document): readonly number[] {
  const offsets: number[] = [];
  visit(document, {
    Map(_key, { items }) {
      const seen = new Set<string>();
      for (const { key } of items) {
        const name = nameOf(key);
        if (seen.has(name)) offsets.push((isNode(key) && key.range?.[0]) || 0);
        seen.add(name);
      }
    },
  });
  return offsets;
}

function nameOf(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}
