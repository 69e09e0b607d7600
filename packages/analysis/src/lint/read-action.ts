import { matchesGlob } from '@pcluster-iam/core';
import { canBe } from '../match/resource-overlap.ts';
import { hasWildcard } from '../match/wildcard.ts';
import type { ServiceData } from '../service-data.ts';
import type { ResourceType, Service, ServiceAction } from '../services/service.ts';
import type { Element, LintedStatement } from './statement.ts';
import { unknownPart } from './unknown-part.ts';

/** An action of a document, as the data of the services knows it. */
export interface ReadAction {
  /** The prefix in small letters; empty where the text is no action of one service. */
  readonly prefix: string;
  /** The name as it is written, with or without wildcards. */
  readonly name: string;
  /** The text with the letters as AWS writes them, as far as the data knows. */
  readonly written: string;
  /** The service, where one has the prefix. */
  readonly service: Service | undefined;
  /** The actions of the service that the name stands for. */
  readonly matched: readonly ServiceAction[];
  /** The types of resource that requests for one of them may name. */
  readonly requestTypes: readonly ResourceType[];
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
  const matched = service ? matchingActions(service, name) : [];
  const types = matched.flatMap(({ requestTypes }) => requestTypes);
  const written = `${prefix}:${service?.actions.get(name.toLowerCase())?.name ?? name}`;
  const read = { prefix, name, written, service, matched, requestTypes: [...new Set(types)] };
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
  statement: LintedStatement,
  services: ServiceData,
): readonly Element[] {
  const { matched, requestTypes } = readAction(action, services);
  return matched.length === 0 ? statement.resources : resourcesOfTypes(requestTypes, statement);
}

/** The resources of a statement that can be one of some types, or that may be any. */
export function resourcesOfTypes(
  types: readonly ResourceType[],
  statement: LintedStatement,
): readonly Element[] {
  const { resources } = statement;
  if (resources.every(isAnyResource)) return resources;
  const reaches = [undefined, ...types].map((type) => reachOf(type, statement));
  return resources.filter((_one, index) => reaches.some((reach) => reach[index]));
}

/** Whether a resource of a statement can be one of a type. */
export function isNamed(type: ResourceType, statement: LintedStatement): boolean {
  return reachOf(type, statement).includes(true);
}

/** Whether a resource is every one, or has a part that another tool or IAM itself fills in. */
export function isAnyResource({ text }: Element): boolean {
  return text === '*' || text.includes('${') || text.includes(unknownPart);
}

const reached = new WeakMap<LintedStatement, Map<ResourceType | undefined, readonly boolean[]>>();

/** Of each resource of a statement whether it can be one of a type, or may be any, told once for all actions. */
function reachOf(type: ResourceType | undefined, statement: LintedStatement): readonly boolean[] {
  let known = reached.get(statement);
  if (known === undefined) {
    known = new Map();
    reached.set(statement, known);
  }
  const before = known.get(type);
  if (before !== undefined) return before;
  const reach = statement.resources.map((resource) =>
    type === undefined ? isAnyResource(resource) : canBe(resource.text, type),
  );
  known.set(type, reach);
  return reach;
}
