import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { answersTo, requestsFor } from '../../test/plain-grants.ts';
import { parsePolicy } from '../parse/parse-policy.ts';
import { serviceData } from '../service-data.ts';
import { grantedActions } from './granted-actions.ts';

const queue = 'arn:aws:sqs:eu-west-1:123456789012:demo';
const role = 'arn:aws:iam::123456789012:role/demo';

interface Statement {
  readonly Effect?: string;
  readonly Action?: string | readonly string[];
  readonly NotAction?: string | readonly string[];
  readonly Resource?: string | readonly string[];
  readonly NotResource?: string | readonly string[];
  readonly Condition?: object;
}

const granted = (...statements: readonly Statement[]) =>
  grantedActions({
    Version: '2012-10-17',
    Statement: statements.map((one) => ({ Effect: 'Allow', ...one })),
  });

describe('what a document grants', () => {
  it.each<[what: string, statements: readonly Statement[], actions: readonly string[]]>([
    ['nothing', [], []],
    ['as AWS writes it', [{ Action: 'SQS:sendmessage', Resource: '*' }], ['sqs:SendMessage']],
    [
      'each once, sorted',
      [
        { Action: ['sqs:SendMessage', 'sqs:DeleteQueue'], Resource: queue },
        { Action: 'sqs:SendMessage', Resource: '*' },
      ],
      ['sqs:DeleteQueue', 'sqs:SendMessage'],
    ],
    // sqs:ListQueues is about no type of resource: it is granted on * alone.
    [
      'where it can be about it',
      [{ Action: ['sqs:ListQueues', 'sqs:SendMessage'], Resource: queue }],
      ['sqs:SendMessage'],
    ],
    ['on a resource of another service not', [{ Action: 'sqs:SendMessage', Resource: role }], []],
    [
      'on a variable',
      [{ Action: 'sqs:SendMessage', Resource: '\u0024{aws:username}' }],
      ['sqs:SendMessage'],
    ],
    [
      'with a condition',
      [
        {
          Action: 'sqs:SendMessage',
          Resource: '*',
          Condition: { Bool: { 'aws:SecureTransport': 'true' } },
        },
      ],
      ['sqs:SendMessage'],
    ],
    ['by NotResource', [{ Action: 'sqs:SendMessage', NotResource: queue }], ['sqs:SendMessage']],
    [
      'by NotResource that leaves nothing not',
      [{ Action: 'sqs:SendMessage', NotResource: '*' }],
      [],
    ],
    ['without a resource not', [{ Action: ['sqs:SendMessage', 'sqs:Newest'] }], []],
    // What the data does not know may be newer than it.
    [
      'as it is written, where the data does not know it',
      [{ Action: ['sqs:Newest', 'SQS:newest', 'newest:Get*', 'sqs:Newest*'], Resource: queue }],
      ['newest:Get*', 'sqs:Newest', 'sqs:Newest*'],
    ],
    [
      'but not what is no action',
      [{ Action: ['sqs', '', 's*:SendMessage', 'a b:C'], Resource: '*' }],
      [],
    ],
    [
      'not by an effect that is none',
      [{ Effect: 'allow', Action: 'sqs:SendMessage', Resource: '*' }],
      [],
    ],
  ])('%s', (_what, statements, actions) => {
    expect(granted(...statements)).toEqual(actions);
  });

  const send = { Action: ['sqs:SendMessage', 'sqs:Newest'], Resource: '*' };
  it.each<[what: string, denial: Statement, actions: readonly string[]]>([
    ['on *', { Action: 'SQS:send*', Resource: '*' }, ['sqs:Newest']],
    ['of all', { Action: '*', Resource: ['*', queue] }, []],
    ['of what the data does not know', { Action: 'sqs:new*', Resource: '*' }, ['sqs:SendMessage']],
    ['by NotAction', { NotAction: 'sqs:Send*', Resource: '*' }, ['sqs:SendMessage']],
    [
      'on a resource takes nothing',
      { Action: 'sqs:*', Resource: queue },
      ['sqs:Newest', 'sqs:SendMessage'],
    ],
    [
      'with a condition takes nothing',
      { Action: 'sqs:*', Resource: '*', Condition: { Bool: { 'aws:SecureTransport': 'false' } } },
      ['sqs:Newest', 'sqs:SendMessage'],
    ],
  ])('without what is denied %s', (_what, denial, actions) => {
    expect(granted(send, { Effect: 'Deny', ...denial })).toEqual(actions);
  });

  it('by * is every action of every service', () => {
    const all = granted({ Action: '*', Resource: '*' });
    expect(all.length).toBeGreaterThan(15_000);
    expect(new Set(all.map((action) => action.split(':')[0]))).toEqual(serviceData.prefixes);
    expect(granted({ NotAction: ['sqs:*', 'SQS:SendMessage'], Resource: '*' })).toEqual(
      all.filter((action) => !action.startsWith('sqs:')),
    );
    expect(granted({ NotAction: '*', Resource: '*' })).toEqual([]);
    const ofQueue = granted({ NotAction: 'sqs:Send*', Resource: queue });
    expect(ofQueue).toContain('sqs:ReceiveMessage');
    expect(ofQueue.filter((action) => !/^sqs:(?!Send|ListQueues)/.test(action))).toEqual([]);
  });

  it('is told of a text as of a document', () => {
    const text = JSON.stringify({
      Statement: { Effect: 'Allow', Action: 'sqs:SendMessage', Resource: '*' },
    });
    expect(grantedActions(parsePolicy(text))).toEqual(['sqs:SendMessage']);
    expect(grantedActions(parsePolicy('['))).toEqual([]);
  });
});

// A plainer implementation asks for each action on one resource of each form of the reference.
const prefixes = ['sqs', 's3', 'iam', 'batch'];
const forms = prefixes.flatMap((prefix) =>
  [...(serviceData.find(prefix)?.actions.values() ?? [])].flatMap(({ requestTypes }) =>
    requestTypes.map(({ arn }) => arn),
  ),
);
const values = { Partition: 'aws', Region: 'eu-west-1', Account: '123456789012', Asterisk: '*' };
const requests = requestsFor(
  prefixes,
  [...new Set(forms)].map((form) =>
    form.replace(/\$\{(\w+)\}/g, (_all, name: string) => Reflect.get(values, name) ?? 'demo'),
  ),
);

function plainly(statements: readonly Statement[]): readonly string[] {
  const answers = (effect: string, own: readonly Statement[]) =>
    answersTo(requests, { Statement: own })
      .filter((line) => line.includes(` "${effect}" `))
      .map((line) => line.split(' ')[0] ?? '');
  const denials = statements.filter(
    ({ Resource, Condition }) => [Resource].flat().includes('*') && Condition === undefined,
  );
  const denied = new Set(answers('Deny', denials));
  const allowed = answers('Allow', statements).filter((action) => !denied.has(action));
  return [...new Set(allowed)].sort((a, b) => (a < b ? -1 : 1));
}

const action = fc.constantFrom(
  ...['sqs:SendMessage', 'SQS:send*', 'sqs:ListQueues', 'sqs:*', 's3:Get*', 's3:ListBucket'],
  ...['s3:*Object', 'iam:PassRole', 'iam:?assRole', 'IAM:*Profile', 'batch:Describe*'],
);
const resource = fc.constantFrom(
  ...[
    '*',
    queue,
    role,
    'arn:aws:s3:::demo',
    'arn:aws:s3:::demo/*',
    'arn:aws:s3:::*',
    'arn:*:iam::*:*',
  ],
  ...[
    'arn:aws:batch:*:*:job-queue/*',
    'arn:aws:iam::123456789012:???e/demo',
    'arn:aws:sqs:eu-*:*:d?mo',
  ],
);
const listOf = <Item>(item: fc.Arbitrary<Item>) => fc.array(item, { minLength: 1, maxLength: 3 });
const statement: fc.Arbitrary<Statement> = fc
  .tuple(
    fc.constantFrom('Allow', 'Allow', 'Deny'),
    fc.constantFrom('Action', 'Action', 'Action', 'NotAction'),
    listOf(action),
    listOf(resource),
    fc.constantFrom(undefined, undefined, { Bool: { 'aws:SecureTransport': 'true' } }),
  )
  .map(([Effect, element, actions, Resource, Condition]) => ({
    Effect,
    [element]: actions,
    Resource,
    ...(Condition === undefined ? {} : { Condition }),
  }));

it('is what the requests are that one statement allows and none denies always', () => {
  fc.assert(
    fc.property(fc.array(statement, { maxLength: 4 }), (statements) => {
      const ofServices = granted(...statements).filter((name) =>
        prefixes.includes(name.split(':')[0] ?? ''),
      );
      expect(ofServices).toEqual(plainly(statements));
    }),
    { numRuns: 60 },
  );
}, 60_000);
