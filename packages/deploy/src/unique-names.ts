/**
 * Gives each of some names another one, unique among them.
 *
 * @param names - The names.
 * @param toName - Makes a name of one, which may come out the same for two.
 */
export function uniqueNames(
  names: readonly string[],
  toName: (name: string) => string,
): ReadonlyMap<string, string> {
  const taken = new Set<string>();
  return new Map(
    names.map((name) => {
      const made = toName(name);
      let unique = made;
      for (let number = 2; taken.has(unique); number += 1) unique = `${made}x${number}`;
      taken.add(unique);
      return [name, unique];
    }),
  );
}
