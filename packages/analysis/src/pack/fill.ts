import { type Bin, clashes, emptyBin, leftWith, sizeOf, type Unit, withUnit } from './bin.ts';
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
    const place = placeFor(unit);
    const found = bins[place];
    const bin = (found && withUnit(found, unit)) ?? startBin(unit, capacity);
    bins[place] = bin;
    room.set(place, bin.left);
  }
  return bins;

  function placeFor(unit: Unit): number {
    const size = sizeOf(unit);
    let first = bins.length;
    let place = room.first(0, size);
    for (let tries = 0; place >= 0 && tries < patience; tries += 1) {
      const bin = bins[place];
      if (bin && leftWith(bin, unit) >= 0) {
        if (!clashes(bin, unit)) return place;
        first = Math.min(first, place);
      }
      place = room.first(place + 1, size);
    }
    return first;
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
