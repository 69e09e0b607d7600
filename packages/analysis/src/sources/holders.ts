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
