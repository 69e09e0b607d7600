/** The name that is nearest to a misspelt one, if one is near enough to be meant. */
export function nearest(name: string, known: Iterable<string>): string | undefined {
  const folded = name.toLowerCase().slice(0, 64);
  // Of two letters, either may be another name.
  let most = folded.length < 3 ? 0 : Math.max(1, Math.floor(folded.length / 4));
  let best: string | undefined;
  for (const candidate of known) {
    if (Math.abs(candidate.length - folded.length) > most) continue;
    const distance = editDistance(folded, candidate.toLowerCase(), most);
    if (distance > most) continue;
    best = candidate;
    // What follows has to be nearer.
    most = distance - 1;
  }
  return best;
}

/**
 * How many letters have to be put in, taken out or changed, where it is not more than the most: then
 * no letter moves further than that.
 */
function editDistance(a: string, b: string, most: number): number {
  const tooMany = most + 1;
  const row = Array.from({ length: b.length + 1 }, (_none, index) => Math.min(index, tooMany));
  for (let at = 1; at <= a.length; at += 1) {
    const [first, last] = [Math.max(1, at - most), Math.min(b.length, at + most)];
    let diagonal = row[first - 1] ?? 0;
    let before = first === 1 ? at : tooMany;
    row[first - 1] = before;
    let least = before;
    for (let other = first; other <= last; other += 1) {
      const above = other === at + most ? tooMany : (row[other] ?? 0);
      const changed = diagonal + (a[at - 1] === b[other - 1] ? 0 : 1);
      before = Math.min(changed, above + 1, before + 1);
      diagonal = above;
      row[other] = before;
      least = Math.min(least, before);
    }
    // The rows that follow hold nothing less.
    if (least > most) return tooMany;
  }
  return row[b.length] ?? 0;
}
