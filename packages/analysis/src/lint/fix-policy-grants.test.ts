import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersTo, requestsFor } from '../../test/plain-grants.ts';
import { parsePolicy } from '../parse/parse-policy.ts';
import { fixPolicy } from './fix-policy.ts';
import { lintPolicy } from './lint-policy.ts';

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

const ours = 'eu-west-1:123456789012';
const resources = [
  ...[`arn:aws:sqs:${ours}:demo`, 'arn:aws:s3:::demo', 'arn:aws:s3:::demo/a/b'],
  ...['arn:aws:s3:::other', 'arn:aws:iam::123456789012:role/demo'],
  ...['arn:aws:iam::123456789012:instance-profile/demo', 'arn:aws:iam::123456789012:user/demo'],
  ...[`arn:aws:logs:${ours}:log-group:demo:*`, `arn:aws:logs:${ours}:log-group:demo:log-stream:a`],
  ...[`arn:aws:batch:${ours}:job-definition/demo:1`, `arn:aws:batch:${ours}:job-queue/demo`],
  ...[`arn:aws:lambda:${ours}:function:demo`, `arn:aws:lambda:${ours}:function:demo:live`],
];
const prefixes = ['sqs', 's3', 'iam', 'logs', 'batch', 'lambda'];

const requests = requestsFor(prefixes, resources);

function granted(text: string): readonly string[] {
  return answersTo(requests, JSON.parse(text));
}

const real: { readonly Statement: readonly Statement[] } = JSON.parse(
  readFileSync(
    new URL('../../../acceptance/golden/2.4.1/user.awsbatch.json', import.meta.url),
    'utf8',
  ),
);

const action = fc.constantFrom(
  ...['sqs:SendMessage', 'SQS:sendMessage', 'sqs:ListQueues', 'sqs:*', 's3:Get*', 's3:ListBucket'],
  ...['s3:*Object', 's3:ListAllMyBuckets', 'iam:PassRole', 'iam:passRole', 'IAM:*Profile'],
  ...['logs:FilterLogEvents', 'logs:DescribeLogGroups', 'batch:SubmitJob', 'batch:Describe*'],
  ...['lambda:InvokeFunction', 'lambda:ListFunctions', 'efs:Nothing', 'sqs:Nothing', '*'],
);
const pattern = fc.oneof(
  fc.constantFrom('*', ...resources),
  fc.constantFrom('arn:aws:s3:::*', 'arn:aws:s3:::demo*', 'arn:aws:s3:::d?mo', 'arn:aws:s3:::*/*'),
  fc.constantFrom('arn:aws:iam::*:*', 'arn:aws:iam::*:role/*', 'arn:aws:logs:*:*:log-group:*'),
  fc.constantFrom('arn:aws:sqs:*:*:demo', `arn:aws:batch:${ours}:*`, 'arn:aws:lambda:*:*:*:demo:*'),
);
const made = fc.record({
  Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
  Action: fc.oneof(action, fc.array(action, { minLength: 1, maxLength: 5 })),
  Resource: fc.oneof(pattern, fc.array(pattern, { minLength: 1, maxLength: 4 })),
});
/** A statement of a real document with more in it. */
const changed = fc
  .tuple(fc.constantFrom(...real.Statement), fc.array(action), fc.array(pattern))
  .map(([{ Effect, Action, Resource }, actions, patterns]) => ({
    Effect,
    Action: [Action, actions].flat(),
    Resource: [Resource, patterns].flat(),
  }));
const document = fc
  .record({
    version: fc.constantFrom('2012-10-17', '2008-10-17', undefined),
    statements: fc.array(fc.oneof(made, changed), { minLength: 1, maxLength: 4 }),
    indent: fc.constantFrom<string | number>(0, 2, 4, '\t'),
    end: fc.constantFrom('\n', '\r\n'),
  })
  .map(({ version, statements, indent, end }) =>
    JSON.stringify({ Version: version, Statement: statements }, undefined, indent).replaceAll(
      '\n',
      end,
    ),
  );

describe('a fix', () => {
  it('that is not said to change what is granted does not', () => {
    fc.assert(
      fc.property(document, (text) => {
        expect(granted(fixPolicy(text).text)).toEqual(granted(text));
      }),
      { numRuns: 150 },
    );
  }, 60_000);

  it('makes its finding go away, and brings no new error', () => {
    fc.assert(
      fc.property(document, fc.boolean(), (text, changeGrants) => {
        const options = { partition: 'aws-cn', changeGrants };
        const { text: mended, fixed } = fixPolicy(text, options);
        const [before, after] = [text, mended].map((one) => lintPolicy(parsePolicy(one), options));
        expect(after?.filter(({ fix }) => fix && (changeGrants || !fix.changesGrants))).toEqual([]);
        // Where a statement gets shorter its elements have other places, so the kinds are compared.
        const errors = (findings: typeof before) =>
          new Set(findings?.filter(({ severity }) => severity === 'error').map(({ code }) => code));
        const others = [...errors(after)].filter((code) => !errors(before).has(code));
        expect(others).toEqual([]);
        if (fixed.length === 0) expect(mended).toBe(text);
      }),
      { numRuns: 300 },
    );
  }, 60_000);

  it('keeps what it is not about as it is written', () => {
    fc.assert(
      fc.property(document, (text) => {
        const lines = new Set(text.split(/\r?\n/).map((line) => line.replace(/,$/, '')));
        const isIndented = lines.size > 1;
        const { text: mended, fixed } = fixPolicy(text);
        const own = fixed.some(({ code }) => code === 'version' || code === 'mixed-case');
        if (!isIndented || own) return;
        for (const line of mended.split(/\r?\n/)) expect(lines).toContain(line.replace(/,$/, ''));
      }),
      { numRuns: 300 },
    );
  });
});

it.each([
  ['on one line', ''],
  ['after a byte-order mark', '\ufeff'],
])('mends a document %s', (_what, mark) => {
  const list = (actions: string, more = '') =>
    `${mark}{"Statement":[{"Effect":"Allow","Action":[${actions}],"Resource":"*"}]${more}}`;
  const { text } = fixPolicy(list('"sqs:SendMessage","SQS:listqueues","sqs:SendMessage"'));
  expect(text).toBe(list('"sqs:SendMessage","sqs:ListQueues"', ',"Version": "2012-10-17"'));
});

it('mends thousands of elements in seconds', () => {
  const start = performance.now();
  const [first, ...repeated] = Array.from({ length: 3_000 }, () => 'sqs:SendMessage');
  const Statement = [{ Effect: 'Allow', Action: [first, ...repeated, 'SQS:*'], Resource: '*' }];
  const { text, fixed } = fixPolicy(JSON.stringify({ Version: '2012-10-17', Statement }));
  expect(fixed.length).toBe(repeated.length + 1);
  expect(JSON.parse(text).Statement[0].Action).toEqual([first, 'sqs:*']);
  expect(performance.now() - start).toBeLessThan(10_000);
});

describe('what is left as it is', () => {
  it('is a condition on a key with characters that IAM refuses', () => {
    const Condition = { 'ForAllValues:StringEquals': { 'aws:RequestTag/\u2028': ['a'] } };
    const statement = { Effect: 'Allow', Action: 'ec2:CreateTags', Resource: '*', Condition };
    const text = JSON.stringify({ Version: '2012-10-17', Statement: statement });
    expect(fixPolicy(text, { changeGrants: true })).toEqual({ text, fixed: [] });
  });

  it('is a condition whose Null has a wrong form', () => {
    const condition = {
      'ForAllValues:StringEquals': { 'aws:TagKeys': ['a'] },
      Null: 'aws:TagKeys',
    };
    const statement = { Effect: 'Allow', Action: 'ec2:CreateTags', Resource: '*' };
    const text = JSON.stringify({
      Version: '2012-10-17',
      Statement: { ...statement, Condition: condition },
    });
    expect(fixPolicy(text, { changeGrants: true })).toEqual({ text, fixed: [] });
  });

  it('is the answer of a command, which is no document', () => {
    const text = JSON.stringify({ PolicyVersion: { Document: { Statement: [] } } });
    expect(fixPolicy(text, { changeGrants: true })).toEqual({ text, fixed: [] });
  });
});
