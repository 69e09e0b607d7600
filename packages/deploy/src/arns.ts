import type { Account, DeployedRole, ManagedPolicy } from './deployment.ts';

/** The ARN that a policy of the account has. */
export function policyArn(account: Account, { path, name }: ManagedPolicy): string {
  return `arn:${account.partition}:iam::${account.accountId}:policy${path}${name}`;
}

/** The ARN that a role of the account has. */
export function roleArn(account: Account, { path, name }: DeployedRole): string {
  return `arn:${account.partition}:iam::${account.accountId}:role${path}${name}`;
}
