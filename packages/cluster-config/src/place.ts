/** A place in a configuration file. */
export interface Place {
  /** The line, from 1 on. */
  readonly line: number;
  /** The column, from 1 on. */
  readonly column: number;
}

/** Finds line and column of an offset into a text. */
export function placesIn(text: string): (offset: number) => Place {
  const starts = [0];
  for (const { index, 0: lineEnd } of text.matchAll(/\r\n|\r|\n/g))
    starts.push(index + lineEnd.length);
  return (offset) => {
    let [low, high] = [0, starts.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 };
  };
}

/** Orders places as a reader meets them. */
export function inOrder(a: Place, b: Place): number {
  return a.line - b.line || a.column - b.column;
}
