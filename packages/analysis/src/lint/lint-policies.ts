import type { PolicySource } from '../sources/policy-source.ts';
import { checkBounds } from './check-bounds.ts';
import type { Finding } from './finding.ts';
import { type LintOptions, lintStatements } from './lint-policy.ts';
import { type LintedStatement, statementsOf } from './statement.ts';

/** How several documents are linted. */
export interface LintPoliciesOptions extends LintOptions {
  /** Whether one principal holds all of them, so that their rights add up; not when left out. */
  readonly together?: boolean | undefined;
}

/**
 * Finds what is wrong with several documents, and what those of one principal come to together: a
 * way to become administrator may take an action of one and an action of another.
 *
 * @param policies - The documents, as `readPolicies` gives them; those with the same holder add up.
 * @param options - What they are meant to be, where the file does not say so.
 * @returns The findings of each document, in the order of the documents.
 * @throws `TypeError` when a bound of the options is none.
 * @example
 * ```ts
 * const findings = lintPolicies(readPolicies(text), { together: true });
 * ```
 */
export function lintPolicies(
  policies: readonly PolicySource[],
  { together = false, ...options }: LintPoliciesOptions = {},
): readonly (readonly Finding[])[] {
  checkBounds(options);
  const documents = policies.map(({ name, use, holders, policy }) => ({
    policy,
    as: use ?? options.as,
    // A trust policy grants nothing to whom it stands on.
    holders: use === 'trust' ? [] : together ? [''] : (holders ?? []),
    statements: statementsOf(policy.value, name),
  }));
  const held = new Map<string, LintedStatement[]>();
  for (const { holders, statements } of documents) {
    for (const holder of holders) {
      const all = held.get(holder) ?? [];
      for (const statement of statements) all.push(statement);
      held.set(holder, all);
    }
  }
  return documents.map(({ policy, as, holders, statements }) => {
    const principals = holders.flatMap((holder) => [held.get(holder) ?? []]);
    return lintStatements(policy, statements, principals.length === 0 ? [statements] : principals, {
      ...options,
      as,
    });
  });
}
