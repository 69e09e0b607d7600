import { reachesBeyondColons } from '../match/beyond-colons.ts';
import { splitArn } from '../match/resource-overlap.ts';
import { matchesSteps } from '../match/witness.ts';
import { type CompiledPolicies, compilePolicies, type PolicyInput } from './compile-policies.ts';
import type { StatementReference } from './compile-statement.ts';
import { type Request, readContext } from './request.ts';
import { literal, resourceSteps } from './resource-pattern.ts';

/**
 * Tells which statements would answer a request otherwise if a `*` at the end of the region or of the
 * account went on over colons. `evaluate` has each wildcard stay within its segment, but AWS says of
 * such a one that it can reach beyond (IAM User Guide, "IAM JSON policy elements: Resource"): nothing
 * that rests on it is certain. It makes a difference for resources with a colon in their name alone.
 *
 * @param policies - The documents, or what `compilePolicies` makes of them.
 * @param request - The request.
 */
export function beyondColons(
  policies: CompiledPolicies | readonly PolicyInput[],
  { action, resource = '*', context }: Request,
): readonly StatementReference[] {
  if (!splitArn(resource)?.[5]?.includes(':')) return [];
  const compiled = 'candidatesFor' in policies ? policies : compilePolicies(policies);
  const [asked, read] = [literal(resource), readContext(context)];
  return compiled
    .candidatesFor(action)
    .all.filter(
      ({ statement: { resources, tests } }) =>
        resources.some((text) => reachesBeyondColons(text, asked)) &&
        !resources.some((text) => matchesSteps(resourceSteps(text), resource)) &&
        tests.every(({ holds }) => holds(read) !== false),
    )
    .map(({ statement }) => statement.reference);
}
