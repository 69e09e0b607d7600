import { describe, expect, it } from 'vitest';
import { serviceData } from '../service-data.ts';
import { canBe, splitArn } from './resource-overlap.ts';

/** A type of resource as the reference has it. */
function typeOf(service: string, name: string) {
  const type = serviceData.find(service)?.resourceTypes.find((one) => one.name === name);
  if (type === undefined) throw new Error(`${service} has no ${name}`);
  return type;
}

// The forms of the ARNs are those of AWS's Service Authorization Reference.
describe.each<[service: string, type: string, cases: readonly (readonly [string, boolean])[]]>([
  [
    's3',
    'bucket',
    [
      ['*', true],
      ['arn:aws:s3:::demo', true],
      ['arn:aws:s3:::demo*', true],
      ['arn:aws:s3:::*', true],
      ['arn:aws:s3:::demo/*', false],
      ['arn:aws:s3:::demo/key', false],
      ['arn:aws:s3:eu-west-1::demo', false],
      ['arn:aws:s3::123456789012:demo', false],
    ],
  ],
  [
    's3',
    'object',
    [
      ['arn:aws:s3:::demo/*', true],
      ['arn:aws:s3:::demo/a:b/c', true],
      ['arn:aws:s3:::demo*', true],
      ['arn:aws:s3:::demo', false],
    ],
  ],
  [
    'batch',
    'job-definition',
    [
      ['arn:aws:batch:eu-west-1:123456789012:job-definition/demo', true],
      ['arn:aws:batch:eu-west-1:123456789012:job-definition/demo*', true],
      ['arn:aws:batch:eu-west-1:123456789012:job-definition/demo:1', false],
      ['arn:aws:batch:eu-west-1:123456789012:job-queue/demo', false],
    ],
  ],
  [
    'logs',
    'log-group',
    [
      ['arn:aws:logs:eu-west-1:123456789012:log-group:demo', true],
      ['arn:aws:logs:eu-west-1:123456789012:log-group:demo:*', true],
      ['arn:aws:logs:eu-west-1:123456789012:log-group:demo:log-stream:*', true],
      ['arn:aws:logs:*:*:*', true],
      ['arn:aws:logs:eu-west-1:123456789012:destination:demo', false],
    ],
  ],
  [
    'iam',
    'role',
    [
      ['arn:aws:iam::123456789012:role/demo', true],
      ['arn:aws:iam::123456789012:role/team/*', true],
      ['arn:aws-cn:iam::123456789012:role/demo', true],
      ['arn:aws:iam::*:role/*', true],
      ['arn:aws:iam::123456789012:instance-profile/demo', false],
      ['arn:aws:iam:eu-west-1:123456789012:role/demo', false],
    ],
  ],
  [
    'sqs',
    'queue',
    [
      ['arn:aws:sqs:eu-west-1:123456789012:demo', true],
      // A wildcard stands within its segment, but for the last.
      ['arn:aws:sqs:*:demo', false],
      ['arn:aws:sqs:eu-*:1234*:d?mo', true],
      ['arn:aws:s*s:eu-west-1:123456789012:demo', false],
      ['arn:aws:sns:eu-west-1:123456789012:demo', false],
      ['demo', false],
      [`arn:aws:sqs:eu-west-1:123456789012:${'a'.repeat(3_000)}`, false],
    ],
  ],
])('a %s %s', (service, name, cases) => {
  it.each(cases)('can be %s: %j', (arn, isOne) => {
    expect(canBe(arn, typeOf(service, name))).toBe(isOne);
    // Remembered, and still the same.
    expect(canBe(arn, typeOf(service, name))).toBe(isOne);
  });
});

it('takes an ARN apart at its first five colons', () => {
  expect(splitArn('arn:aws:logs:r:a:log-group:demo:*')).toEqual([
    'arn',
    'aws',
    'logs',
    'r',
    'a',
    'log-group:demo:*',
  ]);
  expect(splitArn('arn:aws:s3')).toBeUndefined();
});

it('knows that service-linked roles have a path of their own', () => {
  const create = serviceData.find('iam')?.actions.get('createservicelinkedrole');
  const [type] = create?.resourceTypes ?? [];
  expect(type && canBe('arn:aws:iam::123456789012:role/parallelcluster/*', type)).toBe(false);
  expect(type && canBe('arn:aws:iam::*:role/aws-service-role/fsx.amazonaws.com/*', type)).toBe(
    true,
  );
});
