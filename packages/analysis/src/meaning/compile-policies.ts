import { iamLimits } from '@pcluster-iam/core';
import { isObject } from '../lint/is-object.ts';
import { statementsOf } from '../lint/statement.ts';
import { isParsedPolicy, type ParsedPolicy } from '../parse/parse-policy.ts';
import { type Candidate, type Candidates, indexCandidates } from './candidates.ts';
import { type CompiledStatement, compileStatement } from './compile-statement.ts';

/** A document that is evaluated: what `parsePolicy` gave, or one that is parsed already. */
export type PolicyInput = ParsedPolicy | object;

/** Documents that are ready for any number of requests. */
export interface CompiledPolicies {
  /** The statements that are about an action. */
  readonly candidatesFor: (action: string) => Candidates;
}

/** Candidates that are remembered by the action: requests name the same few again and again. */
const mostCandidates = 100_000;

/**
 * Prepares documents once for any number of requests.
 *
 * What IAM could not read never lets anything be allowed: of an Allow it matches nothing, of a Deny
 * whatever else of the statement matches. That goes for elements that are missing, unknown or of the
 * wrong form, for actions, ARNs and conditions that are none, for parts that are not known yet, and
 * for all statements of a document whose text has mistakes.
 *
 * @param documents - The documents, all of one principal.
 * @example
 * ```ts
 * const policies = compilePolicies([parsePolicy(text)]);
 * evaluate(policies, { action: 'ec2:DescribeInstances' }).decision;
 * ```
 */
export function compilePolicies(documents: readonly PolicyInput[]): CompiledPolicies {
  const named = new Map<string, Candidate[]>();
  const others: Candidate[] = [];
  for (const [place, statement] of documents.flatMap(compileDocument).entries()) {
    const candidate = { statement, place, isCertain: statement.isReadable };
    if (statement.names === undefined) others.push(candidate);
    for (const name of statement.names ?? []) {
      const same = named.get(name);
      if (same === undefined) named.set(name, [candidate]);
      else same.push(candidate);
    }
  }
  const find = (action: string) => {
    const name = action.toLowerCase();
    const found = others.flatMap((candidate) => {
      const answer = candidate.statement.matchesAction(name);
      if (answer === false) return [];
      return answer === true ? candidate : { ...candidate, isCertain: false };
    });
    const all = [...(named.get(name) ?? []), ...found].sort((a, b) => a.place - b.place);
    return indexCandidates(all);
  };
  const known = new Map<string, Candidates>();
  let remembered = 0;
  return {
    candidatesFor: (action) => {
      const before = known.get(action);
      if (before !== undefined) return before;
      const candidates = find(action);
      // Bounded, because requests may name any number of actions.
      if (remembered > mostCandidates) {
        known.clear();
        remembered = 0;
      }
      remembered += candidates.all.length + 1;
      known.set(action, candidates);
      return candidates;
    },
  };
}

function compileDocument(input: PolicyInput, document: number): readonly CompiledStatement[] {
  const parsed = isParsedPolicy(input) ? input : undefined;
  const value = parsed ? parsed.value : input;
  if (!isObject(value)) return [];
  const { Version, Statement } = value;
  const shared = {
    document,
    isReadable:
      (parsed === undefined || parsed.problems.length === 0) &&
      (Version === undefined || Version === '2008-10-17' || Version === iamLimits.policyVersion),
    hasVariables: Version === iamLimits.policyVersion,
    locate: parsed?.locate,
  };
  const linted = statementsOf(value);
  return [Statement]
    .flat()
    .filter(isObject)
    .flatMap((raw, index) => {
      const statement = linted[index];
      return statement ? compileStatement(raw, statement, shared) : [];
    });
}
