import { InvalidInputError } from '@pcluster-iam/core';
import type { Deployment } from '../deployment.ts';
import { differencesOf } from './differences.ts';
import type { Drift, DriftedThing } from './drift.ts';
import { driftOfHolders, driftOfPolicy } from './drift-of-policies.ts';
import { driftOfProfile, driftOfRole } from './drift-of-roles.ts';
import { byName, lookUpsOf } from './look-ups.ts';
import type { Placed } from './place-of.ts';
import type { StandingAccount } from './standing-account.ts';

/**
 * Finds how what stands in an account differs from what should: what is missing, what is there beside
 * it, and what is changed. Documents are compared by meaning: what allows the same is no difference.
 *
 * Beside it is what is attached to or embedded in the roles of the deployment and not named by it, and
 * what stands in its own paths, where these are not `/`.
 *
 * @param deployment - What should stand in the account.
 * @param account - What stands there.
 * @returns Every difference; none where all stands as it should.
 * @throws `InvalidInputError` when it is another account.
 * @example
 * ```ts
 * for (const { kind, thing, name, part } of findDrift(deployment, account)) {
 *   console.log(kind, thing, name, part);
 * }
 * ```
 */
export function findDrift(deployment: Deployment, account: StandingAccount): readonly Drift[] {
  checkAccount(deployment, account);
  const { policies, roles, instanceProfiles, tags } = deployment;
  const own = account.policies.filter(({ arn }) => !isOfAws(arn));
  const standing = lookUpsOf({ ...account, policies: own });
  return [
    ...policies.flatMap((policy) => driftOfPolicy(policy, standing)),
    ...driftOfHolders('user', policies, standing),
    ...driftOfHolders('group', policies, standing),
    ...roles.flatMap((role) => driftOfRole(role, tags, standing)),
    ...instanceProfiles.flatMap((profile) => driftOfProfile(profile, standing)),
    ...beside('policy', policies, own),
    ...beside('role', roles, account.roles),
    ...beside('instance profile', instanceProfiles, account.instanceProfiles),
  ];
}

function checkAccount({ accountId }: Deployment, account: StandingAccount): void {
  if (account.accountId === undefined || account.accountId === accountId) return;
  const message = `is ${accountId}, and what was read is account ${account.accountId}`;
  throw new InvalidInputError('the comparison', [
    { code: 'contradiction', input: 'accountId', message },
  ]);
}

function isOfAws(arn: string): boolean {
  return /^arn:[^:]+:iam::aws:/.test(arn);
}

/** What stands in the paths of a deployment's things and is none of them. */
function beside(
  kind: DriftedThing,
  expected: readonly Placed[],
  found: readonly Placed[],
): readonly Drift[] {
  const paths = new Set(expected.map(({ path }) => path).filter((path) => path !== '/'));
  const named = byName(expected);
  return found
    .filter(({ path, name }) => paths.has(path) && named(name) === undefined)
    .flatMap(({ name }) => differencesOf(kind, name).between('itself', undefined, name));
}
