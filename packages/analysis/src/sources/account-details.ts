import { grouped } from '../lint/grouped.ts';
import { textOf } from '../lint/text-of.ts';
import type { ElementPath, ParsedPolicy } from '../parse/parse-policy.ts';
import { holdersOf } from './holders.ts';
import { objectsOf } from './objects-of.ts';
import type { PolicySource } from './policy-source.ts';
import { policyWithin } from './within.ts';

const inline = [
  ['UserDetailList', 'UserName', 'UserPolicyList', 'User', 'user'],
  ['GroupDetailList', 'GroupName', 'GroupPolicyList', 'Group', 'group'],
  ['RoleDetailList', 'RoleName', 'RolePolicyList', 'Role', 'role'],
] as const;

/**
 * The policies in the answer of `aws iam get-account-authorization-details`: inline policies of users,
 * groups and roles, trust policies, and the default version of each managed policy.
 */
export function accountPolicies(
  file: ParsedPolicy,
  details: Readonly<Record<string, unknown>>,
): readonly PolicySource[] {
  const source = (
    document: unknown,
    path: ElementPath,
    rest: Omit<PolicySource, 'policy'>,
  ): readonly PolicySource[] =>
    document === undefined ? [] : [{ ...rest, policy: policyWithin(file, document, path) }];
  const principals = inline.flatMap(([list, nameKey, policies, word, use]) =>
    objectsOf(details[list]).map(([principal, index]) => {
      const name = `${word} ${textOf(principal[nameKey])}`;
      return { principal, path: [list, index], policies, name, use };
    }),
  );
  const members = grouped(
    principals.flatMap(({ principal: { GroupList }, name }) =>
      [GroupList ?? []].flat().map((group) => [`Group ${textOf(group)}`, name] as const),
    ),
  );
  const attached = grouped(
    principals.flatMap(({ principal, name }) =>
      objectsOf(principal.AttachedManagedPolicies).map(
        ([{ PolicyArn }]) => [textOf(PolicyArn), name] as const,
      ),
    ),
  );
  const ofPrincipals = principals.flatMap(({ principal, path, policies, name, use }) => {
    const holders = holdersOf([name], members);
    const own = objectsOf(principal[policies]).flatMap(([policy, at]) =>
      source(policy.PolicyDocument, [...path, policies, at, 'PolicyDocument'], {
        name: `${name}, policy ${textOf(policy.PolicyName)}`,
        use,
        holders,
      }),
    );
    const key = 'AssumeRolePolicyDocument';
    const trust = { name: `${name}, trust`, use: 'trust' } as const;
    return [...own, ...source(principal[key], [...path, key], trust)];
  });
  const managed = objectsOf(details.Policies).flatMap(([policy, index]) =>
    objectsOf(policy.PolicyVersionList)
      .filter(([version]) => version.IsDefaultVersion === true)
      .flatMap(([version, at]) =>
        source(version.Document, ['Policies', index, 'PolicyVersionList', at, 'Document'], {
          name: `Policy ${textOf(policy.PolicyName)}`,
          use: 'managed',
          holders: holdersOf(attached.get(textOf(policy.Arn)) ?? [], members),
        }),
      ),
  );
  return [...ofPrincipals, ...managed];
}
