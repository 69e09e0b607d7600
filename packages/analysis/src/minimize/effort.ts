import type { Pattern } from '../match/pattern.ts';

/** How much may still be compared. What would be too much is left out, and nothing is said of it. */
export interface Effort {
  /** Takes some of it, and tells whether so much was left. */
  readonly spend: (amount: number) => boolean;
  /** Begins to count anew. */
  readonly renew: () => void;
}

/** About a second's worth; documents of IAM's sizes take less than a thousandth of it. */
const mostEffort = 30_000_000;

/** Begins to count. */
export function makeEffort(): Effort {
  let left = mostEffort;
  return {
    spend: (amount) => {
      left -= amount;
      return left >= 0;
    },
    renew: () => {
      left = mostEffort;
    },
  };
}

/** Takes what it may cost to find out whether a pattern includes another one. */
export function spendOnPatterns(effort: Effort, outer: Pattern, inner: Pattern): boolean {
  const last = outer.segments.at(-1) ?? '';
  const wildcard = last.search(/[*?]/);
  // With one star at the end, as most have it, a glance tells.
  const isQuick = wildcard < 0 || wildcard === last.length - 1;
  return isQuick ? effort.spend(1) : spendOnProduct(effort, outer, inner);
}

/** Takes what it may cost to follow two patterns at once. */
export function spendOnProduct({ spend }: Effort, one: Pattern, other: Pattern): boolean {
  return spend(50 + Math.floor((one.text.length * other.text.length) / 8));
}
