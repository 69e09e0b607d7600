import { readAction, resourcesOfTypes } from '../lint/read-action.ts';
import { statementsOf } from '../lint/statement.ts';
import type { ServiceData } from '../service-data.ts';
import type { AccessLevel } from '../services/service.ts';

/** The access levels, from the least to the most. */
export const accessLevels = [
  'list',
  'read',
  'write',
  'tagging',
  'permissions management',
] as const satisfies readonly AccessLevel[];

/** What a document allows of a service, by access level. */
export interface ServiceRow {
  /** The prefix of the service. */
  readonly service: string;
  /** How many actions are allowed. */
  readonly granted: Readonly<Record<AccessLevel, number>>;
  /** How many actions the service has. */
  readonly known: Readonly<Record<AccessLevel, number>>;
  /** Whether some of those that are allowed are so on every resource. */
  readonly everywhere: Readonly<Record<AccessLevel, boolean>>;
}

/**
 * Counts the actions that a document allows, by service and access level. What can never apply does
 * not count; what a Deny takes away again is not looked at.
 */
export function serviceMatrix(document: unknown, services: ServiceData): readonly ServiceRow[] {
  const granted = new Map<string, Map<string, boolean>>();
  for (const statement of statementsOf(document)) {
    if (statement.effect !== 'Allow') continue;
    const reads = new Map(
      statement.actions.map(({ text }) => [text.toLowerCase(), readAction(text, services)]),
    );
    for (const { prefix, matched } of reads.values()) {
      for (const action of matched) {
        const resources = resourcesOfTypes(action.requestTypes, statement);
        if (resources.length === 0) continue;
        const own = granted.get(prefix) ?? new Map<string, boolean>();
        const isEverywhere = resources.some((resource) => resource.text === '*');
        own.set(action.name, (own.get(action.name) ?? false) || isEverywhere);
        granted.set(prefix, own);
      }
    }
  }
  return [...granted]
    .map(([prefix, own]) => rowOf(prefix, own, services))
    .sort((a, b) => (a.service < b.service ? -1 : 1));
}

function rowOf(
  prefix: string,
  own: ReadonlyMap<string, boolean>,
  services: ServiceData,
): ServiceRow {
  const actions = [...(services.find(prefix)?.actions.values() ?? [])];
  const count = (isCounted: (name: string) => boolean, level: AccessLevel) =>
    actions.filter(({ name, accessLevel }) => accessLevel === level && isCounted(name)).length;
  const byLevel = <Value>(value: (level: AccessLevel) => Value) =>
    // Every level is put in, which fromEntries cannot say.
    Object.fromEntries(accessLevels.map((level) => [level, value(level)])) as Record<
      AccessLevel,
      Value
    >;
  return {
    service: prefix,
    granted: byLevel((level) => count((name) => own.has(name), level)),
    known: byLevel((level) => count(() => true, level)),
    everywhere: byLevel((level) => count((name) => own.get(name) === true, level) > 0),
  };
}
