import type { Step } from '../match/overlap.ts';
import { prefixOf } from './resource-pattern.ts';

/** Finds, among many patterns, those that may match a text that another one matches, too. */
export interface PrefixIndex<Item> {
  /** The items whose pattern begins as a pattern does, as far as both are one text. */
  readonly near: (pattern: readonly Step[]) => readonly Item[];
}

/**
 * Sorts items by how their patterns begin: two patterns match no text in common unless the beginning
 * of one is that of the other.
 *
 * @param items - The items.
 * @param patternOf - The pattern of an item.
 */
export function prefixIndex<Item>(
  items: readonly Item[],
  patternOf: (item: Item) => readonly Step[],
): PrefixIndex<Item> {
  const byPrefix = new Map<string, Item[]>();
  for (const item of items) {
    const prefix = prefixOf(patternOf(item));
    const same = byPrefix.get(prefix);
    if (same === undefined) byPrefix.set(prefix, [item]);
    else same.push(item);
  }
  const sorted = [...byPrefix.keys()].sort((a, b) => (a < b ? -1 : 1));
  return {
    near: (pattern) => {
      const own = prefixOf(pattern);
      const groups: (readonly Item[])[] = [];
      for (let length = 0; length < own.length; length += 1) {
        groups.push(byPrefix.get(own.slice(0, length)) ?? []);
      }
      for (let at = firstAtLeast(sorted, own); at < sorted.length; at += 1) {
        const prefix = sorted[at] ?? '';
        if (!prefix.startsWith(own)) break;
        groups.push(byPrefix.get(prefix) ?? []);
      }
      return groups.flat();
    },
  };
}

function firstAtLeast(sorted: readonly string[], text: string): number {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? '') < text) low = middle + 1;
    else high = middle;
  }
  return low;
}
