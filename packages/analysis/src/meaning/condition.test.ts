import { describe, expect, it } from 'vitest';
import { conditionHolds } from './condition.ts';
import type { ContextValue } from './request.ts';

type Row = readonly [
  operator: string,
  values: string | readonly string[],
  actual: ContextValue | undefined,
  holds: boolean | undefined,
];

const key = 'aws:Key';

function check([operator, values, actual, holds]: Row, more: Record<string, ContextValue> = {}) {
  const test = { operator, key, values: [values].flat(), path: [] };
  const context = { ...(actual === undefined ? {} : { 'AWS:key': actual }), ...more };
  expect(conditionHolds(test, context)).toBe(holds);
}

// The tables are from the IAM User Guide, "Condition operators", its examples among them.

describe('text', () => {
  it.each<Row>([
    ['StringEquals', 'iamuser-admin', 'iamuser-admin', true],
    ['StringEquals', 'iamuser-admin', 'IAMuser-admin', false],
    ['StringEquals', 'iamuser-*', 'iamuser-admin', false],
    ['StringEquals', 'iamuser-*', 'iamuser-*', true],
    ['StringEquals', 'a?c', 'abc', false],
    ['StringEquals', ['12345', '67890'], '67890', true],
    ['StringEquals', '', '', true],
    ['StringEquals', '7', 7, true],
    ['StringEquals', 'true', true, true],
    ['StringNotEquals', 'a', 'b', true],
    ['StringNotEquals', 'a', 'a', false],
    ['StringNotEquals', ['a', 'b'], 'b', false],
    ['StringNotEquals', ['a', 'b'], 'c', true],
    ['StringEqualsIgnoreCase', 'Admin', 'aDMIN', true],
    ['StringEqualsIgnoreCase', 'Admin', 'admins', false],
    ['StringEqualsIgnoreCase', 'Ad*', 'admin', false],
    ['StringNotEqualsIgnoreCase', 'Admin', 'aDMIN', false],
    ['StringNotEqualsIgnoreCase', 'Admin', 'user', true],
    ['StringLike', ['t1.*', 't2.*', 'm3.*'], 't2.micro', true],
    ['StringLike', ['t1.*', 't2.*', 'm3.*'], 'c5.large', false],
    ['StringLike', 't?.*', 't2.micro', true],
    ['StringLike', 't?.*', 't.micro', false],
    ['StringLike', 'T2.*', 't2.micro', false],
    ['StringLike', 'micro', 't2.micro', false],
    ['StringLike', '*', '', true],
    ['StringLike', ['', 'home/', 'home/*/'], '', true],
    ['StringLike', ['', 'home/', 'home/*/'], 'home', false],
    ['StringLike', 'a.c', 'abc', false],
    ['StringNotLike', 't2.*', 't2.micro', false],
    ['StringNotLike', 't2.*', 'm3.large', true],
  ])('%s %j with %j', (...row) => check(row));
});

describe('numbers', () => {
  it.each<Row>([
    ['NumericEquals', '10', '10', true],
    ['NumericEquals', '10', '10.0', true],
    ['NumericEquals', '10', 10, true],
    ['NumericEquals', '10', '11', false],
    ['NumericEquals', '-0.5', '-0.50', true],
    ['NumericEquals', '+3', '3', true],
    ['NumericNotEquals', '10', '10', false],
    ['NumericNotEquals', '10', '11', true],
    ['NumericLessThan', '10', '9.5', true],
    ['NumericLessThan', '10', '10', false],
    ['NumericLessThanEquals', '10', '10', true],
    ['NumericLessThanEquals', '10', '11', false],
    ['NumericGreaterThan', '10', '11', true],
    ['NumericGreaterThan', '10', '10', false],
    ['NumericGreaterThan', '9', '10', true],
    ['NumericGreaterThanEquals', '10', '10', true],
    ['NumericGreaterThanEquals', '10', '9', false],
    ['NumericEquals', '999999999999999', '999999999999999', true],
    // Both would be the same double.
    ['NumericEquals', '9007199254740993', '9007199254740992', undefined],
    ['NumericEquals', 'ten', '10', undefined],
    ['NumericEquals', '10', 'ten', undefined],
    ['NumericNotEquals', '10', 'ten', undefined],
    ['NumericEquals', '', '0', undefined],
    ['NumericEquals', '1e1', '10', undefined],
    ['NumericEquals', '0x10', '16', undefined],
    ['NumericEquals', '1.', '1', undefined],
    ['NumericEquals', ['ten', '10'], '10', true],
  ])('%s %j with %j', (...row) => check(row));
});

describe('dates', () => {
  const noon = '2020-01-01T12:00:00Z';
  it.each<Row>([
    ['DateEquals', noon, noon, true],
    // Each form of the W3C's note "Date and Time Formats", and the same time in seconds.
    ['DateEquals', '2020', '2020-01-01T00:00:00Z', true],
    ['DateEquals', '2020-02', '2020-02-01T00:00:00Z', true],
    ['DateEquals', '2020-02-29', '2020-02-29T00:00:00Z', true],
    ['DateEquals', '2020-01-01T12:00Z', noon, true],
    ['DateEquals', '2020-01-01T12:00:00.000Z', noon, true],
    ['DateEquals', '2020-01-01T12:00:00.5Z', '2020-01-01T12:00:00.500Z', true],
    ['DateEquals', '2020-01-01T12:00:00.05Z', '2020-01-01T12:00:00.500Z', false],
    ['DateEquals', '2020-01-01T13:00:00+01:00', noon, true],
    ['DateEquals', '2020-01-01T06:30:00-05:30', noon, true],
    ['DateEquals', '2020-01-02T11:59:00+23:59', noon, true],
    ['DateEquals', '1577880000', noon, true],
    ['DateEquals', noon, 1577880000, true],
    ['DateNotEquals', noon, noon, false],
    ['DateNotEquals', noon, '2020-01-01T12:00:01Z', true],
    ['DateGreaterThan', '2020-01-01T00:00:01Z', noon, true],
    ['DateGreaterThan', noon, noon, false],
    ['DateGreaterThanEquals', noon, noon, true],
    ['DateGreaterThanEquals', noon, '2020-01-01T11:59:59Z', false],
    ['DateLessThan', noon, '2020-01-01T11:59:59Z', true],
    ['DateLessThan', noon, noon, false],
    ['DateLessThanEquals', noon, noon, true],
    ['DateLessThanEquals', noon, '2020-01-01T12:00:01Z', false],
    ['DateEquals', '2021-02-29', '2021-03-01T00:00:00Z', undefined],
    ['DateEquals', '2020-13-01', noon, undefined],
    ['DateEquals', '2020-01-01T24:00:00Z', '2020-01-02T00:00:00Z', undefined],
    ['DateEquals', '2020-01-01T12:00:00', noon, undefined],
    ['DateEquals', '2020-01-01T12:00:00+24:00', noon, undefined],
    ['DateEquals', '2020-01-01T12:00:00+01:60', noon, undefined],
    ['DateEquals', '2020-01-01*', noon, undefined],
    ['DateEquals', '1 January 2020', noon, undefined],
    ['DateNotEquals', noon, 'today', undefined],
    ['DateEquals', '', noon, undefined],
  ])('%s %j with %j', (...row) => check(row));
});

describe('true and false', () => {
  it.each<Row>([
    ['Bool', 'false', 'false', true],
    ['Bool', 'false', 'true', false],
    ['Bool', 'true', true, true],
    ['Bool', ['true', 'false'], 'false', true],
    ['Bool', 'yes', 'true', undefined],
    ['Bool', 'true', 'yes', undefined],
  ])('%s %j with %j', (...row) => check(row));
});

describe('binary values', () => {
  it.each<Row>([
    ['BinaryEquals', 'QmluYXJ5VmFsdWVJbkJhc2U2NA==', 'QmluYXJ5VmFsdWVJbkJhc2U2NA==', true],
    ['BinaryEquals', 'QmluYXJ5VmFsdWVJbkJhc2U2NA==', 'QmluYXJ5', false],
    // The last bits of a group are not part of its bytes.
    ['BinaryEquals', 'QQ==', 'QR==', true],
    ['BinaryEquals', 'QUI=', 'QUI=', true],
    ['BinaryEquals', 'QQ', 'QQ==', undefined],
    ['BinaryEquals', 'Q Q=', 'QQ==', undefined],
  ])('%s %j with %j', (...row) => check(row));
});

describe('addresses', () => {
  it.each<Row>([
    ['IpAddress', '203.0.113.0/24', '203.0.113.0', true],
    ['IpAddress', '203.0.113.0/24', '203.0.113.255', true],
    ['IpAddress', '203.0.113.0/24', '203.0.114.0', false],
    ['IpAddress', ['203.0.113.0/24', '2001:DB8:1234:5678::/64'], '203.0.113.7', true],
    ['IpAddress', ['203.0.113.0/24', '2001:DB8:1234:5678::/64'], '2001:db8:1234:5678::1', true],
    ['IpAddress', ['203.0.113.0/24', '2001:DB8:1234:5678::/64'], '2001:db8:1234:5679::1', false],
    ['IpAddress', '203.0.113.7', '203.0.113.7', true],
    ['IpAddress', '203.0.113.7', '203.0.113.8', false],
    ['IpAddress', '203.0.113.7/24', '203.0.113.99', true],
    ['IpAddress', '0.0.0.0/0', '255.255.255.255', true],
    ['IpAddress', '10.0.0.0/9', '10.127.255.255', true],
    ['IpAddress', '10.0.0.0/9', '10.128.0.0', false],
    ['IpAddress', '10.1.2.2/31', '10.1.2.3', true],
    ['IpAddress', '10.1.2.2/31', '10.1.2.4', false],
    ['IpAddress', '10.1.0.0/16', '10.1.255.0', true],
    ['IpAddress', '10.1.0.0/17', '10.1.128.0', false],
    ['IpAddress', '2001:db8::1', '2001:0DB8:0:0:0:0:0:1', true],
    ['IpAddress', '2001:db8::1', '2001:db8::2', false],
    ['IpAddress', '::/0', '::', true],
    ['IpAddress', '::/0', '10.0.0.1', false],
    ['IpAddress', '::ffff:10.0.0.1/128', '::ffff:a00:1', true],
    ['IpAddress', '1:2:3:4:5:6:7:8/127', '1:2:3:4:5:6:7:9', true],
    ['IpAddress', '1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0', true],
    ['NotIpAddress', '203.0.113.0/24', '203.0.113.7', false],
    ['NotIpAddress', '203.0.113.0/24', '198.51.100.7', true],
    ['IpAddress', '203.0.113.0/33', '203.0.113.0', undefined],
    ['IpAddress', '::/129', '::', undefined],
    ['IpAddress', '203.0.113.0/', '203.0.113.0', undefined],
    ['IpAddress', '203.0.113.0/24x', '203.0.113.0', undefined],
    ['IpAddress', '203.0.113.0/0x8', '203.0.113.0', undefined],
    ['IpAddress', '203.0.113.0/24/24', '203.0.113.0', undefined],
    ['IpAddress', '203.0.113', '203.0.113.0', undefined],
    ['IpAddress', '203.0.113.256', '203.0.113.0', undefined],
    ['IpAddress', '203.0.113.01', '203.0.113.1', undefined],
    ['IpAddress', '203.0.113.*', '203.0.113.1', undefined],
    ['IpAddress', '1:2:3:4:5:6:7', '::', undefined],
    ['IpAddress', '1:2:3:4:5:6:7:8:9', '::', undefined],
    ['IpAddress', '1::2::3', '1::2', undefined],
    ['IpAddress', '1:2:3:4::5:6:7:8', '::', undefined],
    ['IpAddress', ':1::', '::', undefined],
    ['IpAddress', '10.0.0.1::', '::', undefined],
    ['IpAddress', '1::g', '1::', undefined],
    ['IpAddress', '::10.0.0.1:5', '::', undefined],
    ['IpAddress', '12345::', '::', undefined],
    ['IpAddress', '203.0.113.0/24', 'localhost', undefined],
    ['NotIpAddress', '203.0.113.0/24', 'localhost', undefined],
  ])('%s %j with %j', (...row) => check(row));
});

describe('ARNs', () => {
  const pattern = 'arn:aws:someservice:*:111122223333:finance/*';
  const crossing =
    'arn:aws:someservice:us-east-2:999999999999:store/abc:111122223333:finance/document.txt';
  it.each<Row>([
    ['StringLike', pattern, crossing, true],
    ['ArnLike', pattern, crossing, false],
    ['ArnEquals', pattern, crossing, false],
    ['ArnLike', pattern, 'arn:aws:someservice:us-east-2:111122223333:finance/a/b:c', true],
    ['ArnEquals', pattern, 'arn:aws:someservice:us-east-2:111122223333:finance/a', true],
    ['ArnEquals', 'arn:aws:sns:*:1:t?', 'arn:aws:sns:r:1:t1', true],
    ['ArnEquals', 'arn:aws:sns:*:1:t?', 'arn:aws:sns:r:1:T1', false],
    ['ArnLike', 'arn:*:*:*:*:*', 'arn:aws:s3:::b', true],
    ['ArnLike', 'arn:aws:s3:::?', 'arn:aws:s3:::', false],
    ['ArnNotEquals', pattern, crossing, true],
    ['ArnNotLike', 'arn:aws:s3:::*', 'arn:aws:s3:::b', false],
    ['ArnNotLike', 'arn:aws:s3:::*', 'arn:aws:sqs:r:1:q', true],
    ['ArnLike', 'arn:aws:s3', 'arn:aws:s3:::b', undefined],
    ['ArnLike', '*', 'arn:aws:s3:::b', undefined],
    ['ArnLike', 'arn:aws:s3:::*', 'b', undefined],
    ['ArnLike', 'arn:aws:s3:::*', 'urn:aws:s3:::b', undefined],
    ['ArnNotLike', 'arn:aws:s3:::*', 'b', undefined],
  ])('%s %j with %j', (...row) => check(row));
});

describe('a missing key', () => {
  it.each<Row>([
    ['StringEquals', 'a', undefined, false],
    ['StringLike', '*', undefined, false],
    ['NumericLessThan', '10', undefined, false],
    ['DateLessThan', '2020', undefined, false],
    ['Bool', 'false', undefined, false],
    ['IpAddress', '0.0.0.0/0', undefined, false],
    ['ArnLike', 'arn:*:*:*:*:*', undefined, false],
    ['StringNotEquals', 'a', undefined, true],
    ['StringNotEqualsIgnoreCase', 'a', undefined, true],
    ['StringNotLike', '*', undefined, true],
    ['NumericNotEquals', '1', undefined, true],
    ['DateNotEquals', '2020', undefined, true],
    ['NotIpAddress', '0.0.0.0/0', undefined, true],
    ['ArnNotLike', 'arn:*:*:*:*:*', undefined, true],
    ['ArnNotEquals', 'arn:*:*:*:*:*', undefined, true],
    ['StringLikeIfExists', 't1.*', undefined, true],
    ['StringLikeIfExists', 't1.*', 't1.micro', true],
    ['StringLikeIfExists', 't1.*', 't2.micro', false],
    ['StringNotEqualsIfExists', 'a', undefined, true],
    ['StringNotEqualsIfExists', 'a', 'a', false],
    ['BoolIfExists', 'true', undefined, true],
    ['NotIpAddressIfExists', '10.0.0.0/8', undefined, true],
    ['Null', 'true', undefined, true],
    ['Null', 'false', undefined, false],
    ['Null', 'true', 'x', false],
    ['Null', 'false', 'x', true],
    ['Null', ['true', 'false'], 'x', true],
    // An empty list is a key without a value.
    ['Null', 'true', [], true],
    ['StringNotEquals', 'a', [], true],
    ['StringEquals', 'a', [], false],
  ])('%s %j with %j', (...row) => check(row));
});

// IAM User Guide, "Multivalued context keys", its example of DynamoDB's attributes among them.
describe('several values', () => {
  const attributes = ['PostDateTime', 'Message', 'Tags'];
  it.each<Row>([
    ['ForAllValues:StringLike', attributes, ['PostDateTime', 'Message'], true],
    ['ForAllValues:StringLike', attributes, ['PostDateTime', 'ID'], false],
    ['ForAllValues:StringLike', attributes, [], true],
    ['ForAllValues:StringLike', attributes, undefined, true],
    ['ForAllValues:StringLike', attributes, '', true],
    ['ForAllValues:StringLike', attributes, ['', 'ID'], false],
    ['ForAllValues:StringLike', attributes, 'Tags', true],
    ['ForAnyValue:StringLike', ['ID', 'PostDateTime'], ['PostDateTime', 'Message'], true],
    ['ForAnyValue:StringLike', ['ID', 'PostDateTime'], ['UserName'], false],
    ['ForAnyValue:StringLike', ['ID', 'PostDateTime'], undefined, false],
    ['ForAnyValue:StringLike', '*', '', false],
    ['ForAnyValue:StringLike', ['ID'], [], false],
    ['ForAllValues:StringNotEquals', ['a', 'b'], ['c', 'd'], true],
    ['ForAllValues:StringNotEquals', ['a', 'b'], ['c', 'a'], false],
    ['ForAllValues:StringNotEquals', ['a'], undefined, true],
    ['ForAnyValue:StringNotEquals', ['a', 'b'], ['a', 'c'], true],
    ['ForAnyValue:StringNotEquals', ['a', 'b'], ['a', 'b'], false],
    ['ForAnyValue:StringNotEquals', ['a'], undefined, false],
    ['ForAllValues:StringEqualsIfExists', ['a'], undefined, true],
    // The guide says of IfExists that it is then true, and of ForAnyValue that it is then false.
    ['ForAnyValue:StringEqualsIfExists', ['a'], undefined, undefined],
    ['ForAnyValue:StringEqualsIfExists', ['a'], ['b', 'a'], true],
    ['ForAllValues:NumericLessThan', ['5', '10'], ['9', '4'], true],
    ['ForAllValues:NumericLessThan', ['5'], ['9', 'x'], false],
    ['ForAllValues:NumericLessThan', ['5'], ['4', 'x'], undefined],
    ['ForAnyValue:NumericLessThan', ['5'], ['4', 'x'], true],
    ['ForAnyValue:NumericLessThan', ['5'], ['9', 'x'], undefined],
    // Without a set operator one value is enough, and for a negated operator none may match.
    ['StringEquals', ['a'], ['b', 'a'], true],
    ['StringEquals', ['a'], ['b', 'c'], false],
    ['StringNotEquals', ['a'], ['b', 'a'], false],
    ['StringNotEquals', ['a'], ['b', 'c'], true],
  ])('%s %j with %j', (...row) => check(row));

  it('of keys that differ in case alone are those of one key', () => {
    check(['ForAllValues:StringEquals', ['a'], 'a', false], { 'aws:KEY': 'b' });
  });
});

// IAM User Guide, "Variables and tags".
describe('a variable', () => {
  const user = { 'aws:username': 'Anna', 'aws:PrincipalTag/Team Name': 'hpc' };
  it.each<Row>([
    ['StringEquals', `\${aws:username}`, 'Anna', true],
    ['StringEquals', `\${AWS:UserName}`, 'Anna', true],
    ['StringEquals', `\${aws:username}`, 'anna', false],
    ['StringEqualsIgnoreCase', `\${aws:username}-X`, 'aNNA-x', true],
    ['StringLike', ['', 'home/', `home/\${aws:username}/*`], 'home/Anna/x', true],
    ['StringLike', ['', 'home/', `home/\${aws:username}/*`], 'home/Otto/x', false],
    ['StringEquals', `\${aws:PrincipalTag/Team Name}`, 'hpc', true],
    ['StringEquals', `\${aws:username}\${aws:username}`, 'AnnaAnna', true],
    ['StringEquals', `\${aws:username, 'nobody'}`, 'Anna', true],
    ['StringEquals', `\${aws:userid, 'nobody'}`, 'nobody', true],
    ['StringEquals', `\${aws:userid, ''}`, '', true],
    [
      'ArnLike',
      `arn:aws:iam::\${aws:PrincipalAccount, '1'}:user/\${aws:username}`,
      'arn:aws:iam::1:user/Anna',
      true,
    ],
    ['ArnLike', `arn:aws:iam::1:user/\${aws:username}`, 'arn:aws:iam::1:user/Otto', false],
    ['StringLike', `a\${*}c`, 'a*c', true],
    ['StringLike', `a\${*}c`, 'abc', false],
    ['StringLike', `a\${?}*`, 'a?c', true],
    ['StringLike', `a\${?}*`, 'abc', false],
    ['StringEquals', `\${$}{aws:username}`, `\${aws:username}`, true],
    // Missing: nothing matches it; that it differs from something is not said.
    ['StringEquals', `\${aws:userid}`, 'Anna', false],
    ['StringEquals', `\${aws:userid}`, '', false],
    ['StringEquals', [`\${aws:userid}`, 'Anna'], 'Anna', true],
    ['ArnLike', `arn:aws:iam::1:user/\${aws:userid}`, 'arn:aws:iam::1:user/Anna', false],
    ['StringNotEquals', `\${aws:userid}`, 'Anna', undefined],
    ['StringNotEquals', [`\${aws:userid}`, 'Anna'], 'Anna', false],
    ['ArnNotLike', `arn:aws:iam::1:user/\${aws:userid}`, 'arn:aws:iam::1:user/Anna', undefined],
    // Malformed.
    ['StringEquals', `\${aws:username`, 'Anna', undefined],
    ['StringEquals', `\${}`, 'Anna', undefined],
    ['StringEquals', `\${ aws:username}`, 'Anna', undefined],
    ['StringEquals', `\${aws:username }`, 'Anna', undefined],
    ['StringEquals', `\${aws:username,'x'}`, 'Anna', undefined],
    ['StringEquals', `\${aws:username, x}`, 'Anna', undefined],
    ['StringNotEquals', `\${aws:username`, 'Anna', undefined],
    ['ArnLike', `arn:aws:iam::1:user/\${aws:username`, 'arn:aws:iam::1:user/Anna', undefined],
    // Not filled in for the other operators.
    ['NumericEquals', `\${aws:username}`, '1', undefined],
    ['Bool', `\${aws:username}`, 'true', undefined],
    ['Null', `\${aws:username}`, 'x', undefined],
  ])('in %s %j with %j', (...row) => check(row, user));

  it('stands for its characters, wildcards among them', () => {
    check(['StringLike', `\${k:any}`, 'abc', false], { 'k:any': '*' });
    check(['StringLike', `\${k:any}`, '*', true], { 'k:any': '*' });
    check(['StringEquals', `\${k:any}`, `\${k:other}`, true], { 'k:any': `\${k:other}` });
  });

  it('stays in its part of an ARN', () => {
    const value = `arn:aws:iam::\${k:any}:user/x`;
    check(['ArnLike', value, 'arn:aws:iam::1:user/x', true], { 'k:any': '1' });
    check(['ArnLike', value, 'arn:aws:iam::1:2:user/x', false], { 'k:any': '1:2' });
    check(['ArnLike', `arn:aws:s3:::\${k:any}`, 'arn:aws:s3:::1:2', true], { 'k:any': '1:2' });
    check(['ArnLike', `\${k:any}:iam::1:user/x`, 'arn:aws:iam::1:user/x', undefined], {
      'k:any': 'arn:aws',
    });
  });

  it('may have a key of one letter', () => {
    check(['StringEquals', `\${k}`, 'a', true], { k: 'a' });
  });

  it('of several values is none', () => {
    check(['StringEquals', `\${k:any}`, 'a', false], { 'k:any': ['a', 'b'] });
    check(['StringEquals', `\${k:any, 'a'}`, 'a', false], { 'k:any': ['a', 'b'] });
    check(['StringEquals', `\${k:any}`, 'a', true], { 'k:any': ['a'] });
  });

  it('is plain text in documents of 2008', () => {
    const test = (value: string) => ({ operator: 'StringLike', key, values: [value], path: [] });
    const options = { hasVariables: false };
    const context = { [key]: `\${aws:username}`, 'aws:username': 'x' };
    expect(conditionHolds(test(`\${aws:username}`), context, options)).toBe(true);
    expect(conditionHolds(test(`\${*}`), context, options)).toBe(true);
    expect(conditionHolds(test('x'), context, options)).toBe(false);
  });
});

describe('what IAM cannot read', () => {
  it.each<Row>([
    ['stringequals', 'a', 'a', undefined],
    ['StringMatches', 'a', 'a', undefined],
    ['NotBool', 'true', 'false', undefined],
    ['NullIfExists', 'true', undefined, undefined],
    ['ForAllValues:Null', 'true', undefined, undefined],
    ['ForSomeValues:StringEquals', 'a', 'a', undefined],
    ['StringMatches', 'a', undefined, undefined],
    ['StringEquals', [], 'a', undefined],
    ['StringNotEquals', [], 'a', undefined],
    ['Null', 'yes', undefined, undefined],
    // A missing key makes these true whatever the value is, provided that it is one.
    ['NumericNotEquals', 'ten', undefined, undefined],
    ['NumericEqualsIfExists', ['ten', '10'], undefined, undefined],
    ['ForAllValues:NumericEquals', 'ten', undefined, undefined],
    ['ForAllValues:NumericEquals', 'ten', '', undefined],
    ['ForAnyValue:NumericEquals', 'ten', '', false],
    ['NumericEquals', 'ten', undefined, false],
  ])('is not answered: %s %j with %j', (...row) => check(row));

  it('is a part that is not known yet', () => {
    check(['StringEquals', 'arn:\ufdd0:x', 'arn:aws:x', undefined]);
    check(['StringEquals', ['\ufdd0', 'a'], 'a', true]);
    check(['StringNotEquals', '\ufdd0', 'a', undefined]);
    check(['StringNotEquals', '\ufdd0', undefined, true]);
    check(['ForAllValues:StringEquals', '\ufdd0', '', true]);
  });
});

it('answers patterns made to explode at once', () => {
  const start = performance.now();
  check(['StringLike', `${'*a'.repeat(1000)}b`, 'a'.repeat(2000), false]);
  check(['StringLike', `${'*?'.repeat(1000)}b`, 'a'.repeat(2000), false]);
  check(['StringLike', `*${'a'.repeat(1000)}b`, 'a'.repeat(2000), false]);
  check(['StringEquals', '${'.repeat(100_000), 'a', undefined]);
  check(['StringEquals', `\${${' '.repeat(100_000)}}`, 'a', undefined]);
  check(['NumericEquals', `${'1'.repeat(100_000)}x`, '1', undefined]);
  check(['IpAddress', ':'.repeat(100_000), '::', undefined]);
  expect(performance.now() - start).toBeLessThan(10_000);
});
