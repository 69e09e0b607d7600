/** A managed policy that stands in an account. */
export interface StandingPolicy {
  /** Its name. */
  readonly name: string;
  /** Its path. */
  readonly path: string;
  /** Its ARN. */
  readonly arn: string;
  /** Its default version, as it was read: an object, or a text of it, URL-encoded or not. */
  readonly document: unknown;
}

/** A user or a group that stands in an account. */
export interface StandingPrincipal {
  /** Its name. */
  readonly name: string;
  /** The ARNs of the managed policies that are attached to it. */
  readonly attachedPolicyArns: readonly string[];
}

/** A role that stands in an account. */
export interface StandingRole extends StandingPrincipal {
  /** Its path. */
  readonly path: string;
  /** Who may take it on, as it was read: an object, or a text of it, URL-encoded or not. */
  readonly trustPolicy: unknown;
  /** The names of the policies that are embedded in it. */
  readonly inlinePolicies: readonly string[];
  /** The ARN of the policy that bounds it; nothing where it is not bounded. */
  readonly permissionsBoundaryArn: string | undefined;
  /** Its tags, by key. */
  readonly tags: Readonly<Record<string, string>>;
}

/** An instance profile that stands in an account and holds a role. */
export interface StandingInstanceProfile {
  /** Its name. */
  readonly name: string;
  /** Its path. */
  readonly path: string;
  /** The name of the role in it. */
  readonly role: string;
}

/** What stands in an account. */
export interface StandingAccount {
  /** The number of the account; nothing where nothing stands there that tells it. */
  readonly accountId: string | undefined;
  /** The managed policies, those of AWS among them where they were read. */
  readonly policies: readonly StandingPolicy[];
  /** The roles. */
  readonly roles: readonly StandingRole[];
  /** The instance profiles that hold a role: what AWS answers with has no others. */
  readonly instanceProfiles: readonly StandingInstanceProfile[];
  /** The users. */
  readonly users: readonly StandingPrincipal[];
  /** The groups. */
  readonly groups: readonly StandingPrincipal[];
}
