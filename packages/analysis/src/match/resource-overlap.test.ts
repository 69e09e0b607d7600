import fc from 'fast-check';
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
    'batch',
    'job-definition-revision',
    [
      ['arn:aws:batch:eu-west-1:123456789012:job-definition/demo:1', true],
      ['arn:aws:batch:eu-west-1:123456789012:job-definition/demo:*', true],
      ['arn:aws:batch:eu-west-1:123456789012:job-definition/demo*', true],
      ['arn:aws:batch:eu-west-1:123456789012:job-definition/*', true],
      ['arn:aws:batch:eu-west-1:123456789012:job-definition/demo', false],
    ],
  ],
  [
    'lambda',
    'function',
    [
      ['arn:aws:lambda:eu-west-1:123456789012:function:demo', true],
      ['arn:aws:lambda:eu-west-1:123456789012:function:demo:live', true],
      ['arn:aws:lambda:eu-west-1:123456789012:function:*', true],
      ['arn:aws:lambda:eu-west-1:123456789012:layer:demo', false],
    ],
  ],
  // AWS managed policies name documents and views of AWS's own so.
  [
    'ssm',
    'document',
    [
      ['arn:aws:ssm:*::document/AWS-RunShellScript', true],
      ['arn:aws:ssm:*:123456789012:document/demo', true],
      ['arn:aws:ssm::123456789012:document/demo', false],
    ],
  ],
  [
    'ssm',
    'parameter',
    [
      ['arn:aws:ssm:eu-west-1::parameter/aws/service/*', true],
      ['arn:aws:ssm:eu-west-1::patchbaseline/*', false],
    ],
  ],
  [
    'resource-explorer-2',
    'view',
    [['arn:aws:resource-explorer-2:*::view/AWSServiceView/service-view', true]],
  ],
  ['securityhub', 'product', [['arn:aws:securityhub:*::product/aws/guardduty', true]]],
  ['ec2', 'instance', [['arn:aws:ec2:eu-west-1::instance/*', false]]],
  [
    'cloudformation',
    'stack',
    [
      ['arn:aws:cloudformation:eu-west-1:123456789012:stack/demo/0a1b', true],
      ['arn:aws:cloudformation:eu-west-1:123456789012:stack/demo*', true],
      // A star crosses the slash before the identifier; a question mark is one character of it.
      ['arn:aws:cloudformation:eu-west-1:123456789012:stack/demo?0a1b', true],
      ['arn:aws:cloudformation:eu-west-1:123456789012:stack/demo', false],
    ],
  ],
  [
    'logs',
    'log-stream',
    [
      ['arn:aws:logs:eu-west-1:123456789012:log-group:demo:log-stream:a', true],
      ['arn:aws:logs:eu-west-1:123456789012:log-group:demo:*', true],
      ['arn:aws:logs:eu-west-1:123456789012:log-group:demo*', true],
      ['arn:aws:logs:eu-west-1:123456789012:log-group:demo', false],
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

it('is answered at once, whatever the pattern', () => {
  const start = performance.now();
  for (const name of ['log-group', 'log-stream']) {
    const type = typeOf('logs', name);
    expect(canBe(`arn:aws:logs:*:*:${'*a'.repeat(500)}`, type)).toBe(true);
    expect(canBe(`arn:aws:logs:*:*:${'*a'.repeat(500)}/b`, typeOf('s3', 'bucket'))).toBe(false);
    expect(canBe(`arn:aws:logs:*:*:${'?'.repeat(2_000)}`, type)).toBe(true);
    expect(canBe(`arn:aws:logs:*:*:log-group:${'*a'.repeat(500)}`, type)).toBe(true);
    expect(canBe(`arn:aws:logs:${'*'.repeat(2_000)}:1:log-group:*`, type)).toBe(true);
  }
  expect(performance.now() - start).toBeLessThan(10_000);
});

const types = [...serviceData.prefixes]
  .flatMap((prefix) => serviceData.find(prefix)?.resourceTypes ?? [])
  .filter(({ arn }) => splitArn(arn) !== undefined && !arn.split(':')[2]?.includes('$'));

/** A type of resource, and a pattern that matches an ARN of it. */
const matchedPattern = fc
  .tuple(
    fc.nat(types.length - 1).map((index) => types[index] as (typeof types)[number]),
    fc.constantFrom('a', '0', 'demo', 'demo-1'),
    fc.array(fc.tuple(fc.nat(200), fc.nat(6), fc.constantFrom('*', '?')), { maxLength: 4 }),
  )
  .map(([type, name, wildcards]) => {
    const segments = splitArn(type.arn.replace(/\$\{[^}]*\}|\*/g, name)) ?? [];
    // Each wildcard takes characters of its own segment away; that of the service takes none.
    const pattern = segments.map((segment, index) =>
      wildcards.reduce((text, [at, length, wildcard]) => {
        if (index === 0 || index === 2 || text === '') return text;
        const from = at % text.length;
        const count = wildcard === '?' ? 1 : length;
        // One character may not stand for those of a star before it.
        if (wildcard === '?' && text[from] === '*') return text;
        return text.slice(0, from) + wildcard + text.slice(from + count);
      }, segment),
    );
    return [type, pattern.join(':')] as const;
  });

it('never takes a pattern for dead that matches an ARN of the type', () => {
  fc.assert(
    fc.property(matchedPattern, ([type, pattern]) => {
      expect(canBe(pattern, type)).toBe(true);
    }),
    { numRuns: 3_000 },
  );
});
