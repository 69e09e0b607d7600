import type { ElementPath } from './parse-policy.ts';

/** Where an element of a text begins, and those in it: by their keys, or in their order. */
export interface Place {
  readonly offset: number;
  readonly members?: ReadonlyMap<string, Place>;
  readonly items?: readonly Place[];
}

/** A key that its object has already. */
export interface RepeatedKey {
  readonly offset: number;
  readonly path: ElementPath;
}

/** Where the elements of a text stand. */
export interface Places {
  readonly root: Place;
  readonly repeated: readonly RepeatedKey[];
}

/**
 * Finds where the elements of a text stand that `JSON.parse` takes, so nothing of it is checked.
 *
 * @param text - The text.
 * @param start - Where it begins, after a byte-order mark.
 * @param levels - So deep it may nest.
 * @returns Where it first nests deeper, if it does.
 */
export function placesIn(text: string, start: number, levels: number): Places | number {
  const repeated: RepeatedKey[] = [];
  const path: (string | number)[] = [];
  let at = start;
  let tooDeep: number | undefined;

  const skipSpace = () => {
    while (text.charCodeAt(at) <= 0x20) at += 1;
  };
  const skipText = () => {
    const opening = at;
    do at = text.indexOf('"', at + 1);
    while (isEscaped(text, at, opening));
    at += 1;
  };
  /** Reads what stands between two brackets, and is at what follows the closing one afterwards. */
  const readEach = (close: string, readOne: () => void) => {
    at += 1;
    skipSpace();
    while (text[at] !== close && tooDeep === undefined) {
      readOne();
      skipSpace();
      if (text[at] === ',') at += 1;
      skipSpace();
    }
    at += 1;
  };
  const readPlace = (): Place => {
    const offset = at;
    const first = text[at];
    if (first === '"') skipText();
    else if (first !== '{' && first !== '[') {
      while (/[^\s,\]}]/.test(text[at] ?? ' ')) at += 1;
    } else if (path.length >= levels) tooDeep = offset;
    else return first === '[' ? readList(offset) : readObject(offset);
    return { offset };
  };
  const readList = (offset: number): Place => {
    const items: Place[] = [];
    readEach(']', () => {
      path.push(items.length);
      items.push(readPlace());
      path.pop();
    });
    return { offset, items };
  };
  const readObject = (offset: number): Place => {
    const members = new Map<string, Place>();
    readEach('}', () => {
      const opening = at;
      skipText();
      const raw = text.slice(opening, at);
      const key: string = raw.includes('\\') ? JSON.parse(raw) : raw.slice(1, -1);
      if (members.has(key)) repeated.push({ offset: opening, path: [...path, key] });
      skipSpace();
      at += 1;
      skipSpace();
      path.push(key);
      members.set(key, readPlace());
      path.pop();
    });
    return { offset, members };
  };

  skipSpace();
  const root = readPlace();
  return tooDeep ?? { root, repeated };
}

/** Whether a quotation mark belongs to the text in which it stands. */
function isEscaped(text: string, at: number, opening: number): boolean {
  let before = at - 1;
  while (before > opening && text[before] === '\\') before -= 1;
  return (at - before) % 2 === 0;
}

/** Finds where the element at a path, or the nearest one around it, stands. */
export function offsetIn(root: Place, path: ElementPath): number {
  let place = root;
  for (const step of path) {
    const next = typeof step === 'number' ? place.items?.[step] : place.members?.get(step);
    if (next === undefined) break;
    place = next;
  }
  return place.offset;
}
