import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../parse/parse-policy.ts';
import { serviceData } from '../service-data.ts';
import { fixPolicy } from './fix-policy.ts';
import { lintPolicy } from './lint-policy.ts';

interface Statement {
  readonly Effect: string;
  readonly Action: string | readonly string[];
  readonly Resource: string | readonly string[];
}

// A plainer implementation than the rules': it asks for single requests on single resources, and
// matches by regular expressions.

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

/** What a request may name: each action, with each resource that the reference says it is about. */
const requests = prefixes.flatMap((prefix) =>
  [...(serviceData.find(prefix)?.actions.values() ?? [])].flatMap(({ name, resourceTypes }) => {
    const named = resources.filter((arn) => resourceTypes.some((type) => isOne(arn, type.arn)));
    return [...named, '*'].map((resource) => ({ action: `${prefix}:${name}`, resource }));
  }),
);

function isOne(arn: string, form: string): boolean {
  const plain = form
    .replace(/[.*+?^()|[\]\\]/g, '\\$&')
    .replace(/\$\{BucketName\}/g, '[^:/]+')
    .replace(/\$\{ObjectName\}/g, '.+')
    .replace(/\$\{[^}]*\}/g, '[^:]+');
  // What the reference does not print: the rest of a log group's ARN, and a function's qualifier.
  const rest = /log-group:[^:]*$|:function:[^:]*$/.test(form) ? '(:.*)?' : '';
  return new RegExp(`^${plain}${rest}$`).test(arn);
}

function globOf(pattern: string, any: string, flags = ''): RegExp {
  const plain = pattern.replace(/[.+^${}()|[\]\\]/g, '\\$&');
  return new RegExp(`^${plain.replaceAll('*', `${any}*`).replaceAll('?', any)}$`, flags);
}

/** Whether a resource matches a pattern: a wildcard stands within its segment but for the sixth. */
function isNamed(resource: string, pattern: string): boolean {
  if (pattern === '*') return true;
  const [parts, segments] = [resource.split(':'), pattern.split(':')];
  const last = (all: readonly string[]) => all.slice(5).join(':');
  return (
    parts.length > 5 &&
    segments.slice(0, 5).every((part, at) => globOf(part, '[^:]').test(parts[at] ?? '')) &&
    globOf(last(segments), '.').test(last(parts))
  );
}

/** The requests that a document grants, as `action resource`. */
function granted(text: string): readonly string[] {
  const { Statement: statements }: { Statement: readonly Statement[] } = JSON.parse(text);
  const tests = statements.map(({ Effect, Action, Resource }) => ({
    Effect,
    actions: [Action].flat().map((pattern) => globOf(pattern, '.', 'i')),
    patterns: [Resource].flat(),
  }));
  return requests
    .filter(({ action, resource }) => {
      const effects = tests
        .filter(
          ({ actions, patterns }) =>
            actions.some((glob) => glob.test(action)) &&
            patterns.some((pattern) => isNamed(resource, pattern)),
        )
        .map(({ Effect }) => Effect);
      return effects.includes('Allow') && !effects.includes('Deny');
    })
    .map(({ action, resource }) => `${action} ${resource}`);
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

describe('what is left as it is', () => {
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
