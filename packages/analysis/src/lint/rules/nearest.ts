/** The name that is nearest to a misspelt one, if one is near enough to be meant. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  const folded = name.toLowerCase().slice(0, 64);
  // Of two letters, either may be another name.
  const most = folded.length < 3 ? 0 : Math.max(1, Math.floor(folded.length / 4));
  let best: { readonly name: string; readonly distance: number } | undefined;
  for (const candidate of known) {
    if (Math.abs(candidate.length - folded.length) > most) continue;
    const distance = editDistance(folded, candidate.toLowerCase());
    if (distance <= most && (best === undefined || distance < best.distance)) {
      best = { name: candidate, distance };
    }
  }
  return best?.name;
}

/** How many letters have to be put in, taken out or changed. */
function editDistance(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_none, index) => index);
  for (let at = 1; at <= a.length; at += 1) {
    const next = [at];
    for (let other = 1; other <= b.length; other += 1) {
      const changed = (row[other - 1] ?? 0) + (a[at - 1] === b[other - 1] ? 0 : 1);
      next.push(Math.min(changed, (row[other] ?? 0) + 1, (next[other - 1] ?? 0) + 1));
    }
    row = next;
  }
  return row[b.length] ?? 0;
}
