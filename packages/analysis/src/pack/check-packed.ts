import { policySize } from '../lint/rules/sizes.ts';
import type { PackedPolicy, PackedStatement } from './packed-policies.ts';
import type { GivenStatement } from './read-statements.ts';

/**
 * Compares packed documents with what they were packed of: every statement stands in one of them as it
 * was but for its Sid, or in parts that come to the same; nothing else does; every document fits.
 *
 * @throws `Error` when they differ, which is a mistake of this package.
 */
export function checkPacked(
  given: readonly GivenStatement[],
  documents: readonly PackedPolicy[],
): void {
  const packed = new Map<string, PackedStatement[]>();
  for (const { name, document, size, quota, origins } of documents) {
    const { Version, Statement } = document;
    ensure(size === policySize(document) && size <= quota, `${name} does not fit`);
    const sids = Statement.flatMap(({ Sid }) => (Sid ? [Sid] : []));
    ensure(new Set(sids).size === sids.length, `${name} has a Sid twice`);
    ensure(origins.length === Statement.length, `${name} holds what was not given`);
    for (const [at, statement] of Statement.entries()) {
      const key = JSON.stringify([origins[at], Version]);
      const parts = packed.get(key);
      if (parts) parts.push(statement);
      else packed.set(key, [statement]);
    }
  }
  for (const { origin, version, statement } of given) {
    const key = JSON.stringify([origin, version]);
    ensure(comesToTheSame(statement, packed.get(key) ?? []), `${key} is not what it was`);
  }
  ensure(packed.size === given.length, 'something was not given');
}

/** Whether the parts are about the same pairs of action and resource, and the same in all else. */
function comesToTheSame(whole: PackedStatement, parts: readonly PackedStatement[]): boolean {
  const actionsOn = new Map<string, Set<string>>();
  for (const part of parts) {
    if (frameOf(part) !== frameOf(whole)) return false;
    const resources = JSON.stringify(listOf(part.Resource));
    const actions = actionsOn.get(resources) ?? new Set();
    for (const action of listOf(part.Action)) actions.add(action);
    actionsOn.set(resources, actions);
  }
  const resources = [...actionsOn.keys()].flatMap((key): readonly string[] => JSON.parse(key));
  return (
    parts.length > 0 &&
    areSame(new Set(resources), new Set(listOf(whole.Resource))) &&
    [...actionsOn.values()].every((actions) => areSame(actions, new Set(listOf(whole.Action))))
  );
}

/** All of a statement but its name and the two lists that it may be divided by. */
function frameOf({ Sid: _name, Action, Resource, ...rest }: PackedStatement): string {
  return JSON.stringify([rest, Action === undefined, Resource === undefined]);
}

function listOf(value: string | readonly string[] = []): readonly string[] {
  return typeof value === 'string' ? [value] : value;
}

function areSame(some: ReadonlySet<string>, others: ReadonlySet<string>): boolean {
  return some.size === others.size && [...some].every((one) => others.has(one));
}

function ensure(holds: boolean, what: string): void {
  if (!holds) throw new Error(`Packing went wrong, which is a mistake in pcluster-iam: ${what}.`);
}
