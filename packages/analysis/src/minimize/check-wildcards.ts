import { matchesGlob } from '@pcluster-iam/core';
import { isObject } from '../lint/is-object.ts';
import type { ServiceData } from '../service-data.ts';
import type { PlainDocument } from './document.ts';

/**
 * Whether two documents that differ in wildcards of their actions allow the same today: each statement
 * of the second names what that of the first does, and no other action that the data knows.
 *
 * @param before - The document without the wildcards.
 * @param after - The document with them.
 * @param services - The services.
 */
export function areSameToday(
  before: PlainDocument,
  after: PlainDocument,
  services: ServiceData,
): boolean {
  if (before === after) return true;
  const now = [after.Statement].flat();
  return [before.Statement].flat().every((statement, place) => {
    const [own, wild] = [actionsOf(statement), actionsOf(now[place])];
    return own.join() === wild.join() || nameTheSame(own, wild, services);
  });
}

function nameTheSame(
  own: readonly string[],
  wild: readonly string[],
  services: ServiceData,
): boolean {
  const prefixes = new Set(wild.map((action) => action.slice(0, Math.max(0, action.indexOf(':')))));
  const known = [...prefixes].flatMap((prefix) =>
    Array.from(services.find(prefix)?.actions.keys() ?? [], (name) => `${prefix}:${name}`),
  );
  return (
    own.every((action) => isNamed(action, wild)) &&
    known.every((action) => !isNamed(action, wild) || isNamed(action, own))
  );
}

function actionsOf(statement: unknown): readonly string[] {
  const actions: readonly unknown[] = isObject(statement) ? [statement.Action].flat() : [];
  return actions.flatMap((action) => (typeof action === 'string' ? action.toLowerCase() : []));
}

function isNamed(action: string, actions: readonly string[]): boolean {
  return actions.some((one) => matchesGlob(one, action));
}
