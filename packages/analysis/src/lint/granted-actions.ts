import { matchesGlob } from '@pcluster-iam/core';
import { canBe } from '../match/resource-overlap.ts';
import { hasWildcard } from '../match/wildcard.ts';
import type { ServiceData } from '../service-data.ts';
import type { Service, ServiceAction } from '../services/service.ts';
import type { Element, LintedStatement } from './statement.ts';
import { unknownPart } from './unknown-part.ts';

/** An action of a document, as the data of the services knows it. */
export interface ReadAction {
  /** The prefix in small letters; empty where the text is no action of one service. */
  readonly prefix: string;
  /** The name as it is written, with or without wildcards. */
  readonly name: string;
  /** The service, where one has the prefix. */
  readonly service: Service | undefined;
  /** The actions of the service that the name stands for. */
  readonly matched: readonly ServiceAction[];
}

const actions = new WeakMap<ServiceData, Map<string, ReadAction>>();

/** Texts of actions that are remembered: documents name the same few again and again. */
const mostActions = 20_000;

/** Reads an action of a document. */
export function readAction(text: string, services: ServiceData): ReadAction {
  let known = actions.get(services);
  if (known === undefined) {
    known = new Map();
    actions.set(services, known);
  }
  const before = known.get(text);
  if (before !== undefined) return before;
  const colon = text.indexOf(':');
  const prefix = text.slice(0, Math.max(0, colon)).toLowerCase();
  const name = text.slice(colon + 1);
  const service = prefix === '' ? undefined : services.find(prefix);
  const read = { prefix, name, service, matched: service ? matchingActions(service, name) : [] };
  if (known.size < mostActions) known.set(text, read);
  return read;
}

/** The actions of a service that a name with or without wildcards stands for. */
function matchingActions(service: Service, name: string): readonly ServiceAction[] {
  const folded = name.toLowerCase();
  if (hasWildcard(folded)) {
    return [...service.actions]
      .filter(([own]) => matchesGlob(folded, own))
      .map(([, action]) => action);
  }
  const action = service.actions.get(folded);
  return action === undefined ? [] : [action];
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
  const { matched } = readAction(action, services);
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
