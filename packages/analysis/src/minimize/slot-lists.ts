import type { Statement } from './statement.ts';
import type { Term } from './term.ts';

/** A place for a statement, which may become shorter. */
export interface Slot {
  /** The statement as it was. */
  readonly start: Statement;
  /** The statement as it is now; nothing where it was taken away. */
  statement: Statement | undefined;
  /** The number of its kind. */
  readonly kind: number;
}

/** A side of a statement that has keys. */
export type SideName = 'actions' | 'resources';

/** Slots by one side of their statements: for the number of each key those that have it, sorted by kind. */
export type SlotLists = readonly (readonly Slot[] | undefined)[];

const none: readonly Slot[] = [];

/** Lists slots by what their statements have now on one side. */
export function listSlots(slots: readonly Slot[], side: SideName): SlotLists {
  const keysOf = ({ statement }: Slot) => statement?.[side].keys ?? [];
  let last = 0;
  for (const slot of slots) for (const { number } of keysOf(slot)) last = Math.max(last, number);
  // As long as it has to be from the start: one with wide gaps is slow.
  const lists = new Array<Slot[] | undefined>(last + 1);
  for (const slot of slots.toSorted((one, other) => one.kind - other.kind)) {
    for (const { number } of keysOf(slot)) {
      const list = lists[number];
      if (list === undefined) lists[number] = [slot];
      else list.push(slot);
    }
  }
  return lists;
}

/** The slots that had a key when they were listed. */
export function listOf(lists: SlotLists, { number }: Term): readonly Slot[] {
  return lists[number] ?? none;
}

/** Where those of a kind begin in such a list, or would. */
export function startOf(list: readonly Slot[], kind: number): number {
  let [low, high] = [0, list.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((list[middle]?.kind ?? kind) < kind) low = middle + 1;
    else high = middle;
  }
  return low;
}
