import { type Bin, emptyBin, sizeOf, type Unit, withUnit } from './bin.ts';
import { largestFirst } from './fill.ts';

/** A search ends after so many steps: by steps and not by time, so that it ends the same everywhere. */
const mostSteps = 20_000;

/** More than this is not searched: there are too many ways. */
const mostUnits = 400;

/**
 * Tries all ways to put everything into so many documents.
 *
 * @returns The documents; `none` where there is no way; nothing where there are too many to try.
 */
export function searchFor(
  count: number,
  units: readonly Unit[],
  capacity: number,
): readonly Bin[] | 'none' | undefined {
  if (units.length > mostUnits) return undefined;
  const sorted = largestFirst(units);
  const rest = sorted.map((_unit, at) =>
    sorted.slice(at).reduce((sum, one) => sum + sizeOf(one), 0),
  );
  let steps = 0;
  const found = visit(0, new Array<Bin>(count).fill(emptyBin(capacity)));
  return found ?? (steps > mostSteps ? undefined : 'none');

  function visit(at: number, bins: readonly Bin[]): readonly Bin[] | undefined {
    const unit = sorted[at];
    if (unit === undefined) return bins.filter(({ items }) => items.length > 0);
    steps += 1;
    const room = bins.reduce((sum, { left }) => sum + left, 0);
    if (steps > mostSteps || (rest[at] ?? 0) > room) return undefined;
    const seen = new Set<string>();
    for (const [place, bin] of bins.entries()) {
      const filled = withUnit(bin, unit);
      // Documents that differ in nothing that counts need not both be tried.
      const kind = `${bin.left} ${[...bin.sids].join(' ')}`;
      if (!filled || seen.has(kind)) continue;
      seen.add(kind);
      const done = visit(at + 1, bins.with(place, filled));
      if (done) return done;
    }
    return undefined;
  }
}
