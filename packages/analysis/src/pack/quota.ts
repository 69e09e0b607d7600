import type { PolicyUse } from '../lint/rule.ts';

/** What a document can be packed as: a managed policy, or an inline policy of a role, user or group. */
export type PackUse = Exclude<PolicyUse, 'trust'>;

/**
 * The most characters, white space not counted: of each managed policy, and of all inline policies of
 * a role, a user or a group together. Source: IAM User Guide, "IAM and AWS STS quotas".
 */
export const quotas: Readonly<Record<PackUse, number>> = {
  managed: 6_144,
  role: 10_240,
  user: 2_048,
  group: 5_120,
};

/** How many managed policies IAM attaches to a role, a user or a group unless AWS raised it. */
export const usualAttachments = 10;
