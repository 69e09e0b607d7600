import { describe, expect, it } from 'vitest';
import { lintPolicy } from '../lint-policy.ts';

/** The message of the finding about the keys of a condition. */
function messageOf(action: string, Condition: object): string | undefined {
  const statement = { Effect: 'Allow', Action: action, Resource: '*', Condition };
  const findings = lintPolicy({ Version: '2012-10-17', Statement: [statement] });
  return findings.find(({ code }) => code === 'unknown-condition-key')?.message;
}

// IAM User Guide, "Condition operators" and "Set operators for multivalued context keys": what a test
// comes to where the request does not have the key.
describe.each([
  ['StringEquals', 'a', 'never'],
  ['StringNotEquals', 'a', 'always'],
  ['StringEqualsIfExists', 'a', 'always'],
  ['StringNotEqualsIfExists', 'a', 'always'],
  ['NotIpAddress', '10.0.0.0/8', 'always'],
  ['IpAddress', '10.0.0.0/8', 'never'],
  ['ForAllValues:StringEquals', 'a', 'always'],
  ['ForAnyValue:StringEquals', 'a', 'never'],
  ['ForAnyValue:StringNotEquals', 'a', 'never'],
  ['Null', 'true', 'always'],
  ['Null', 'false', 'never'],
])('%s: %s, of a key that is not there', (operator, value, holds) => {
  it(`${holds} holds`, () => {
    const condition = { [operator]: { 'iam:PassedToService': value } };
    expect(messageOf('sqs:SendMessage', condition)).toContain(`the test ${holds} holds`);
  });
});

describe('a key that AWS does not have', () => {
  it.each([
    ['s3:GetObject', 'aws:ResourceAcount', 'aws:ResourceAccount is meant, perhaps.'],
    ['s3:GetObject', 'AWS:sourceIPs', 'aws:SourceIp is meant, perhaps.'],
    ['s3:GetObject', 'aws:PrincipalTags/team', 'aws:PrincipalTag/tag-key is meant, perhaps.'],
    ['s3:GetObject', 'aws:PrincipalTag', 'aws:PrincipalTag/tag-key is meant, perhaps.'],
    ['s3:GetObject', 'lambda:SourceFunctionArm', 'lambda:SourceFunctionArn is meant, perhaps.'],
    ['iam:PassRole', 'iam:PassedToServce', 'iam:PassedToService is meant, perhaps.'],
  ])('is told with what is meant, %s: %s', (action, key, message) => {
    expect(messageOf(action, { StringEquals: { [key]: 'a' } })).toContain(message);
  });

  it.each([
    ['s3:GetObject', 'aws:'],
    ['s3:GetObject', 'aws:NothingLikeIt'],
    ['sqs:SendMessage', 'iam:PassedToService'],
    ['s3:GetObject', `aws:${'SourceIp'.repeat(500)}`],
  ])('is told without, where nothing is near, %s: %s', (action, key) => {
    expect(messageOf(action, { StringEquals: { [key]: 'a' } })).toMatch(/never holds\.$/);
  });
});
