import type {
  StandingAccount,
  StandingInstanceProfile,
  StandingPolicy,
  StandingPrincipal,
  StandingRole,
} from './standing-account.ts';

/** Finds what stands in an account by its name; nothing where there is no such thing. */
export interface LookUps {
  /** A managed policy of its own. */
  readonly policy: (name: string) => StandingPolicy | undefined;
  /** A role. */
  readonly role: (name: string) => StandingRole | undefined;
  /** An instance profile that holds a role. */
  readonly instanceProfile: (name: string) => StandingInstanceProfile | undefined;
  /** A user. */
  readonly user: (name: string) => StandingPrincipal | undefined;
  /** A group. */
  readonly group: (name: string) => StandingPrincipal | undefined;
  /** The ARNs of policies, without those that are missing. */
  readonly arnsOf: (policies: readonly string[]) => readonly string[];
}

/** Makes the look-ups of an account. */
export function lookUpsOf(account: StandingAccount): LookUps {
  const policy = byName(account.policies);
  return {
    policy,
    role: byName(account.roles),
    instanceProfile: byName(account.instanceProfiles),
    user: byName(account.users),
    group: byName(account.groups),
    arnsOf: (policies) => policies.flatMap((name) => policy(name)?.arn ?? []),
  };
}

/** Looks things up by their name, whose case IAM does not tell apart. */
export function byName<Thing extends { readonly name: string }>(
  things: readonly Thing[],
): (name: string) => Thing | undefined {
  const exact = new Map(things.map((thing) => [thing.name, thing]));
  const others = new Map(things.map((thing) => [thing.name.toLowerCase(), thing]));
  return (name) => exact.get(name) ?? others.get(name.toLowerCase());
}
