import { type CST, Parser } from 'yaml';

/** No configuration is nested deeper: ParallelCluster's own has ten levels. */
export const deepest = 64;

/**
 * Where a text of YAML first nests deeper than so many levels. It looks at the tokens, because the
 * composing of them calls itself for each level.
 */
export function firstBeyond(text: string, levels: number): number | undefined {
  const open: (readonly [token: CST.Token | null | undefined, depth: number])[] = [];
  for (const token of new Parser().parse(text)) {
    if (token.type === 'document') open.push([token.value, 1]);
  }
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const [token, depth] = next;
    if (!token || !('items' in token)) continue;
    if (depth > levels) return token.offset;
    for (const { key, value } of token.items) open.push([key, depth + 1], [value, depth + 1]);
  }
  return undefined;
}
