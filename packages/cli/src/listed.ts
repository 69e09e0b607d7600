/** So many items are named. */
const most = 4;

/** The items of a list in words, as many as fit a line. */
export function listed(items: readonly string[]): string {
  const more = items.length - most;
  const named = items.slice(0, more > 0 ? most : undefined).join(', ');
  return more > 0 ? `${named} and ${more} more` : named;
}
