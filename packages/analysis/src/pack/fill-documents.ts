import { type Bin, emptyBin, type Unit, withUnit } from './bin.ts';
import { fillGaps, fillInOrder, fillLargestFirst } from './fill.ts';
import type { Item } from './items.ts';
import { searchFor } from './search.ts';
import { serviceOf } from './service-of.ts';

/** The fewest documents that were found. */
export interface Filling {
  /** What each of them holds, in its order. */
  readonly documents: readonly (readonly Item[])[];
  /** No fewer can hold it all. */
  readonly lowerBound: number;
}

/**
 * Finds the fewest documents that hold the statements of one version of the policy language. The ways
 * are tried in the order of how little they move: the first that needs the fewest documents is taken.
 *
 * @param items - The statements, each of which fits into a document.
 * @param capacity - The characters that a document has for statements and the commas after them.
 * @param lowerBound - How many documents are needed at least, by the sum of their characters.
 * @param byService - Whether the statements of a service stay together where they fit.
 */
export function fillDocuments(
  items: readonly Item[],
  capacity: number,
  lowerBound: number,
  byService: boolean,
): Filling {
  const single = items.map((item) => [item]);
  const every = [fillInOrder, fillGaps, fillLargestFirst];
  const services = byService ? servicesOf(items) : [];
  const attempts = byService
    ? [
        { units: together(services, capacity), fills: every },
        { units: services.flat().map((item) => [item]), fills: [fillInOrder, fillGaps] },
        { units: single, fills: every },
      ]
    : [{ units: single, fills: every }];
  const ways = attempts.flatMap(({ units, fills }) =>
    fills.map((fill) => () => fill(units, capacity)),
  );
  let best: readonly Bin[] | undefined;
  for (const way of ways) {
    const bins = way();
    if (best === undefined || bins.length < best.length) best = bins;
    if (best.length === lowerBound) break;
  }
  let least = lowerBound;
  while (least < (best?.length ?? 0)) {
    const found = searchFor(least, single, capacity);
    if (found === undefined) break;
    if (found === 'none') least += 1;
    else best = found;
  }
  return { documents: inOrder(best), lowerBound: isAsGiven(items) ? least : lowerBound };
}

/** Divided or named in another way, the statements might fit where a search found that they do not. */
function isAsGiven(items: readonly Item[]): boolean {
  const origins = new Set(items.map(({ origin }) => origin));
  return origins.size === items.length && items.every(({ extra }) => extra === 0);
}

function inOrder(bins: readonly Bin[] = []): readonly (readonly Item[])[] {
  return bins
    .map(({ items }) => [...items].sort((a, b) => a.order - b.order))
    .sort(([a], [b]) => (a?.order ?? 0) - (b?.order ?? 0));
}

/** The statements of a service as one, unless they are too large for a document. */
function together(services: readonly Unit[], capacity: number): readonly Unit[] {
  return services.flatMap((unit) =>
    withUnit(emptyBin(capacity), unit) ? [unit] : unit.map((item) => [item]),
  );
}

/** The statements of each service, in the order in which the services are named first. */
function servicesOf(items: readonly Item[]): readonly Unit[] {
  const services = new Map<string, Item[]>();
  for (const item of items) {
    const service = serviceOf(item.statement);
    const own = services.get(service);
    if (own) own.push(item);
    else services.set(service, [item]);
  }
  return [...services.values()];
}
