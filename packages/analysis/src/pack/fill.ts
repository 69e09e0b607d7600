import { type Bin, clashes, emptyBin, sizeOf, type Unit, withUnit } from './bin.ts';
import { roomTree } from './room-tree.ts';

/** Fills one document after the other: what stands next to each other stays so. */
export function fillInOrder(units: readonly Unit[], capacity: number): readonly Bin[] {
  const bins: Bin[] = [];
  for (const unit of units) {
    const last = bins.at(-1);
    const filled = last && withUnit(last, unit);
    if (filled) bins[bins.length - 1] = filled;
    else bins.push(startBin(unit, capacity));
  }
  return bins;
}

/** So many documents with room for something are looked at for one in which no Sid clashes. */
const patience = 20;

/** Puts each where there is room first, if possible where its Sid does not stand already. */
export function fillGaps(units: readonly Unit[], capacity: number): readonly Bin[] {
  const bins: Bin[] = [];
  const room = roomTree(units.length);
  for (const unit of units) {
    const [place, bin] = placeFor(unit) ?? [bins.length, startBin(unit, capacity)];
    bins[place] = bin;
    room.set(place, bin.left);
  }
  return bins;

  function placeFor(unit: Unit): readonly [place: number, bin: Bin] | undefined {
    const size = sizeOf(unit);
    let fits: readonly [number, Bin] | undefined;
    let place = room.first(0, size);
    for (let tries = 0; place >= 0 && tries < patience; tries += 1) {
      const bin = bins[place];
      const filled = bin && withUnit(bin, unit);
      if (filled && !clashes(bin, unit)) return [place, filled];
      if (filled) fits ??= [place, filled];
      place = room.first(place + 1, size);
    }
    return fits;
  }
}

/** The same, the largest first: the gaps that are left are the smallest then. */
export function fillLargestFirst(units: readonly Unit[], capacity: number): readonly Bin[] {
  return fillGaps(largestFirst(units), capacity);
}

/** The largest first; equals in their order. */
export function largestFirst(units: readonly Unit[]): readonly Unit[] {
  return units
    .map((unit) => ({ unit, size: sizeOf(unit) }))
    .sort((a, b) => b.size - a.size)
    .map(({ unit }) => unit);
}

function startBin(unit: Unit, capacity: number): Bin {
  // What is larger than a document was divided before.
  return withUnit(emptyBin(capacity), unit) as Bin;
}
