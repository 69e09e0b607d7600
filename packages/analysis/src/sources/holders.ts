/** The values of each key, in order: of pairs that name a key again and again. */
export function grouped(
  pairs: readonly (readonly [key: string, value: string])[],
): ReadonlyMap<string, readonly string[]> {
  const groups = new Map<string, string[]>();
  for (const [key, value] of pairs) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}

/**
 * Who holds a document: the principals it stands on, and the users of those that are groups.
 *
 * @param principals - Whom it is embedded in or attached to.
 * @param members - The users of each group.
 */
export function holdersOf(
  principals: readonly string[],
  members: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  return [...new Set(principals.flatMap((one) => [one, ...(members.get(one) ?? [])]))];
}
