/** Random choices that a seed repeats. */
export interface Random {
  /** A number from 0 that is smaller than `end`. */
  readonly below: (end: number) => number;
  /** Whether something happens that does so once in so many times. */
  readonly onceIn: (times: number) => boolean;
  /** One of some items, of which there is at least one. */
  readonly pick: <Item>(items: readonly Item[]) => Item;
}

/** Makes random choices of a seed, by the generator of G. Marsaglia, "Xorshift RNGs", 2003. */
export function randomOf(seed: number): Random {
  // Seeds that follow each other begin alike unless they are spread, and 0 would stay 0.
  let state = Math.imul(seed + 1, 0x9e3779b1) || 1;
  const next = () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
  for (let warm = 0; warm < 8; warm += 1) next();
  const below = (end: number) => next() % end;
  return {
    below,
    onceIn: (times) => below(times) === 0,
    // The place is one of the list's.
    pick: <Item>(items: readonly Item[]) => items[below(items.length)] as Item,
  };
}
