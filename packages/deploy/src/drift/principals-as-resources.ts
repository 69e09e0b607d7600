import type { AccessChange, PolicyDiff } from '@pcluster-iam/analysis';
import { isObject } from './is-object.ts';

// A trust policy says who may take a role on, and has no resource. With its principals in that place
// it means the same and is compared like any other policy: actions, conditions and denials as well.
const prefix = 'arn:aws:principal:::';

/** What is known of a document or a comparison without what has not changed. */
export type AccessDiff = Omit<PolicyDiff, 'unchanged'>;

/** Writes a trust policy with its principals as resources; what it has no right form for stays. */
export function principalsAsResources(document: Readonly<Record<string, unknown>>): object {
  const { Statement } = document;
  return { ...document, Statement: [Statement].flat().map(withResources) };
}

/** Writes principals in what was found of such documents. */
export function resourcesAsPrincipals({ gained, lost, undecided }: AccessDiff): AccessDiff {
  const named = (resource: string) => resource.replaceAll(prefix, '');
  const change = (one: AccessChange): AccessChange => ({
    ...one,
    resource: named(one.resource),
    // No action is about such a resource, and every one of them about a principal.
    isDead: false,
    witness: { ...one.witness, resource: named(one.witness.resource) },
  });
  return {
    gained: gained.map(change),
    lost: lost.map(change),
    undecided: undecided.map((one) => ({ ...one, resource: named(one.resource) })),
  };
}

function withResources(statement: unknown): unknown {
  if (!isObject(statement)) return statement;
  const { Principal, NotPrincipal, ...rest } = statement;
  return {
    ...rest,
    ...(Principal === undefined ? {} : { Resource: resourcesOf(Principal) }),
    ...(NotPrincipal === undefined ? {} : { NotResource: resourcesOf(NotPrincipal) }),
  };
}

/** The principals as resources; what IAM would not take becomes none, so that nobody can read it. */
function resourcesOf(principal: unknown): unknown {
  if (principal === '*') return principal;
  if (!isObject(principal)) return [];
  return Object.entries(principal).flatMap(([kind, names]) =>
    [names].flat().map((name: unknown) => {
      if (kind === 'AWS' && name === '*') return name;
      return typeof name === 'string' && !/[*?]/.test(name)
        ? `${prefix}${kind} ${kind === 'AWS' ? accountOf(name) : name}`
        : '';
    }),
  );
}

/** IAM User Guide, "AWS JSON policy elements: Principal": an account is its number or its root's ARN. */
function accountOf(name: string): string {
  return /^arn:[^:]+:iam::(\d{12}):root$/.exec(name)?.[1] ?? name;
}
