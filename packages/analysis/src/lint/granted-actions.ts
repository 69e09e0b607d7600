import { hasWildcard, matchesGlob } from '../match/glob.ts';
import { canBe } from '../match/resource-overlap.ts';
import type { ServiceData } from '../service-data.ts';
import type { Service, ServiceAction } from '../services/service.ts';
import type { Element, LintedStatement } from './statement.ts';
import { unknownPart } from './unknown-part.ts';

/** The prefix, in small letters, and the name of an action; two empty texts for what is none. */
export function splitAction(action: string): readonly [prefix: string, name: string] {
  const colon = action.indexOf(':');
  return colon < 0 ? ['', ''] : [action.slice(0, colon).toLowerCase(), action.slice(colon + 1)];
}

const matches = new WeakMap<Service, Map<string, readonly ServiceAction[]>>();

/** The actions of a service that a name with or without wildcards stands for. */
export function matchingActions(service: Service, name: string): readonly ServiceAction[] {
  const folded = name.toLowerCase();
  if (!hasWildcard(folded)) {
    const action = service.actions.get(folded);
    return action === undefined ? [] : [action];
  }
  const known = matches.get(service) ?? new Map<string, readonly ServiceAction[]>();
  matches.set(service, known);
  const before = known.get(folded);
  if (before !== undefined) return before;
  const found = [...service.actions]
    .filter(([own]) => matchesGlob(folded, own))
    .map(([, action]) => action);
  // Bounded, because a document may hold any number of patterns.
  if (known.size < 1_000) known.set(folded, found);
  return found;
}

/**
 * The resources of a statement that an action can be about: the others are dead. Of an action that
 * the data does not know it may be any.
 */
export function resourcesOf(
  action: string,
  { resources }: LintedStatement,
  services: ServiceData,
): readonly Element[] {
  const [prefix, name] = splitAction(action);
  const service = prefix === '' ? undefined : services.find(prefix);
  const matched = service === undefined ? [] : matchingActions(service, name);
  if (matched.length === 0) return resources;
  return resources.filter(
    ({ text }) =>
      text === '*' ||
      isUnknown(text) ||
      matched.some(({ resourceTypes }) => resourceTypes.some((type) => canBe(text, type))),
  );
}

/** A part that another tool or IAM itself fills in may become anything. */
function isUnknown(resource: string): boolean {
  return resource.includes('${') || resource.includes(unknownPart);
}
