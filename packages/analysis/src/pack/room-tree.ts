/** Numbers in a row, in which the first one that is large enough is found in logarithmic time. */
export interface RoomTree {
  /** Changes the number in a place. */
  readonly set: (at: number, room: number) => void;
  /** Finds the first place from a place on whose number is at least so large; -1 where there is none. */
  readonly first: (from: number, room: number) => number;
}

/** Makes a row of so many numbers, all of them too small for anything: a tree that holds the largest of each half. */
export function roomTree(length: number): RoomTree {
  let width = 1;
  while (width < length) width *= 2;
  const largest = new Array<number>(2 * width).fill(-1);
  const at = (node: number) => largest[node] ?? -1;
  return {
    set(place, room) {
      let node = width + place;
      largest[node] = room;
      while (node > 1) {
        node = Math.floor(node / 2);
        largest[node] = Math.max(at(2 * node), at(2 * node + 1));
      }
    },
    first(from, room) {
      if (from >= width) return -1;
      let node = width + from;
      // Up to the first subtree to the right that has one …
      while (at(node) < room) {
        while (node % 2 === 1) node = (node - 1) / 2;
        // … of which there is none where the way up led to the top.
        if (node === 0) return -1;
        node += 1;
      }
      // … and down to the first of its places.
      while (node < width) {
        node *= 2;
        if (at(node) < room) node += 1;
      }
      return node - width;
    },
  };
}
