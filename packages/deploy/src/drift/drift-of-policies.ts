import type { ManagedPolicy } from '../deployment.ts';
import { compareDocuments } from './compare-documents.ts';
import { differencesOf } from './differences.ts';
import type { Drift } from './drift.ts';
import type { LookUps } from './look-ups.ts';
import { placeOf } from './place-of.ts';

/** The differences of a policy, but for who has it. */
export function driftOfPolicy(policy: ManagedPolicy, standing: LookUps): readonly Drift[] {
  const { between, of } = differencesOf('policy', policy.name);
  const found = standing.policy(policy.name);
  if (found === undefined) return between('itself', policy.name, undefined);
  return [
    ...between('path', placeOf(policy), placeOf(found)),
    ...of('document', compareDocuments(policy.document, found.document)),
  ];
}

/** The differences of the users or groups that have policies; whatever else they have is theirs. */
export function driftOfHolders(
  thing: 'user' | 'group',
  policies: readonly ManagedPolicy[],
  standing: LookUps,
): readonly Drift[] {
  const holders = new Set(policies.flatMap((policy) => policy[`${thing}s`]));
  return [...holders].flatMap((name) => {
    const { between } = differencesOf(thing, name);
    const found = standing[thing](name);
    if (found === undefined) return between('itself', name, undefined);
    const held = policies.filter((policy) => policy[`${thing}s`].includes(name));
    return standing
      .arnsOf(held.map((policy) => policy.name))
      .filter((arn) => !found.attachedPolicyArns.includes(arn))
      .flatMap((arn) => between('attachment', arn, undefined));
  });
}
