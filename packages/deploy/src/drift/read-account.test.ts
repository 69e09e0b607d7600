import { describe, expect, it } from 'vitest';
import { readAccount, UnreadableAccountError } from '../index.ts';

const empty = { UserDetailList: [], GroupDetailList: [], RoleDetailList: [], Policies: [] };
const trust = { Version: '2012-10-17', Statement: [] };

// The form is that of the answer of GetAccountAuthorizationDetails in the IAM API Reference.
const role = {
  RoleName: 'head',
  Path: '/hpc/',
  Arn: 'arn:aws:iam::123456789012:role/hpc/head',
  AssumeRolePolicyDocument: trust,
  InstanceProfileList: [
    { InstanceProfileName: 'nodes', Path: '/p/', Arn: 'arn:aws:iam::123456789012:x/p/nodes' },
  ],
  RolePolicyList: [{ PolicyName: 'own', PolicyDocument: '%7B%7D' }],
  AttachedManagedPolicies: [{ PolicyName: 'a', PolicyArn: 'arn:aws:iam::aws:policy/a' }],
  PermissionsBoundary: {
    PermissionsBoundaryType: 'Policy',
    PermissionsBoundaryArn: 'arn:aws:iam::123456789012:policy/bound',
  },
  Tags: [{ Key: 'team', Value: '' }],
};
const policy = {
  PolicyName: 'shared',
  Arn: 'arn:aws:iam::123456789012:policy/team/hpc/shared',
  Path: '/team/hpc/',
  PolicyVersionList: [
    { VersionId: 'v1', IsDefaultVersion: false, Document: 'old' },
    { VersionId: 'v2', IsDefaultVersion: true, Document: 'new' },
  ],
};
const user = {
  UserName: 'ann',
  AttachedManagedPolicies: [{ PolicyName: 'shared', PolicyArn: policy.Arn }],
};
const group = { GroupName: 'staff', AttachedManagedPolicies: [] };

const expected = {
  accountId: '123456789012',
  policies: [{ name: 'shared', path: '/team/hpc/', arn: policy.Arn, document: 'new' }],
  roles: [
    {
      name: 'head',
      path: '/hpc/',
      trustPolicy: trust,
      attachedPolicyArns: ['arn:aws:iam::aws:policy/a'],
      inlinePolicies: ['own'],
      permissionsBoundaryArn: 'arn:aws:iam::123456789012:policy/bound',
      tags: { team: '' },
    },
  ],
  instanceProfiles: [{ name: 'nodes', path: '/p/', role: 'head' }],
  users: [{ name: 'ann', attachedPolicyArns: [policy.Arn] }],
  groups: [{ name: 'staff', attachedPolicyArns: [] }],
};

const whole = {
  UserDetailList: [user],
  GroupDetailList: [group],
  RoleDetailList: [role],
  Policies: [policy],
};
const pages = [
  { UserDetailList: [user], GroupDetailList: [group], IsTruncated: true, Marker: 'm' },
  { ...empty, RoleDetailList: [role], IsTruncated: true, Marker: 'n' },
  { ...empty, Policies: [policy], IsTruncated: false },
];

describe('what stands in an account is read from', () => {
  it.each([
    ['one answer', whole],
    ['its text, with a mark of its order of bytes', `\uFEFF${JSON.stringify(whole)}`],
    ['its pages', pages],
    ['the text of its pages', JSON.stringify(pages)],
  ])('%s', (_what, details) => {
    expect(readAccount(details)).toEqual(expected);
  });

  it('an empty account, which nobody knows the number of', () => {
    expect(readAccount(empty).accountId).toBeUndefined();
    const ofAws = { ...policy, Arn: 'arn:aws:iam::aws:policy/a' };
    expect(readAccount({ ...empty, Policies: [ofAws] }).accountId).toBeUndefined();
  });
});

describe('what is no such answer is refused', () => {
  it.each<readonly [details: unknown, message: string]>([
    ['', 'it is no JSON at 1:1: The text is empty.'],
    ['{\n  "Policies": [,]\n}', 'it is no JSON at 2:16: '],
    ['7', 'the answer is no object'],
    [undefined, 'the answer is no object'],
    [[7], '[0] is no object'],
    [[], 'it is no answer of aws iam get-account-authorization-details, which has UserDetailList'],
    [{ ...empty, Policies: 7 }, 'Policies is no list'],
    [{ Statement: [] }, 'which has UserDetailList'],
    [{ ...whole, IsTruncated: true, Marker: 'm' }, 'its last page is truncated (IsTruncated)'],
    [pages.slice(0, 1), 'which has RoleDetailList'],
    [pages.slice(0, 2), 'its last page is truncated'],
    [[...pages, { ...empty, IsTruncated: true }], 'its last page is truncated (IsTruncated)'],
    [{ ...empty, RoleDetailList: [7] }, 'RoleDetailList[0] is no object'],
    [{ ...empty, RoleDetailList: [{}] }, 'RoleDetailList[0].RoleName is no text'],
    [{ ...empty, Policies: [policy, { ...policy, Arn: 7 }] }, 'Policies[1].Arn is no text'],
    [
      [empty, { ...empty, RoleDetailList: [{ ...role, Tags: [{ Key: 'a' }] }] }],
      '[1].RoleDetailList[0].Tags[0].Value is no text',
    ],
    [
      { ...empty, RoleDetailList: [{ ...role, PermissionsBoundary: 'x' }] },
      'RoleDetailList[0].PermissionsBoundary is no object',
    ],
  ])('%j', (details, message) => {
    expect(() => readAccount(details)).toThrow(UnreadableAccountError);
    expect(() => readAccount(details)).toThrow(message);
  });
});
