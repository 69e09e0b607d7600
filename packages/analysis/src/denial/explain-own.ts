import { compilePolicies, type PolicyInput } from '../meaning/compile-policies.ts';
import type { StatementReference } from '../meaning/compile-statement.ts';
import { type Decision, evaluate } from '../meaning/evaluate.ts';
import { type NearMiss, nearMisses } from '../meaning/near-misses.ts';
import type { Denial } from './denial.ts';
import { requestOf, statementAt } from './find-grants.ts';
import type { PatchStatement } from './patch.ts';

/** A statement of one's own with the resources that it lacks. */
export interface Extension {
  /** Which statement it is. */
  readonly statement: StatementReference;
  /** The same with the resource in it. */
  readonly extended: Readonly<Record<string, unknown>>;
  /** What else it then allows on the resource: the other actions of the statement. */
  readonly alsoAllows: readonly string[];
}

/** What the documents of a principal say of a request that was denied to it. */
export interface OwnAnswer extends Decision {
  /** The statements that come near to allowing it, the nearest first. */
  readonly misses: readonly NearMiss[];
  /** A change of the nearest of them that allows it, where its resource alone keeps it from that. */
  readonly extension?: Extension;
}

/**
 * Tells what the documents of a principal say of a request that was denied to it.
 *
 * @param denial - The denied request.
 * @param policies - The documents.
 * @param patch - What `patchFor` made for it.
 * @returns Nothing where the message names no action.
 */
export function explainOwn(
  denial: Denial,
  policies: readonly PolicyInput[],
  patch?: PatchStatement,
): OwnAnswer | undefined {
  const request = requestOf(denial);
  if (request === undefined) return undefined;
  const compiled = compilePolicies(policies);
  const answer = { ...evaluate(compiled, request), misses: nearMisses(compiled, request) };
  const isLacking = answer.decision === 'implicitly denied' && denial.resource !== undefined;
  const [extension] = (isLacking ? answer.misses : [])
    .filter(({ resources, tests, isUnreadable }) => resources && !tests.length && !isUnreadable)
    .flatMap(({ statement }) => extend(statement, policies, patch) ?? []);
  return { ...answer, ...(extension ? { extension } : {}) };
}

/** Puts the resource of a patch into a statement that stands under the same condition. */
function extend(
  statement: StatementReference,
  policies: readonly PolicyInput[],
  patch: PatchStatement | undefined,
): Extension | undefined {
  const policy = policies[statement.document];
  const written = policy === undefined ? {} : statementAt(policy, statement);
  const { Action, Resource, Condition } = written;
  if (patch === undefined || patch.Resource === '*') return undefined;
  if (Action === undefined || Resource === undefined) return undefined;
  if (JSON.stringify(Condition) !== JSON.stringify(patch.Condition)) return undefined;
  const isOther = (action: unknown): action is string =>
    typeof action === 'string' && action.toLowerCase() !== patch.Action.toLowerCase();
  return {
    statement,
    extended: { ...written, Resource: [Resource, patch.Resource].flat() },
    alsoAllows: [Action].flat().filter(isOther),
  };
}
