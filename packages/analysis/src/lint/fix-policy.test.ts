import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../parse/parse-policy.ts';
import { serviceData } from '../service-data.ts';
import { fixPolicy } from './fix-policy.ts';
import { lintPolicy } from './lint-policy.ts';

const queue = 'arn:aws:sqs:eu-west-1:123456789012:demo';

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

/**
 * What a document grants, by a plainer way than the rules': each action of the service that a pattern
 * stands for, with each resource that one of its types of resource could be, judged by the part of
 * the ARN's last segment that is fixed.
 */
function grants(text: string): ReadonlySet<string> {
  const { Statement: statements }: { Statement: readonly Statement[] } = JSON.parse(text);
  return new Set(
    statements.flatMap(({ Effect, Action, Resource }) =>
      [Action].flat().flatMap((pattern) => {
        const [prefix = '', name = ''] = pattern.toLowerCase().split(':');
        const form = new RegExp(`^${name.replaceAll('*', '.*')}$`);
        return [...(serviceData.find(prefix)?.actions.values() ?? [])]
          .filter((action) => form.test(action.name.toLowerCase()))
          .flatMap((action) =>
            [Resource]
              .flat()
              .filter(
                (arn) => arn === '*' || action.resourceTypes.some((type) => isLike(arn, type.arn)),
              )
              .map((arn) => `${Effect} ${prefix}:${action.name} ${arn}`),
          );
      }),
    ),
  );
}

function isLike(arn: string, form: string): boolean {
  const plain = form
    .replace(/[.*+?^()|[\]\\]/g, '\\$&')
    .replace(/\$\{BucketName\}/g, '[^:/]+')
    .replace(/\$\{ObjectName\}/g, '.+')
    .replace(/\$\{[^}]*\}/g, '[^:]+');
  return new RegExp(`^${plain}$`).test(arn);
}

const action = fc.constantFrom(
  ...['sqs:SendMessage', 'SQS:sendMessage', 'sqs:ListQueues', 'sqs:Send*', 'iam:PassRole'],
  ...[
    'iam:GetRole',
    's3:GetObject',
    's3:ListBucket',
    's3:List*',
    'efs:Nothing',
    'sqs:receivemessage',
  ],
);
const resource = fc.constantFrom(
  ...[queue, 'arn:aws:iam::123456789012:role/demo', 'arn:aws:s3:::demo', 'arn:aws:s3:::demo/key'],
  ...['arn:aws:iam::123456789012:instance-profile/demo', '*'],
);
const statement = fc.record({
  Effect: fc.constantFrom('Allow', 'Deny'),
  Action: fc.array(action, { minLength: 1, maxLength: 5 }),
  Resource: fc.array(resource, { minLength: 1, maxLength: 4 }),
});
const document = fc
  .array(statement, { minLength: 1, maxLength: 4 })
  .map((statements) =>
    JSON.stringify({ Version: '2012-10-17', Statement: statements }, undefined, 2),
  );

describe('a document that is mended', () => {
  it('grants what it did, and has no more of what was mended', () => {
    fc.assert(
      fc.property(document, (text) => {
        const before = lintPolicy(parsePolicy(text));
        const { text: mended, fixed } = fixPolicy(text);
        expect(grants(mended)).toEqual(grants(text));
        const after = lintPolicy(parsePolicy(mended));
        expect(after.filter(({ fix }) => fix && !fix.changesGrants)).toEqual([]);
        const errors = (findings: typeof after) =>
          findings.filter(({ severity }) => severity === 'error').length;
        expect(errors(after)).toBeLessThanOrEqual(errors(before));
        if (fixed.length === 0) expect(mended).toBe(text);
      }),
      { numRuns: 300 },
    );
  });

  it('keeps its white space and its order', () => {
    const text = [
      '{',
      '\t"Version": "2012-10-17",',
      '\t"Statement": [{',
      '\t\t"Effect": "Allow",',
      '\t\t"Action": [',
      '\t\t\t"sqs:SendMessage",',
      '\t\t\t"sqs:ListQueues",',
      '\t\t\t"sqs:ReceiveMessage"',
      '\t\t],',
      `\t\t"Resource": "${queue}"`,
      '\t}]',
      '}',
      '',
    ].join('\r\n');
    expect(fixPolicy(text).text).toBe(text.replace('\t\t\t"sqs:ListQueues",\r\n', ''));
  });

  it('gets what changes its grants only when asked for', () => {
    const condition = { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a'] } };
    const text = JSON.stringify({
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Action: 'ec2:CreateTags', Resource: '*', Condition: condition },
      ],
    });
    expect(fixPolicy(text).text).toBe(text);
    const { text: mended, fixed } = fixPolicy(text, { changeGrants: true });
    expect(fixed.map(({ code }) => code)).toEqual(['for-all-values-when-absent']);
    expect(JSON.parse(mended).Statement[0].Condition).toEqual({
      ...condition,
      Null: { 'aws:TagKeys': 'false' },
    });
  });

  it('gets the version of 2012 where no policy variable changes by it', () => {
    const statements = [{ Effect: 'Allow', Action: 'sqs:SendMessage', Resource: queue }];
    const old = JSON.stringify({ Version: '2008-10-17', Statement: statements });
    expect(JSON.parse(fixPolicy(old).text).Version).toBe('2012-10-17');
    const variable = old.replace(':demo', ':\u0024{aws:username}');
    expect(fixPolicy(variable).text).toBe(variable);
  });

  it('is left alone where it cannot be read', () => {
    const text = '{ "Version": "2008-10-17", }';
    expect(fixPolicy(text)).toEqual({ text, fixed: [] });
  });
});
