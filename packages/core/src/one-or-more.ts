/**
 * A list as AWS writes it where it may have one item or more: the item itself, or the list.
 *
 * @param items - At least one item.
 * @example
 * ```ts
 * .on(oneOrMore([role, ...since('2.9.0', `arn:${partition}:iam::${accountId}:role/parallelcluster-*`)]))
 * ```
 */
export function oneOrMore<const Item>(items: readonly [Item, ...Item[]]): Item | readonly Item[] {
  return items.length === 1 ? items[0] : items;
}
