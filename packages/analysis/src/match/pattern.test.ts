import { describe, expect, it } from 'vitest';
import { actionPattern, areDisjoint, includes, type Pattern, resourcePattern } from './pattern.ts';

function certain(pattern: Pattern | undefined): Pattern {
  if (pattern === undefined) throw new Error('this is no pattern');
  return pattern;
}

const action = (text: string) => certain(actionPattern(text));
const resource = (text: string) => certain(resourcePattern(text));

describe('an action', () => {
  it.each([
    ['s3:Get*', 's3:GetObject', true],
    ['s3:Get*', 'S3:getobject', true],
    ['s3:GetObject', 's3:GetObject', true],
    ['s3:Get?bject', 's3:GetObject', true],
    ['s3:*', 's3:Get*', true],
    ['*', 's3:*', true],
    ['s3:*', '*', false],
    ['s3:Get*', 's3:*', false],
    ['s3:GetObject', 's3:Get*', false],
    ['s3:*', 's3express:CreateSession', false],
    ['s3:*', 'ec2:Describe*', false],
  ])('%s includes %s: %j', (outer, inner, isIncluded) => {
    expect(includes(action(outer), action(inner))).toBe(isIncluded);
  });

  it.each(['', 's3', 's3:', ':GetObject', 's*:GetObject', 's3:Get Object', 's3:a:b', '**', 's3:é'])(
    '%j is none',
    (text) => {
      expect(actionPattern(text)).toBeUndefined();
    },
  );

  it('may have a hyphen, as one of VPC Lattice has', () => {
    expect(actionPattern('vpc-lattice:AssociateViaAWSService-EventsAndStates')).toBeDefined();
  });
});

// How IAM compares ARNs: IAM User Guide, "IAM JSON policy elements: Resource".
const roleOf = (account: string) => `arn:aws:iam::${account}:role/demo`;
const anyAccount = `\${aws:PrincipalAccount}`;
const user = `\${aws:username}`;

describe('a resource', () => {
  it.each([
    ['*', 'arn:aws:s3:::demo', true],
    ['arn:*::*:*:*', '*', false],
    ['arn:aws:s3:::demo/*', 'arn:aws:s3:::demo/a/b:c', true],
    ['arn:aws:s3:::demo/*', 'arn:aws:s3:::demo', false],
    ['arn:aws:s3:::Demo', 'arn:aws:s3:::demo', false],
    ['arn:aws:sqs:*:*:demo', 'arn:aws:sqs:eu-west-1:123456789012:demo', true],
    ['arn:aws:sqs:eu-*:*:d*', 'arn:aws:sqs:eu-west-?:123456789012:demo*', true],
    ['arn:*:sqs:eu-west-1:123456789012:*', 'arn:aws-cn:sqs:eu-west-1:123456789012:a:b', true],
    // A wildcard stays within its segment, but for the last one.
    ['arn:aws:sqs:*:demo:a', 'arn:aws:sqs:eu-west-1:123456789012:demo:a', false],
    ['arn:aws:sqs:*:*:*', 'arn:aws:sqs:eu-west-1:123456789012:a:b:c', true],
    ['arn:aws:sqs:*:*:*', 'arn:aws:sns:eu-west-1:123456789012:demo', false],
    // Or it may go on over the colon, where it is the last character of its segment.
    ['arn:aws:sqs:?*:1:demo', 'arn:aws:sqs:*?:1:demo', true],
    ['arn:aws:sqs:*?:1:demo', 'arn:aws:sqs:?*:1:demo', false],
    ['arn:aws:sqs:r:*?:demo', 'arn:aws:sqs:r:?*:demo', false],
    ['arn:*?:sqs:r:1:demo*?', 'arn:?*:sqs:r:1:demo?*', true],
    ['arn:aws:iam::*:role/*', roleOf('123456789012'), true],
    ['arn:aws:iam::123456789012:role/*', roleOf('*'), false],
    // What a variable stands for may hold a colon.
    ['arn:aws:iam::*:role/*', roleOf(anyAccount), false],
    [`arn:aws:iam::${anyAccount}:role/*`, roleOf(anyAccount), true],
    ['arn:aws:iam::*:user/*', `arn:aws:iam::*:user/${user}`, true],
    [`arn:aws:iam::*:user/${user}/*`, `arn:aws:iam::1:user/${user}/a`, true],
    [`arn:aws:iam::1:user/${user}`, 'arn:aws:iam::1:user/a', false],
  ])('%s includes %s: %j', (outer, inner, isIncluded) => {
    expect(includes(resource(outer), resource(inner))).toBe(isIncluded);
  });

  it.each([
    ['arn:aws:s3:::demo/*', 'arn:aws:s3:::other/*', true],
    ['arn:aws:s3:::demo/*', 'arn:aws:s3:::demo*', false],
    ['arn:aws:s3:::demo', 'arn:aws:sns:::demo', true],
    ['arn:aws:s3:::demo', '*', false],
    ['*', '*', false],
    ['arn:aws:logs:*:*:/a', 'arn:aws:logs:r:1:log-group:/a', false],
    ['arn:aws:logs:r:1:log-group:/a', 'arn:aws:logs:r:*:/a', false],
    ['arn:aws:logs:*:*:/a', 'arn:aws:logs:r:1:log-group:/b', true],
    ['arn:aws:logs:r:1:/a', 'arn:aws:logs:r:1:log-group:/a', true],
    [`arn:aws:s3:::${user}/a`, 'arn:aws:s3:::demo/*', false],
    [`arn:aws:s3:::${user}/a`, 'arn:aws:s3:::demo/b', true],
    [roleOf(anyAccount), 'arn:aws:iam::1:user/a', false],
  ])('%s and %s have certainly nothing in common: %j', (one, other, areApart) => {
    expect(areDisjoint(resource(one), resource(other))).toBe(areApart);
    expect(areDisjoint(resource(other), resource(one))).toBe(areApart);
  });

  it.each([
    '',
    'demo',
    'arn:aws:s3',
    'arn:aws:s3:*',
    'arn:aws:sqs:*:demo',
    'arn:aws:s*:::demo',
    'ARN:aws:s3:::demo',
    `arn:aws:s3:::\${aws:username`,
    `arn:aws:\${aws:x}:::demo`,
    '**',
  ])('%j is none', (text) => {
    expect(resourcePattern(text)).toBeUndefined();
  });

  it('is none where it is longer than IAM takes', () => {
    expect(resourcePattern(`arn:aws:s3:::${'a'.repeat(3_000)}`)).toBeUndefined();
  });
});
