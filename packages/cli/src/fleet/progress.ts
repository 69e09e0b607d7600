import type { TextStream } from '../streams.ts';
import type { RowResult } from './run-fleet.ts';

/** How many rows came to what. */
export type Counts = Readonly<Record<RowResult['state'], number>>;

/** How often a terminal is told, in milliseconds. */
const pause = 100;

/** What shows how far the work is. */
export interface Progress {
  /** Shows it, unless it was shown just now. */
  readonly show: (counts: Counts) => void;
  /** Takes it away, so that a line may be written in its place. */
  readonly clear: () => void;
}

/** Makes a line on a terminal that changes; elsewhere, and without colours, it is not there. */
export function progressOn(stderr: TextStream, isQuiet: boolean): Progress {
  if (isQuiet || !stderr.hasColors?.()) return { show: () => {}, clear: () => {} };
  let last = 0;
  let isShown = false;
  return {
    show: (counts) => {
      const now = performance.now();
      if (now - last < pause) return;
      last = now;
      isShown = true;
      stderr.write(`\r\u001b[K${inWords(counts)}`);
    },
    clear: () => {
      if (isShown) stderr.write('\r\u001b[K');
      isShown = false;
    },
  };
}

/** How many rows came to what, in words. */
export function inWords(counts: Counts): string {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0);
  const states = Object.entries(counts).map(([state, count]) => `${state}: ${count}`);
  return [`rows: ${all}`, ...states].join(', ');
}
