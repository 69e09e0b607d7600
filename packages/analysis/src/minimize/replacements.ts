import { matchesGlob } from '@pcluster-iam/core';
import { actionPattern, includes, type Pattern } from '../match/pattern.ts';
import { hasWildcard } from '../match/wildcard.ts';
import type { ServiceData } from '../service-data.ts';
import type { Service } from '../services/service.ts';
import type { Effort } from './effort.ts';
import { wildcardsOf } from './service-wildcards.ts';

/** A wildcard in the place of actions of a list. */
export interface Replacement {
  /** The wildcard. */
  readonly wildcard: string;
  /** What it takes the place of; the wildcard of a replacement before may be among it. */
  readonly replaced: ReadonlySet<string>;
  /** How many characters that saves. */
  readonly saved: number;
}

/** About so many comparisons tell which wildcards there are for an action. */
const perAction = 1_000;

/** A wildcard that stands for no action but those of the list. */
interface Candidate {
  readonly wildcard: string;
  readonly pattern: Pattern;
  /** The actions of the list that it stands for. */
  readonly actions: Set<string>;
}

/**
 * Finds wildcards that stand today for no action but those of a list, as the data of the services has
 * it, one after another: each time the one that saves most.
 *
 * @param actions - The actions as they are written.
 * @param services - The services.
 * @param effort - What is left for comparisons.
 */
export function replacementsIn(
  actions: readonly string[],
  services: ServiceData,
  effort: Effort,
): readonly Replacement[] {
  if (!effort.spend(actions.length * perAction)) return [];
  const candidates = candidatesFor(actions, services);
  const left = new Set(actions);
  const replacements: Replacement[] = [];
  for (;;) {
    const best = mostSaving(candidates, left);
    if (best === undefined || !effort.spend(candidates.length)) return replacements;
    const { wildcard, pattern } = best;
    const replaced = new Set([...best.actions].filter((action) => left.has(action)));
    replacements.push({ wildcard, replaced, saved: savedBy(best, left) });
    for (const action of replaced) left.delete(action);
    left.add(wildcard);
    for (const other of candidates) {
      if (other !== best && includes(other.pattern, pattern)) other.actions.add(wildcard);
    }
  }
}

function mostSaving(
  candidates: readonly Candidate[],
  left: ReadonlySet<string>,
): Candidate | undefined {
  let [best, most]: [Candidate | undefined, number] = [undefined, 0];
  for (const candidate of candidates) {
    const saved = savedBy(candidate, left);
    if (saved > most) [best, most] = [candidate, saved];
  }
  return best;
}

/** Each text has quotes and a comma; a list of one needs no brackets. */
function savedBy({ wildcard, actions }: Candidate, left: ReadonlySet<string>): number {
  let [saved, count] = [-(wildcard.length + 3), 0];
  for (const action of actions) {
    if (!left.has(action)) continue;
    saved += action.length + 3;
    count += 1;
  }
  return count === left.size && count > 1 ? saved + 2 : saved;
}

function candidatesFor(actions: readonly string[], services: ServiceData): readonly Candidate[] {
  const byPrefix = new Map<string, string[]>();
  for (const action of actions) {
    const prefix = action.slice(0, Math.max(0, action.indexOf(':'))).toLowerCase();
    const same = byPrefix.get(prefix);
    if (same === undefined) byPrefix.set(prefix, [action]);
    else same.push(action);
  }
  return [...byPrefix].flatMap(([prefix, own]) => {
    const service = services.find(prefix);
    return service === undefined ? [] : candidatesOf(service, own);
  });
}

function candidatesOf(service: Service, actions: readonly string[]): readonly Candidate[] {
  const named = new Map<string, string>();
  const others: (readonly [action: string, pattern: Pattern])[] = [];
  for (const action of actions) {
    const pattern = actionPattern(action);
    const name = pattern?.segments[1] ?? '';
    if (service.actions.has(name)) named.set(name, action);
    else if (pattern !== undefined) others.push([action, pattern]);
  }
  const wild = others.flatMap(([, { segments }]) => segments.slice(1)).filter(hasWildcard);
  const listed = new Set(
    [...service.actions.keys()].filter(
      (name) => named.has(name) || wild.some((one) => matchesGlob(one, name)),
    ),
  );
  const wildcards = new Set([...listed].flatMap((name) => wildcardsOf(service, name)));
  return [...wildcards].flatMap(({ text: wildcard, matched }): readonly Candidate[] => {
    const pattern = actionPattern(wildcard);
    if (pattern === undefined || !matched.every((name) => listed.has(name))) return [];
    const own = [
      ...matched.flatMap((name) => named.get(name) ?? []),
      ...others.filter(([, other]) => includes(pattern, other)).map(([action]) => action),
    ];
    // What stands there already saves nothing.
    return [{ wildcard, pattern, actions: new Set(own.filter((action) => action !== wildcard)) }];
  });
}
