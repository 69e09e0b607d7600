import type { TrustPolicyDocument } from '@pcluster-iam/core';

/** Where it is to stand. */
export interface Account {
  /** The partition of the account, such as `aws`. */
  readonly partition: string;
  /** The region that the documents speak of. */
  readonly region: string;
  /** The number of the account, 12 digits. */
  readonly accountId: string;
}

/** A policy document as it is deployed: plain data, ready for `JSON.stringify`. */
export interface DeployedDocument {
  /** The version of the policy language. */
  readonly Version: string;
  /** The statements. */
  readonly Statement: readonly object[];
}

/** A managed policy of the account's own. */
export interface ManagedPolicy {
  /** Its name, unique among the account's policies. */
  readonly name: string;
  /** Its path, `/` or names between slashes. */
  readonly path: string;
  /** What it grants. */
  readonly document: DeployedDocument;
  /** The users that stand in the account already and get it. */
  readonly users: readonly string[];
  /** The groups that stand in the account already and get it. */
  readonly groups: readonly string[];
}

/** A role and what is attached to it. */
export interface DeployedRole {
  /** Its name, unique among the account's roles. */
  readonly name: string;
  /** Its path, `/` or names between slashes. */
  readonly path: string;
  /** Who may take it on. */
  readonly trustPolicy: TrustPolicyDocument;
  /** The names of the deployment's own policies that it has. */
  readonly policies: readonly string[];
  /** The ARNs of the AWS managed policies that it has. */
  readonly managedPolicyArns: readonly string[];
  /** The ARN of the policy that bounds it; nothing where it is not bounded. */
  readonly permissionsBoundaryArn?: string | undefined;
}

/** An instance profile: what hands a role to an EC2 instance. */
export interface InstanceProfile {
  /** Its name, unique among the account's instance profiles. */
  readonly name: string;
  /** Its path, `/` or names between slashes. */
  readonly path: string;
  /** The name of the role in it. */
  readonly role: string;
}

/** What must stand in an account, whatever it is deployed with. */
export interface Deployment extends Account {
  /** The managed policies, each within IAM's quota. */
  readonly policies: readonly ManagedPolicy[];
  /** The roles. */
  readonly roles: readonly DeployedRole[];
  /** The instance profiles. */
  readonly instanceProfiles: readonly InstanceProfile[];
  /** The tags of all of them, by key. */
  readonly tags: Readonly<Record<string, string>>;
}
