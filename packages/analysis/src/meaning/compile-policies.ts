import { iamLimits } from '@pcluster-iam/core';
import { isObject } from '../lint/is-object.ts';
import { statementsOf } from '../lint/statement.ts';
import { isParsedPolicy, type ParsedPolicy } from '../parse/parse-policy.ts';
import { type CompiledStatement, compileStatement } from './compile-statement.ts';

/** A document that is evaluated: what `parsePolicy` gave, or one that is parsed already. */
export type PolicyInput = ParsedPolicy | object;

/** A statement that is about an action, or may be where it cannot be read. */
interface Candidate {
  /** The statement. */
  readonly statement: CompiledStatement;
  /** Whether it is certain that IAM could read it and that it is about the action. */
  readonly isCertain: boolean;
}

/** Documents that are ready for any number of requests. */
export interface CompiledPolicies {
  /** The statements that are about an action, in the order of the documents. */
  readonly candidatesFor: (action: string) => readonly Candidate[];
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
  const statements = documents.flatMap(compileDocument);
  const places = new Map(statements.map((statement, index) => [statement, index]));
  const placeOf = ({ statement }: Candidate) => places.get(statement) ?? 0;
  const named = new Map<string, Candidate[]>();
  for (const statement of statements) {
    for (const name of statement.names ?? []) {
      const same = named.get(name) ?? [];
      same.push({ statement, isCertain: statement.isReadable });
      named.set(name, same);
    }
  }
  const others = statements.filter(({ names }) => names === undefined);
  const known = new Map<string, readonly Candidate[]>();
  let remembered = 0;
  return {
    candidatesFor: (action) => {
      const before = known.get(action);
      if (before !== undefined) return before;
      const name = action.toLowerCase();
      const found = others.flatMap((statement) => {
        const answer = statement.matchesAction(name);
        const isCertain = answer === true && statement.isReadable;
        return answer === false ? [] : { statement, isCertain };
      });
      const all = [...(named.get(name) ?? []), ...found].sort((a, b) => placeOf(a) - placeOf(b));
      remembered += all.length + 1;
      // Bounded, because requests may name any number of actions.
      if (remembered > mostCandidates) {
        known.clear();
        remembered = all.length + 1;
      }
      known.set(action, all);
      return all;
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
