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
    ['assume-role', 'sts:AssumeRole', 'arn:aws:iam::*:*'],
  ])('is told: %s by %s on %s', (name, action, resource) => {
    expect(found(allow(action, resource))).toEqual([name]);
  });

  it.each([
    ['sts:AssumeRole', 'arn:aws:iam::123456789012:role/deployer'],
    ['sts:AssumeRole', 'arn:aws:iam::123456789012:role/team/*'],
    ['sts:AssumeRole', 'arn:aws:iam::*:role/team-*'],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable
    ['sts:AssumeRole', 'arn:aws:iam::123456789012:role/${aws:username}'],
  ])('is ordinary work: %s on %s', (action, resource) => {
    expect(found(allow(action, resource))).toEqual([]);
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
