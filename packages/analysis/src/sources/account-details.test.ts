import { expect, it } from 'vitest';
import { readPolicies } from './read-policies.ts';

const allow = (action: string) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: action, Resource: '*' }],
});
const trust = {
  Version: '2012-10-17',
  Statement: [
    { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
  ],
};
const encoded = (document: object) => encodeURIComponent(JSON.stringify(document));

// The form is that of the answer of GetAccountAuthorizationDetails in the IAM API Reference.
const details = {
  UserDetailList: [
    {
      UserName: 'ann',
      UserPolicyList: [{ PolicyName: 'own', PolicyDocument: encoded(allow('sqs:*')) }],
    },
    { UserName: 'bob' },
  ],
  GroupDetailList: [
    {
      GroupName: 'hpc',
      GroupPolicyList: [{ PolicyName: 'queues', PolicyDocument: allow('sns:*') }],
    },
  ],
  RoleDetailList: [
    {
      RoleName: 'head',
      AssumeRolePolicyDocument: encoded(trust),
      RolePolicyList: [
        { PolicyName: 'a', PolicyDocument: allow('s3:*') },
        { PolicyName: 'b', PolicyDocument: encoded(allow('ec2:*')) },
      ],
    },
  ],
  Policies: [
    {
      PolicyName: 'shared',
      DefaultVersionId: 'v2',
      PolicyVersionList: [
        { VersionId: 'v2', IsDefaultVersion: true, Document: encoded(allow('iam:*')) },
        { VersionId: 'v1', IsDefaultVersion: false, Document: encoded(allow('old:*')) },
      ],
    },
    { PolicyName: { toString: 'no text' } },
  ],
  IsTruncated: false,
};

it('an account holds policies of its users, groups and roles, trust policies, managed ones', () => {
  const sources = readPolicies(JSON.stringify(details));
  expect(sources.map(({ name, use, policy }) => [name, use, policy.value])).toEqual([
    ['User ann, policy own', 'user', allow('sqs:*')],
    ['Group hpc, policy queues', 'group', allow('sns:*')],
    ['Role head, policy a', 'role', allow('s3:*')],
    ['Role head, policy b', 'role', allow('ec2:*')],
    ['Role head, trust', 'trust', trust],
    ['Policy shared', 'managed', allow('iam:*')],
  ]);
});

it('has each document at its place, or at that of its text', () => {
  const text = JSON.stringify(details, undefined, 2);
  const places = readPolicies(text).map(({ policy }) => {
    const { line } = policy.locate(['Statement', 0, 'Action']);
    return text.split('\n')[line - 1]?.trim().slice(0, 24);
  });
  expect(places).toEqual([
    '"PolicyDocument": "%7B%2',
    '"Action": "sns:*",',
    '"Action": "s3:*",',
    '"PolicyDocument": "%7B%2',
    '"AssumeRolePolicyDocumen',
    '"Document": "%7B%22Versi',
  ]);
});
