/** Something of IAM that stands in a path. */
export interface Placed {
  /** Its name. */
  readonly name: string;
  /** Its path. */
  readonly path: string;
}

/** Where a thing stands, with its name as it is written. */
export function placeOf({ path, name }: Placed): string {
  return `${path}${name}`;
}
