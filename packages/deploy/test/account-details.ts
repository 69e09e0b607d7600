import type { Deployment } from '../src/deployment.ts';

// biome-ignore lint/suspicious/noExplicitAny: a test changes whatever stands there.
export type Details = Record<string, any>;

/**
 * What AWS answers `aws iam get-account-authorization-details` with in an account in which a deployment
 * stands. Source of the form: IAM API Reference, "GetAccountAuthorizationDetails" and its data types.
 */
export function accountDetails(
  deployment: Deployment,
  write: (document: object) => unknown = (document) => structuredClone(document),
): Details {
  const { partition, accountId, policies, roles, instanceProfiles, tags } = deployment;
  const arn = (kind: string, path: string, name: string) =>
    `arn:${partition}:iam::${accountId}:${kind}${path}${name}`;
  const attached = (PolicyArn: string) => ({ PolicyName: PolicyArn.split('/').at(-1), PolicyArn });
  const own = policies.map((one) => ({ ...one, arn: arn('policy', one.path, one.name) }));
  const held = (name: string, kind: 'users' | 'groups') =>
    own.filter((one) => one[kind].includes(name)).map((one) => attached(one.arn));
  const called = (kind: 'users' | 'groups') => [...new Set(own.flatMap((one) => one[kind]))];
  return {
    UserDetailList: called('users').map((UserName) => ({
      UserName,
      Path: '/',
      Arn: arn('user', '/', UserName),
      GroupList: [],
      UserPolicyList: [],
      AttachedManagedPolicies: held(UserName, 'users'),
    })),
    GroupDetailList: called('groups').map((GroupName) => ({
      GroupName,
      Path: '/',
      Arn: arn('group', '/', GroupName),
      GroupPolicyList: [],
      AttachedManagedPolicies: held(GroupName, 'groups'),
    })),
    RoleDetailList: roles.map(({ name, path, trustPolicy, permissionsBoundaryArn, ...role }) => ({
      RoleName: name,
      Path: path,
      Arn: arn('role', path, name),
      AssumeRolePolicyDocument: write(trustPolicy),
      InstanceProfileList: instanceProfiles
        .filter((profile) => profile.role === name)
        .map((profile) => ({
          InstanceProfileName: profile.name,
          Path: profile.path,
          Arn: arn('instance-profile', profile.path, profile.name),
          Roles: [{ RoleName: name }],
        })),
      RolePolicyList: [],
      AttachedManagedPolicies: [
        ...own.filter((one) => role.policies.includes(one.name)).map((one) => one.arn),
        ...role.managedPolicyArns,
      ].map(attached),
      ...(permissionsBoundaryArn && {
        PermissionsBoundary: {
          PermissionsBoundaryType: 'Policy',
          PermissionsBoundaryArn: permissionsBoundaryArn,
        },
      }),
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value })),
    })),
    Policies: own.map((one) => ({
      PolicyName: one.name,
      Arn: one.arn,
      Path: one.path,
      DefaultVersionId: 'v2',
      PolicyVersionList: [
        { VersionId: 'v2', IsDefaultVersion: true, Document: write(one.document) },
        { VersionId: 'v1', IsDefaultVersion: false, Document: write({ Statement: [] }) },
      ],
    })),
  };
}

/** As AWS's interface writes documents; RFC 3986. */
export const urlEncoded = (document: object): string =>
  encodeURIComponent(JSON.stringify(document));
