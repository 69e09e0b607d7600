import { isObject } from '../lint/is-object.ts';
import type { PolicyInput } from '../meaning/compile-policies.ts';
import { isParsedPolicy } from '../parse/parse-policy.ts';
import { isAboutNoResource } from './action-names.ts';
import type { Denial } from './denial.ts';
import { type Grant, narrowestFirst } from './find-grants.ts';

/** A statement that allows one action. */
export interface PatchStatement {
  /** Its name. */
  readonly Sid: string;
  /** What it does. */
  readonly Effect: 'Allow';
  /** The action. */
  readonly Action: string;
  /** The resource; those of AWS's statement where the message names none. */
  readonly Resource: string | readonly string[];
  /** The condition of AWS's statement. */
  readonly Condition?: Readonly<Record<string, unknown>>;
}

/**
 * Makes the smallest statement that allows what was denied: the action alone, on the narrowest
 * resource that a document allows it on, under that document's condition.
 *
 * @param denial - The denied request.
 * @param grants - The statements of documents that allow it; without any, the patch names the
 * resource of the request, or `*` for an action that knows none.
 * @param beside - The documents of the principal, whose Sids it leaves free.
 * @returns Nothing where there is no action, or no resource to allow it on.
 */
export function patchFor(
  { action, resource }: Denial,
  grants: readonly Grant[],
  beside: readonly PolicyInput[] = [],
): PatchStatement | undefined {
  if (action === undefined) return undefined;
  const firsts = grants.flatMap(({ resources }) => resources.slice(0, 1));
  const own = isAboutNoResource(action) ? '*' : resource;
  const [narrowest = own] = resource === undefined ? firsts : narrowestFirst(firsts);
  if (narrowest === undefined) return undefined;
  const grant = grants.find(({ resources }) => resources[0] === narrowest);
  const { resources = [narrowest], condition } = grant ?? {};
  return {
    Sid: freeSid(action, beside),
    Effect: 'Allow',
    Action: action,
    Resource: resource === undefined && resources.length > 1 ? resources : narrowest,
    ...(condition === undefined ? {} : { Condition: condition }),
  };
}

function freeSid(action: string, beside: readonly PolicyInput[]): string {
  const words = action.split(/[^A-Za-z0-9]+/).filter((word) => word !== '');
  const sid = `Allow${words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join('')}`;
  const taken = new Set(beside.flatMap(sidsOf));
  let free = sid;
  for (let number = 2; taken.has(free); number += 1) free = `${sid}${number}`;
  return free;
}

function sidsOf(policy: PolicyInput): readonly unknown[] {
  const document = isParsedPolicy(policy) ? policy.value : policy;
  const { Statement } = isObject(document) ? document : {};
  return [Statement].flat().map((statement) => (isObject(statement) ? statement.Sid : undefined));
}
