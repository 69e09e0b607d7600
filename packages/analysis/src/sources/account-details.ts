import type { PolicyUse } from '../lint/rule.ts';
import { textOf } from '../lint/text-of.ts';
import type { ElementPath, ParsedPolicy } from '../parse/parse-policy.ts';
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
  const source = (name: string, use: PolicyUse, document: unknown, path: ElementPath) =>
    document === undefined ? [] : [{ name, use, policy: policyWithin(file, document, path) }];
  const ofPrincipals = inline.flatMap(([list, nameKey, policies, word, use]) =>
    objectsOf(details[list]).flatMap(([principal, index]) => {
      const name = `${word} ${textOf(principal[nameKey])}`;
      const own = objectsOf(principal[policies]).flatMap(([policy, at]) =>
        source(`${name}, policy ${textOf(policy.PolicyName)}`, use, policy.PolicyDocument, [
          list,
          index,
          policies,
          at,
          'PolicyDocument',
        ]),
      );
      const key = 'AssumeRolePolicyDocument';
      return [...own, ...source(`${name}, trust`, 'trust', principal[key], [list, index, key])];
    }),
  );
  const managed = objectsOf(details.Policies).flatMap(([policy, index]) =>
    objectsOf(policy.PolicyVersionList)
      .filter(([version]) => version.IsDefaultVersion === true)
      .flatMap(([version, at]) =>
        source(`Policy ${textOf(policy.PolicyName)}`, 'managed', version.Document, [
          ...['Policies', index, 'PolicyVersionList', at, 'Document'],
        ]),
      ),
  );
  return [...ofPrincipals, ...managed];
}
