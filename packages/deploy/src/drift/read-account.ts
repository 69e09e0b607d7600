import { parsePolicy } from '@pcluster-iam/analysis';
import { UnreadableAccountError } from '../unreadable-account-error.ts';
import { type DetailsValue, detailsValue, topPath } from './details-value.ts';
import type {
  StandingAccount,
  StandingInstanceProfile,
  StandingPolicy,
  StandingPrincipal,
  StandingRole,
} from './standing-account.ts';

const lists = ['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies'] as const;

/**
 * Reads what stands in an account out of the answer of `aws iam get-account-authorization-details`.
 *
 * @param details - The answer, a list of its pages, or either as the text of JSON.
 * @returns What stands in the account.
 * @throws {@link UnreadableAccountError} where it is no such answer, or not the whole of one.
 * @example
 * ```ts
 * const account = readAccount(readFileSync('account.json', 'utf8'));
 * ```
 */
export function readAccount(details: unknown): StandingAccount {
  const pages = pagesOf(typeof details === 'string' ? parse(details) : details);
  for (const list of lists) {
    if (pages.some(({ members }) => list in members)) continue;
    throw new UnreadableAccountError(
      `it is no answer of aws iam get-account-authorization-details, which has ${list}`,
    );
  }
  if (pages.at(-1)?.members.IsTruncated === true) {
    throw new UnreadableAccountError(
      'its last page is truncated (IsTruncated), and what stands on the next ones is not in it',
    );
  }
  const inAll = (list: (typeof lists)[number]) => pages.flatMap((page) => page.list(list));
  const roles = inAll('RoleDetailList');
  return {
    accountId: accountIdOf(lists.flatMap(inAll)),
    policies: inAll('Policies').map(policyOf),
    roles: roles.map(roleOf),
    instanceProfiles: roles.flatMap(profilesOf),
    users: inAll('UserDetailList').map((user) => principalOf(user, 'UserName')),
    groups: inAll('GroupDetailList').map((group) => principalOf(group, 'GroupName')),
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch {
    // The other reader tells where.
    const [problem] = parsePolicy(text).problems;
    const { line = 1, column = 1 } = problem?.position ?? {};
    throw new UnreadableAccountError(`it is no JSON at ${line}:${column}: ${problem?.message}`);
  }
}

function pagesOf(details: unknown): readonly DetailsValue[] {
  return Array.isArray(details)
    ? details.map((page: unknown, index) => detailsValue(page, `[${index}]`))
    : [detailsValue(details, topPath)];
}

/** AWS's own policies stand in no account. */
function accountIdOf(things: readonly DetailsValue[]): string | undefined {
  for (const { members } of things) {
    const [, id] = /^arn:[^:]+:iam::(\d{12}):/.exec(String(members.Arn)) ?? [];
    if (id !== undefined) return id;
  }
  return undefined;
}

function policyOf(policy: DetailsValue): StandingPolicy {
  const arn = policy.text('Arn');
  // The ARN ends in path and name; some that answer in AWS's place leave the name out.
  const { path, name } = pathAndName(arn);
  const version = policy
    .list('PolicyVersionList')
    .find(({ members }) => members.IsDefaultVersion === true);
  return { name, path, arn, document: version?.members.Document };
}

function pathAndName(arn: string): { readonly path: string; readonly name: string } {
  const whole = arn.slice(arn.indexOf('/'));
  const end = whole.lastIndexOf('/') + 1;
  return { path: whole.slice(0, end), name: whole.slice(end) };
}

function principalOf(principal: DetailsValue, name: string): StandingPrincipal {
  return {
    name: principal.text(name),
    attachedPolicyArns: principal
      .list('AttachedManagedPolicies')
      .map((policy) => policy.text('PolicyArn')),
  };
}

function roleOf(role: DetailsValue): StandingRole {
  const { AssumeRolePolicyDocument: trustPolicy } = role.members;
  return {
    ...principalOf(role, 'RoleName'),
    path: role.text('Path'),
    trustPolicy,
    inlinePolicies: role.list('RolePolicyList').map((policy) => policy.text('PolicyName')),
    permissionsBoundaryArn: role.object('PermissionsBoundary')?.text('PermissionsBoundaryArn'),
    tags: Object.fromEntries(role.list('Tags').map((tag) => [tag.text('Key'), tag.text('Value')])),
  };
}

function profilesOf(role: DetailsValue): readonly StandingInstanceProfile[] {
  return role.list('InstanceProfileList').map((profile) => ({
    name: profile.text('InstanceProfileName'),
    path: profile.text('Path'),
    role: role.text('RoleName'),
  }));
}
