/** The values of each key, in order: of pairs that name a key again and again. */
export function grouped<Value>(
  pairs: readonly (readonly [key: string, value: Value])[],
): ReadonlyMap<string, readonly Value[]> {
  const groups = new Map<string, Value[]>();
  for (const [key, value] of pairs) {
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [value]);
    else group.push(value);
  }
  return groups;
}
