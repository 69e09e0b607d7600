import { isObject } from '../lint/is-object.ts';
import { splitArn } from '../match/resource-overlap.ts';
import { matchesSteps, witness } from '../match/witness.ts';
import { compilePolicies, type PolicyInput } from '../meaning/compile-policies.ts';
import type { CompiledStatement, StatementReference } from '../meaning/compile-statement.ts';
import { type Request, readContext } from '../meaning/request.ts';
import { resourceSteps } from '../meaning/resource-pattern.ts';
import { isParsedPolicy } from '../parse/parse-policy.ts';
import type { Denial } from './denial.ts';

/** A statement of a document that allows what was denied, or the same action elsewhere. */
export interface Grant {
  /** Which statement it is. */
  readonly statement: StatementReference;
  /** Its resources that match that of the request, the narrowest first; all where none was named. */
  readonly resources: readonly string[];
  /** Its condition, which the request has to meet. */
  readonly condition?: Readonly<Record<string, unknown>>;
}

/** What a document says of a denied request. */
export interface Grants {
  /** The statements that allow it, some of them only under their condition. */
  readonly granted: readonly Grant[];
  /** The statements that allow the action, but on other resources or under another condition. */
  readonly elsewhere: readonly Grant[];
}

/**
 * Finds the statements of a document that allow what was denied. A condition of which the message
 * tells nothing counts as met, and stands with the statement.
 *
 * @param denial - The denied request.
 * @param policy - The document.
 */
export function findGrants(denial: Denial, policy: PolicyInput): Grants {
  const request = requestOf(denial);
  if (request === undefined) return { granted: [], elsewhere: [] };
  const context = readContext(request.context);
  const isAbout = ({ matchesResource }: CompiledStatement) =>
    denial.resource === undefined || matchesResource(denial.resource, context) === true;
  const mayHold = ({ tests }: CompiledStatement) =>
    tests.every(
      ({ test, holds }) => holds(context) === true || !context.has(test.key.toLowerCase()),
    );
  const allowing = compilePolicies([policy])
    .candidatesFor(request.action)
    .all.filter(({ statement, isCertain }) => isCertain && statement.reference.effect === 'Allow')
    .map(({ statement }) => statement);
  const isGranted = (one: CompiledStatement) => isAbout(one) && mayHold(one);
  const grant = ({ reference }: CompiledStatement) => grantOf(reference, policy, denial.resource);
  return {
    granted: allowing.filter(isGranted).map(grant),
    elsewhere: allowing.filter((one) => !isGranted(one)).map(grant),
  };
}

/**
 * The request that was denied; nothing where the message names no action. The region of its resource
 * is that which the request was sent to.
 */
export function requestOf({ action, resource, context }: Denial): Request | undefined {
  if (action === undefined) return undefined;
  const region = splitArn(resource ?? '')?.[3] ?? '';
  const told = /^[a-z0-9-]+$/.test(region) ? { 'aws:RequestedRegion': region } : {};
  return { action, resource, context: { ...told, ...context } };
}

function grantOf(
  statement: StatementReference,
  policy: PolicyInput,
  resource: string | undefined,
): Grant {
  const { Resource, Condition } = statementAt(policy, statement);
  const all = [Resource].flat().filter((one) => typeof one === 'string');
  const matching =
    resource === undefined ? all : all.filter((one) => matchesSteps(resourceSteps(one), resource));
  return {
    statement,
    resources: matching.length > 0 ? narrowestFirst(matching) : all,
    ...(isObject(Condition) ? { condition: Condition } : {}),
  };
}

/** The statement that is meant, as it is written. */
export function statementAt(
  policy: PolicyInput,
  { path }: StatementReference,
): Readonly<Record<string, unknown>> {
  const document = isParsedPolicy(policy) ? policy.value : policy;
  const { Statement } = isObject(document) ? document : {};
  const [index = '0'] = /\d+/.exec(path) ?? [];
  const statement: unknown = [Statement].flat()[Number(index)];
  return isObject(statement) ? statement : {};
}

/** Puts those resources first within which no other one is. */
export function narrowestFirst(resources: readonly string[]): readonly string[] {
  const isWithin = (inner: string, outer: string) =>
    witness([resourceSteps(inner)], [resourceSteps(outer)]) === undefined;
  const isWider = (one: string) =>
    resources.some((other) => other !== one && isWithin(other, one) && !isWithin(one, other));
  return [...resources.filter((one) => !isWider(one)), ...resources.filter(isWider)];
}
