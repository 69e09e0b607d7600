/** An object without the members that are undefined, for types whose members are left out instead. */
export function optional<Members extends object>(
  members: Members,
): { [Name in keyof Members]?: Exclude<Members[Name], undefined> } {
  const there = Object.entries(members).filter(([, value]) => value !== undefined);
  // What is left has the types it had.
  return Object.fromEntries(there) as never;
}
