import { expect, it } from 'vitest';
import { readPolicies } from './read-policies.ts';

const document = {
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action: 'sqs:ListQueues', Resource: '*' }],
};
const text = JSON.stringify(document);

/** The holders of each policy of a value, by its name. */
const holders = (value: unknown) =>
  Object.fromEntries(readPolicies(JSON.stringify(value)).map((one) => [one.name, one.holders]));

// IAM User Guide: a user has the policies of the user's groups beside those attached to the user.
it('an account tells who holds what: principals, and the users of a group', () => {
  const arn = (name: string) => `arn:aws:iam::123456789012:policy/${name}`;
  const own = [{ PolicyName: 'own', PolicyDocument: document }];
  const attached = (name: string) => [{ PolicyName: name, PolicyArn: arn(name) }];
  const managed = (name: string) => ({
    PolicyName: name,
    Arn: arn(name),
    PolicyVersionList: [{ IsDefaultVersion: true, Document: document }],
  });
  const details = {
    UserDetailList: [
      { UserName: 'ann', GroupList: ['hpc'], UserPolicyList: own },
      { UserName: 'bob', GroupList: ['hpc', 'other'], AttachedManagedPolicies: attached('shared') },
      { UserName: 'eve', GroupList: [] },
    ],
    GroupDetailList: [
      { GroupName: 'hpc', GroupPolicyList: own, AttachedManagedPolicies: attached('queues') },
    ],
    RoleDetailList: [
      {
        RoleName: 'head',
        AssumeRolePolicyDocument: document,
        RolePolicyList: own,
        AttachedManagedPolicies: [...attached('shared'), ...attached('of-aws')],
      },
    ],
    Policies: [managed('shared'), managed('queues'), managed('unused')],
  };
  expect(holders(details)).toEqual({
    'User ann, policy own': ['User ann'],
    'Group hpc, policy own': ['Group hpc', 'User ann', 'User bob'],
    'Role head, policy own': ['Role head'],
    'Role head, trust': undefined,
    'Policy shared': ['User bob', 'Role head'],
    'Policy queues': ['Group hpc', 'User ann', 'User bob'],
    'Policy unused': [],
  });
});

it.each([
  ['Role', 'RoleName'],
  ['User', 'UserName'],
  ['Group', 'GroupName'],
])('the answer of get-…-policy tells of one %s', (word, key) => {
  const answer = { [key]: 'demo', PolicyName: 'own', PolicyDocument: document };
  expect(holders(answer)).toEqual({ '': [`${word} demo`] });
});

// AWS CloudFormation Template Reference, the properties of AWS::IAM.
it('a template tells by its references, and by names that it gives', () => {
  const Ref = (name: string) => ({ Ref: name });
  const Policies = [{ PolicyName: 'own', PolicyDocument: document }];
  const resource = (Type: string, Properties: object) => ({
    Type: `AWS::IAM::${Type}`,
    Properties,
  });
  const policy = (type: string, more: object) =>
    resource(type, { PolicyDocument: document, ...more });
  const Resources = {
    Head: resource('Role', {
      RoleName: 'demo-head',
      AssumeRolePolicyDocument: document,
      Policies,
      ManagedPolicyArns: [
        Ref('Shared'),
        { 'Fn::If': ['Batch', { 'Fn::GetAtt': ['Batch', 'PolicyArn'] }, Ref('AWS::NoValue')] },
        'arn:aws:iam::aws:policy/ReadOnlyAccess',
      ],
    }),
    Ann: resource('User', { Policies, Groups: [Ref('Hpc')] }),
    Bob: resource('User', {}),
    Hpc: resource('Group', { Policies }),
    Members: resource('UserToGroupAddition', { GroupName: Ref('Hpc'), Users: [Ref('Bob')] }),
    Shared: policy('ManagedPolicy', { Users: [Ref('Bob')] }),
    Batch: policy('ManagedPolicy', {}),
    ByReference: policy('Policy', { Roles: [Ref('Head')], Groups: [Ref('Hpc')] }),
    ByName: policy('Policy', { Roles: ['demo-head', 'existing'] }),
    ByParameter: policy('ManagedPolicy', { Roles: [Ref('RoleParameter')] }),
    OfRole: policy('RolePolicy', { RoleName: Ref('Head') }),
    OfUser: policy('UserPolicy', { UserName: Ref('Ann') }),
    OfGroup: policy('GroupPolicy', { GroupName: Ref('Hpc') }),
    Boundary: policy('ManagedPolicy', {}),
    Bound: resource('Role', { PermissionsBoundary: Ref('Boundary') }),
    Unknown: policy('Policy', { Roles: [{ 'Fn::ImportValue': 'role' }, 7] }),
  };
  const group = ['Group Hpc', 'User Ann', 'User Bob'];
  expect(holders({ Resources })).toEqual({
    'Head, trust': undefined,
    'Head, policy own': ['Role Head'],
    'Ann, policy own': ['User Ann'],
    'Hpc, policy own': group,
    Shared: ['Role Head', 'User Bob'],
    Batch: ['Role Head'],
    ByReference: ['Role Head', ...group],
    ByName: ['Role Head', 'Role existing'],
    ByParameter: ['Role RoleParameter'],
    OfRole: ['Role Head'],
    OfUser: ['User Ann'],
    OfGroup: group,
    Boundary: [],
    Unknown: [],
  });
});

it('a template of YAML tells it by its short forms', () => {
  const template = `Resources:
  Own:
    Type: AWS::IAM::Policy
    Properties:
      PolicyDocument: ${text}
      Roles: [!Ref Head, !If [Batch, !Ref Batch, !Ref AWS::NoValue]]
`;
  const [source] = readPolicies(template, { yaml: true });
  expect(source?.holders).toEqual(['Role Head', 'Role Batch']);
});

// HashiCorp, AWS provider, the arguments of aws_iam_…; what is unknown before apply is left out.
it('a plan tells by names and ARNs as far as they are known', () => {
  const arn = 'arn:aws:iam::123456789012:policy/shared';
  const resource = (type: string, name: string, values: object) => ({
    address: `aws_iam_${type}.${name}`,
    type: `aws_iam_${type}`,
    values,
  });
  const inModule = [resource('role_policy', 'inner', { role: 'demo-head', policy: text })];
  const plan = {
    planned_values: {
      root_module: {
        resources: [
          resource('role', 'head', {
            name: 'demo-head',
            assume_role_policy: text,
            inline_policy: [{ name: 'own', policy: text }],
          }),
          resource('role_policy', 'own', { role: 'demo-head', policy: text }),
          resource('role_policy', 'later', { policy: text }),
          resource('user_policy', 'ann', { user: 'ann', policy: text }),
          resource('group_policy', 'hpc', { group: 'hpc', policy: text }),
          resource('group_membership', 'hpc', { group: 'hpc', users: ['ann', 'bob'] }),
          resource('user_group_membership', 'eve', { user: 'eve', groups: ['hpc'] }),
          resource('policy', 'shared', { arn, policy: text }),
          resource('policy', 'later', { policy: text }),
          resource('role_policy_attachment', 'head', { role: 'demo-head', policy_arn: arn }),
          resource('role_policy_attachment', 'later', { role: 'demo-head' }),
          resource('policy_attachment', 'all', { users: ['bob'], groups: [], policy_arn: arn }),
          resource('role', 'nameless', { managed_policy_arns: [arn] }),
        ],
        child_modules: [{ resources: inModule }],
      },
    },
  };
  expect(holders(plan)).toEqual({
    'aws_iam_role.head, trust': undefined,
    'aws_iam_role.head, policy own': ['Role demo-head'],
    'aws_iam_role_policy.own': ['Role demo-head'],
    'aws_iam_role_policy.later': [],
    'aws_iam_user_policy.ann': ['User ann'],
    'aws_iam_group_policy.hpc': ['Group hpc', 'User ann', 'User bob', 'User eve'],
    'aws_iam_policy.shared': ['Role demo-head', 'User bob', 'Role aws_iam_role.nameless'],
    'aws_iam_policy.later': [],
    'aws_iam_role_policy.inner': ['Role demo-head'],
  });
});
