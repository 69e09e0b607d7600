import { describe, expect, it } from 'vitest';
import { lintPolicy } from '../lint/lint-policy.ts';
import { readPolicies } from './read-policies.ts';

/** The findings beside the documents of a text: the code, the source, and what stands at the place. */
function beside(value: unknown) {
  const text = JSON.stringify(value, undefined, 1);
  return readPolicies(text).flatMap(({ name, policy }) =>
    policy.value === undefined
      ? lintPolicy(policy).map(({ code, severity, position }) => {
          expect(severity).toBe('error');
          return `${code} ${name} ${/^"(?:[^"]{0,20})|./.exec(text.slice(position.offset))?.[0]}`;
        })
      : [],
  );
}

// IAM User Guide, "IAM and AWS STS quotas", and the patterns of the IAM API Reference.
const names: readonly (readonly [kind: string, name: string, isTaken: boolean])[] = [
  ['role', 'Head+=,.@_-9', true],
  ['role', 'r'.repeat(64), true],
  ['role', 'r'.repeat(65), false],
  ['role', 'head node', false],
  ['role', 'head/node', false],
  ['role', 'Kopf-Ä', false],
  ['role', '', false],
  ['user', 'u'.repeat(64), true],
  ['user', 'u'.repeat(65), false],
  ['group', 'g'.repeat(128), true],
  ['group', 'g'.repeat(129), false],
  ['policy', 'p'.repeat(128), true],
  ['policy', 'p'.repeat(129), false],
  ['instance_profile', 'i'.repeat(128), true],
  ['instance_profile', 'i'.repeat(129), false],
];
const paths: readonly (readonly [path: string, isTaken: boolean])[] = [
  ['/', true],
  ['/hpc/', true],
  [`/${'p'.repeat(510)}/`, true],
  [`/${'p'.repeat(511)}/`, false],
  ['hpc/', false],
  ['/hpc', false],
];

describe('a template', () => {
  const types: Readonly<Record<string, string>> = {
    role: 'Role',
    user: 'User',
    group: 'Group',
    policy: 'ManagedPolicy',
    instance_profile: 'InstanceProfile',
  };
  const template = (type: string, Properties: object) => ({
    Resources: { Demo: { Type: `AWS::IAM::${type}`, Properties } },
  });

  it.each(names)('with a %s called %s: %j', (kind, name, isTaken) => {
    const type = types[kind] ?? '';
    const expected = isTaken ? [] : [`name-form Demo "${name.slice(0, 20)}`];
    expect(beside(template(type, { [`${type}Name`]: name }))).toEqual(expected);
  });

  it.each(paths)('with the path %s: %j', (path, isTaken) => {
    const expected = isTaken ? [] : [`name-form Demo "${path.slice(0, 20)}`];
    expect(beside(template('User', { Path: path }))).toEqual(expected);
  });

  it.each(['Policy', 'RolePolicy', 'UserPolicy', 'GroupPolicy'])('with a %s', (type) => {
    expect(beside(template(type, { PolicyName: 'a b' }))).toEqual(['name-form Demo "a b']);
  });

  it('with the name of an inline policy', () => {
    const Policies = [{ PolicyName: 'a b', PolicyDocument: { Statement: [] } }];
    expect(beside(template('Role', { Policies }))).toEqual(['name-form Demo "a b']);
  });

  it('whose names are partly unknown is told of what is known', () => {
    const sub = (text: string) => ({ 'Fn::Sub': text });
    for (const name of ['\u0024{AWS::StackName}-head', '\u0024{A}\u0024{B}']) {
      expect(beside(template('Role', { RoleName: sub(name), Path: sub('/\u0024{A}/') }))).toEqual(
        [],
      );
    }
    expect(beside(template('Role', { RoleName: { Ref: 'Name' } }))).toEqual([]);
    expect(beside(template('Role', { RoleName: sub('\u0024{A} b') }))).toEqual([
      'name-form Demo {',
    ]);
    const [source] = readPolicies(JSON.stringify(template('User', { Path: sub('\u0024{A}/b') })));
    expect(source?.policy.problems[0]?.message).toMatch(/^"…\/b" is no path/);
  });

  it.each(['Role', 'User', 'Group'])('may attach ten managed policies to a %s', (type) => {
    const arns = (count: number) =>
      Array.from({ length: count }, (_, index) => `arn:aws:iam::aws:policy/${index}`);
    const choice = { 'Fn::If': ['A', arns(1)[0], { Ref: 'Policy' }] };
    expect(beside(template(type, { ManagedPolicyArns: arns(10) }))).toEqual([]);
    expect(beside(template(type, { ManagedPolicyArns: [...arns(10), choice] }))).toEqual([]);
    expect(beside(template(type, { ManagedPolicyArns: arns(11) }))).toEqual([
      'attached-policies Demo [',
    ]);
  });
});

describe('a plan', () => {
  const plan = (...resources: readonly object[]) => ({
    planned_values: { root_module: { resources } },
  });
  const resource = (type: string, values: object, name = 'demo') => ({
    address: `aws_iam_${type}.${name}`,
    type: `aws_iam_${type}`,
    values,
  });

  it.each(names)('with a %s called %s: %j', (kind, name, isTaken) => {
    const expected = isTaken ? [] : [`name-form aws_iam_${kind}.demo "${name.slice(0, 20)}`];
    expect(beside(plan(resource(kind, { name })))).toEqual(expected);
  });

  it.each(paths)('with the path %s: %j', (path, isTaken) => {
    const expected = isTaken ? [] : [`name-form aws_iam_user.demo "${path.slice(0, 20)}`];
    expect(beside(plan(resource('user', { name: 'ann', path })))).toEqual(expected);
  });

  it('with the names of inline policies, and with names that are not known yet', () => {
    const inline_policy = [{ name: 'a b', policy: '' }, { name: '', policy: '' }, { policy: '' }];
    expect(beside(plan(resource('role', { inline_policy, path: null })))).toEqual([
      'name-form aws_iam_role.demo "a b',
    ]);
    expect(beside(plan(resource('queue', { name: 'a b', path: 'c' })))).toEqual([]);
  });

  it('may attach ten managed policies to a role, whose ARNs may be unknown', () => {
    const attachments = (count: number, arn?: string) =>
      Array.from({ length: count }, (_, index) =>
        resource('role_policy_attachment', { role: 'head', policy_arn: arn }, `a${index}`),
      );
    expect(beside(plan(...attachments(10)))).toEqual([]);
    expect(beside(plan(...attachments(11, 'arn:aws:iam::aws:policy/One')))).toEqual([]);
    expect(beside(plan(...attachments(11)))).toEqual([
      'attached-policies aws_iam_role_policy_attachment.a10 {',
    ]);
    const managed_policy_arns = ['arn:aws:iam::aws:policy/A', 'arn:aws:iam::aws:policy/B'];
    const role = resource('role', { name: 'head', managed_policy_arns });
    expect(beside(plan(role, ...attachments(8)))).toEqual([]);
    expect(beside(plan(...attachments(9), role))).toEqual([
      'attached-policies aws_iam_role.demo {',
    ]);
  });
});
