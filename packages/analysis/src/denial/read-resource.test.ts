import { expect, it } from 'vitest';
import { readResource } from './read-resource.ts';

const user = 'arn:aws-cn:iam::123456789012:user/demo';
const bucket = 'arn:aws-cn:s3:::demo';

// What follows an action in a message; what is left of it holds the reason.
it.each<readonly [clause: string, resource: string | undefined, rest: string]>([
  [` on resource: ${bucket} because`, bucket, ' because'],
  [` on resource ${bucket} because`, bucket, ' because'],
  [` on the resource: ${bucket}`, bucket, ''],
  [` on resource: ${bucket}/*`, `${bucket}/*`, ''],
  [` on resource: ${bucket}.`, bucket, ''],
  [` on resource: ${bucket}"} because`, bucket, ' because'],
  [` on resource: "${bucket}/a b" because`, `${bucket}/a b`, ' because'],
  [` on resource: "${bucket}/a b`, `${bucket}/a b`, ''],
  [' on resource: * because', '*', ' because'],
  [' on resource: *', '*', ''],
  [' on resource: *** because', undefined, ' because'],
  [' on resource: arn:aws:logs:[redacted]: because', undefined, ' because'],
  [' on resource: 0123-abcd because', undefined, ' because'],
  [' on resource: "" because', undefined, ' because'],
  [' on this resource because', undefined, ' on this resource because'],
  [' because', undefined, ' because'],
  ['', undefined, ''],
  [' on resource: role demo because', 'arn:aws-cn:iam::123456789012:role/demo', ' because'],
  [' on resource: policy demo', 'arn:aws-cn:iam::123456789012:policy/demo', ''],
  [' on resource: instance profile a b', 'arn:aws-cn:iam::123456789012:instance-profile/a', ' b'],
  [' on resource: role <name> because', undefined, ' <name> because'],
])('reads %j', (clause, resource, rest) => {
  const expected = resource === undefined ? { rest } : { resource, rest };
  expect(readResource(clause, user)).toEqual(expected);
});

it('knows the account of a role from whoever was denied alone', () => {
  const clause = ' on resource: role demo because';
  expect(readResource(clause, undefined)).toEqual({ rest: ' because' });
  expect(readResource(clause, 'role other')).toEqual({ rest: ' because' });
});
