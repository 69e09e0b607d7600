import type { Item } from './items.ts';

/** Statements that stay together. */
export type Unit = readonly Item[];

/** A document that is being filled. */
export interface Bin {
  /** What it holds, in the order in which it came. */
  readonly items: readonly Item[];
  /** How many characters more it may hold. */
  readonly left: number;
  /** The Sids in it that other statements have as well. */
  readonly sids: ReadonlySet<string>;
}

/** An empty document. */
export function emptyBin(capacity: number): Bin {
  return { items: [], left: capacity, sids: new Set() };
}

/** How many characters more a document could hold with more in it; less than 0 where that does not fit. */
export function leftWith(bin: Bin, unit: Unit): number {
  // Made when it is needed: most of what is put somewhere is one statement.
  let own: Set<string> | undefined;
  let { left } = bin;
  for (const { size, sid, extra } of unit) {
    left -= size;
    if (extra === 0) continue;
    if (bin.sids.has(sid) || own?.has(sid)) left -= extra;
    else if (unit.length > 1) own = (own ?? new Set()).add(sid);
  }
  return left;
}

/** A document with more in it; nothing where that does not fit. */
export function withUnit(bin: Bin, unit: Unit): Bin | undefined {
  const left = leftWith(bin, unit);
  if (left < 0) return undefined;
  const shared = unit.flatMap(({ sid, extra }) => (extra > 0 ? [sid] : []));
  return {
    items: [...bin.items, ...unit],
    left,
    sids: shared.length > 0 ? new Set([...bin.sids, ...shared]) : bin.sids,
  };
}

/** Whether a statement has a Sid that stands in the document already. */
export function clashes({ sids }: Bin, unit: Unit): boolean {
  return unit.some(({ sid, extra }) => extra > 0 && sids.has(sid));
}

/** The characters of statements that stay together, their Sids as they were. */
export function sizeOf(unit: Unit): number {
  return unit.reduce((sum, { size }) => sum + size, 0);
}
