import { type InputSchema, policyArnSchema, rolePathBelowRootSchema } from '@pcluster-iam/core';
import type { Bounds } from './rule.ts';

/**
 * Checks the bounds of a caller: a path or an ARN with a wildcard would hide what is open.
 *
 * @throws `TypeError` with every problem.
 */
export function checkBounds({ boundedPath, permissionsBoundary }: Bounds): void {
  const problems = [
    ...problemsOf('boundedPath', boundedPath, rolePathBelowRootSchema),
    ...problemsOf('permissionsBoundary', permissionsBoundary, policyArnSchema),
  ];
  if (problems.length > 0) throw new TypeError(`${problems.join('; ')}.`);
}

function problemsOf(
  name: string,
  value: string | undefined,
  schema: InputSchema<string>,
): readonly string[] {
  if (value === undefined) return [];
  const answer = schema['~standard'].validate(value);
  // Core's own schemas answer at once, which the standard does not promise.
  if (answer instanceof Promise || answer.issues === undefined) return [];
  return answer.issues.map(({ message }) => `${name} ${message}`);
}
