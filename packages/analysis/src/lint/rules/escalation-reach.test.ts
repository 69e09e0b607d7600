import { describe, expect, it } from 'vitest';
import { lintPolicy } from '../lint-policy.ts';

/** The ways that are found in a document of these statements. */
function found(...statements: readonly object[]): readonly string[] {
  return lintPolicy({ Version: '2012-10-17', Statement: statements }).flatMap(({ code }) =>
    code.startsWith('escalation-') ? code.slice('escalation-'.length) : [],
  );
}

const allow = (Action: string | readonly string[], Resource: string | readonly string[]) => ({
  Effect: 'Allow',
  Action,
  Resource,
});

describe('a way through what exists', () => {
  it.each([
    ['assume-role', 'sts:AssumeRole', 'arn:aws:iam::123456789012:role/*'],
    ['start-session', 'ssm:StartSession', 'arn:aws:ec2:*:*:instance/*'],
    ['start-session', 'ssm:StartSession', 'arn:aws:ssm:*:*:*'],
    ['send-command', 'ssm:SendCommand', 'arn:aws:ssm:*:*:managed-instance/*'],
    ['update-stack', 'cloudformation:UpdateStack', 'arn:aws:cloudformation:*:*:stack/*/*'],
    ['update-function-code', 'lambda:UpdateFunctionCode', 'arn:aws:lambda:*:*:function:*'],
    ['update-function-code', 'lambda:UpdateFunctionCode', 'arn:aws:lambda:*:*:function*'],
    ['update-state-machine', 'states:UpdateStateMachine', 'arn:aws:states:*:*:stateMachine:*'],
    ['submit-job', 'batch:SubmitJob', 'arn:aws:batch:*:*:job-definition/*'],
  ])('is told: %s by %s on %s', (name, action, resource) => {
    expect(found(allow(action, resource))).toEqual([name]);
  });

  it.each([
    ['sts:AssumeRole', 'arn:aws:iam::123456789012:role/deployer'],
    ['sts:AssumeRole', 'arn:aws:iam::123456789012:role/team/*'],
    ['sts:AssumeRole', 'arn:aws:iam::*:role/team-*'],
    ['ssm:StartSession', 'arn:aws:ec2:eu-west-1:123456789012:instance/i-02573cafcfEXAMPLE'],
    ['ssm:SendCommand', 'arn:aws:ssm:*:*:document/*'],
    ['cloudformation:UpdateStack', 'arn:aws:cloudformation:*:*:stack/parallelcluster-*'],
    ['lambda:UpdateFunctionCode', 'arn:aws:lambda:*:*:function:parallelcluster-*'],
    ['lambda:AddPermission', 'arn:aws:lambda:*:*:function:demo:*'],
    ['batch:SubmitJob', 'arn:aws:batch:*:*:job/*'],
    ['batch:SubmitJob', 'arn:aws:batch:*:*:job-queue/*'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable
    ['sts:AssumeRole', 'arn:aws:iam::123456789012:role/${aws:username}'],
  ])('is ordinary work: %s on %s', (action, resource) => {
    expect(found(allow(action, resource))).toEqual([]);
  });

  it('is not told where one of its actions keeps to a name', () => {
    const stop = allow(['ec2:StopInstances', 'ec2:StartInstances'], '*');
    const modify = (resource: string) => allow('ec2:ModifyInstanceAttribute', resource);
    expect(found(stop, modify('arn:aws:ec2:*:*:instance/*'))).toEqual(['modify-user-data']);
    expect(found(stop, modify('arn:aws:ec2:*:*:instance/i-02573cafcfEXAMPLE'))).toEqual([]);
    expect(found(stop, modify('arn:aws:ec2:*:*:volume/*'))).toEqual([]);
  });

  // AWS Systems Manager User Guide, "Additional sample IAM policies for Session Manager".
  it('is not told where tags choose, and is where something else is asked for', () => {
    const start = (Condition: object) => ({
      ...allow('ssm:StartSession', 'arn:aws:ec2:*:*:instance/*'),
      Condition,
    });
    expect(found(start({ StringLike: { 'ssm:resourceTag/Finance': ['WebServers'] } }))).toEqual([]);
    expect(found(start({ StringEquals: { 'aws:ResourceTag/team': 'a' } }))).toEqual([]);
    const others = [
      { StringNotEquals: { 'aws:ResourceTag/team': 'a' } },
      { 'ForAnyValue:StringEquals': { 'aws:TagKeys': ['team'] } },
      { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } },
    ];
    for (const other of others) expect(found(start(other))).toEqual(['start-session']);
  });

  it('is told of a role in an instance profile where both may have any name', () => {
    const add = (resource: string) => allow('iam:AddRoleToInstanceProfile', resource);
    const pass = (resource: string) => allow('iam:PassRole', resource);
    expect(found(add('*'), pass('*'))).toEqual(['pass-role-to-instance-profile']);
    expect(found(add('*'), pass('arn:aws:iam::*:role/parallelcluster/*'))).toEqual([]);
  });
});

// IAM User Guide, "AWS: Allows IAM users to manage their own password, access keys, and SSH public keys".
it.each(['iam:CreateAccessKey', 'iam:CreateLoginProfile', 'iam:UpdateLoginProfile'])(
  'leaves %s to the user that one is',
  (action) => {
    const user = (name: string) => `arn:aws:iam::*:user/${name}`;
    // biome-ignore lint/suspicious/noTemplateCurlyInString: policy variables
    for (const own of ['${aws:username}', 'team/${aws:username}']) {
      expect(found(allow(action, user(own)))).toEqual([]);
      expect(found(allow(action, [user(own), user('other')]))).toHaveLength(1);
    }
    expect(found(allow(action, user('*')))).toHaveLength(1);
  },
);
