import {
  accountIdSchema,
  type InputIssue,
  type InputSchema,
  InvalidInputError,
  iamLimits,
  policyArnSchema,
  regionSchema,
} from '@pcluster-iam/core';
import type { Deployment } from './deployment.ts';
import { tagProblem } from './tags.ts';

/**
 * Checks that IAM takes every name, path and tag of a deployment, and that no two names are one.
 *
 * @param deployment - What is to stand in the account.
 * @throws `InvalidInputError` with every problem.
 * @example
 * ```ts
 * checkDeployment(deployment);
 * ```
 */
export function checkDeployment(deployment: Deployment): void {
  const issues = [...issuesOf(deployment)].map(
    ([input, message]): InputIssue => ({ code: 'invalid', input, message }),
  );
  if (issues.length > 0) throw new InvalidInputError('the deployment', issues);
}

type Issue = readonly [input: string, message: string];

function* issuesOf(deployment: Deployment): Generator<Issue> {
  const { region, accountId, partition, policies, roles, instanceProfiles, tags } = deployment;
  yield* schemaIssues('region', regionSchema, region);
  yield* schemaIssues('accountId', accountIdSchema, accountId);
  if (!/^aws(?:-[a-z]+)*$/.test(partition)) {
    yield ['partition', 'is missing, and the region does not tell it'];
  }
  yield* named('policies', policies, iamLimits.policyNameLength);
  yield* named('roles', roles, iamLimits.roleNameLength);
  yield* named('instanceProfiles', instanceProfiles, iamLimits.instanceProfileNameLength);
  for (const [index, { users, groups }] of policies.entries()) {
    for (const user of users)
      yield* nameIssues(`policies[${index}].users`, user, iamLimits.userNameLength);
    for (const group of groups)
      yield* nameIssues(`policies[${index}].groups`, group, iamLimits.groupNameLength);
  }
  const bounds = new Set(roles.flatMap(({ permissionsBoundaryArn: arn }) => arn ?? []));
  for (const bound of bounds) yield* schemaIssues('roleBoundaryArn', policyArnSchema, bound);
  const problem = tagProblem(tags);
  if (problem) yield ['tags', problem];
}

function* named(
  input: string,
  things: readonly { readonly name: string; readonly path: string }[],
  longest: number,
): Generator<Issue> {
  const taken = new Set<string>();
  for (const [index, { name, path }] of things.entries()) {
    yield* nameIssues(`${input}[${index}].name`, name, longest);
    // IAM does not tell names apart by their case.
    if (taken.has(name.toLowerCase())) {
      yield [`${input}[${index}].name`, `is ${JSON.stringify(name)}, which stands there twice`];
    }
    taken.add(name.toLowerCase());
    if (!iamLimits.path.test(path) || path.length > iamLimits.pathLength) {
      yield [
        `${input}[${index}].path`,
        `is ${JSON.stringify(path)}; it is / or names of ASCII between slashes, at most ${iamLimits.pathLength} characters`,
      ];
    }
  }
}

function* nameIssues(input: string, name: string, longest: number): Generator<Issue> {
  if (iamLimits.name.test(name) && name.length <= longest) return;
  yield [
    input,
    `is ${JSON.stringify(name)}; it is 1 to ${longest} letters, digits or the characters + = , . @ _ -`,
  ];
}

function* schemaIssues(
  input: string,
  schema: InputSchema<string>,
  value: string,
): Generator<Issue> {
  const answer = schema['~standard'].validate(value);
  // Core's own schemas answer at once, which the standard does not promise.
  if (answer instanceof Promise || answer.issues === undefined) return;
  for (const { message } of answer.issues) yield [input, message];
}
