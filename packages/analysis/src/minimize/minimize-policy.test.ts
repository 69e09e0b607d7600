import { describe, expect, it } from 'vitest';
import { policySize } from '../lint/rules/sizes.ts';
import { minimizePolicy } from './minimize-policy.ts';

type Members = Readonly<Record<string, unknown>>;

const allow = (Action: unknown, Resource: unknown, more: Members = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
const deny = (Action: unknown, Resource: unknown, more: Members = {}) => ({
  ...allow(Action, Resource, more),
  Effect: 'Deny',
});
const named = (Sid: string, statement: Members) => ({ Sid, ...statement });
const documentOf = (Statement: unknown) => ({ Version: '2012-10-17', Statement });

const queue = (name: string, account = '123456789012') =>
  `arn:aws:sqs:eu-west-1:${account}:${name}`;
const bucket = (name: string) => `arn:aws:s3:::${name}`;
const user = `\${aws:username}`;
const mfa = { Bool: { 'aws:MultiFactorAuthPresent': 'true' } };
const tagged = (...values: readonly string[]) => ({
  Condition: { StringEquals: { 'aws:ResourceTag/team': values } },
});
const untagged = (...values: readonly string[]) => ({
  Condition: { StringNotEquals: { 'aws:ResourceTag/team': values } },
});

/** What stands in Statement, before and after. */
type Cases = readonly (readonly [
  what: string,
  before: readonly Members[],
  after: readonly Members[],
])[];

function check(cases: Cases, options = {}): void {
  it.each(cases)('%s', (_what, before, after) => {
    const { document } = minimizePolicy(documentOf(before), options);
    expect(document).toEqual(documentOf(after));
    // The order of what is written counts, too.
    expect(JSON.stringify(document)).toBe(JSON.stringify(documentOf(after)));
  });
}

/** What has to stay as it is. */
function keep(statements: Readonly<Record<string, readonly unknown[]>>, options = {}): void {
  it.each(Object.entries(statements))('%s', (_what, before) => {
    const minimized = minimizePolicy(documentOf(before), options);
    expect(minimized.document).toEqual(documentOf(before));
    expect(minimized).toMatchObject({ removedSids: [], wildcards: [], isComplete: true });
  });
}

describe('in a statement', () => {
  check([
    [
      'an action that another one includes is left out',
      [allow(['sqs:ListQueues', 'sqs:List*', 'sqs:SendMessage'], '*')],
      [allow(['sqs:List*', 'sqs:SendMessage'], '*')],
    ],
    [
      'an action that stands twice is left out, whatever its case',
      [allow(['sqs:SendMessage', 'SQS:sendmessage', 'sqs:ListQueues', 'sqs:SENDMESSAGE'], '*')],
      [allow(['sqs:SendMessage', 'sqs:ListQueues'], '*')],
    ],
    [
      'every action includes the others',
      [allow(['sqs:*', '*', 's3:Get*'], '*')],
      [allow('*', '*')],
    ],
    [
      'a resource that another one includes is left out',
      [allow('s3:GetObject', [bucket('demo/a'), bucket('demo/*'), bucket('demo/b/*')])],
      [allow('s3:GetObject', bucket('demo/*'))],
    ],
    [
      'every resource includes the others',
      [allow('s3:GetObject', [bucket('demo'), '*'])],
      [allow('s3:GetObject', '*')],
    ],
    [
      'of two patterns that mean the same the longer one is left out',
      [allow('s3:GetObject', [bucket('demo**'), bucket('demo*')])],
      [allow('s3:GetObject', bucket('demo*'))],
    ],
    [
      'a list of one is written without brackets, also in a condition',
      [allow(['sqs:ListQueues'], ['*'], { Condition: { Bool: { 'k:a': ['true'] } } })],
      [allow('sqs:ListQueues', '*', { Condition: { Bool: { 'k:a': 'true' } } })],
    ],
    [
      'a value that stands twice in a condition is left out',
      [allow('sqs:ListQueues', '*', tagged('a', 'b', 'a'))],
      [allow('sqs:ListQueues', '*', tagged('a', 'b'))],
    ],
    [
      'an empty condition and an empty Sid are left out',
      [named('', allow('sqs:ListQueues', '*', { Condition: {} }))],
      [allow('sqs:ListQueues', '*')],
    ],
    [
      'an exception that another one includes is left out',
      [{ Effect: 'Allow', NotAction: ['iam:PassRole', 'iam:*'], NotResource: [bucket('a'), '*'] }],
      [{ Effect: 'Allow', NotAction: 'iam:*', NotResource: '*' }],
    ],
  ]);

  keep({
    'actions of other services stay': [allow(['s3:Get*', 's3express:GetX', 'ec2:GetX'], '*')],
    // Source: IAM User Guide, "IAM JSON policy elements: Resource".
    'resources in other segments stay': [
      allow('sqs:SendMessage', [queue('*'), 'arn:aws:sqs:*:210987654321:a', queue('a:b', '1')]),
    ],
    'resources of another case stay': [allow('s3:GetObject', [bucket('demo/A'), bucket('demo/a')])],
    // The statement does not apply where the variable has no value; without it, it would.
    'a resource with a variable stays beside a wider one': [
      allow('s3:GetObject', [bucket('demo/*'), bucket(`demo/${user}`)]),
    ],
  });
});

describe('of several statements', () => {
  check([
    [
      'one that another one includes is left out',
      [allow(['sqs:SendMessage', 'sqs:ListQueues'], queue('a')), allow('sqs:*', queue('*'))],
      [allow('sqs:*', queue('*'))],
    ],
    [
      'one that differs in its Sid alone is left out',
      [named('A', allow('sqs:*', '*')), named('B', allow(['SQS:*'], ['*']))],
      [named('A', allow('sqs:*', '*'))],
    ],
    [
      'one that a Deny includes is left out, if it denies',
      [deny('sqs:SendMessage', queue('a')), deny('sqs:*', '*')],
      [deny('sqs:*', '*')],
    ],
    [
      'one that several together include is left out',
      [
        allow(['sqs:SendMessage', 'sqs:ReceiveMessage'], [queue('a'), queue('b')]),
        allow('sqs:Send*', queue('*')),
        allow('sqs:Receive*', '*'),
      ],
      [allow('sqs:Send*', queue('*')), allow('sqs:Receive*', '*')],
    ],
    [
      'an action is left out that others include on each of the resources',
      [
        allow(['sqs:SendMessage', 'sqs:ListQueueTags'], [queue('a'), queue('b')]),
        allow('sqs:Send*', '*'),
      ],
      [allow('sqs:ListQueueTags', [queue('a'), queue('b')]), allow('sqs:Send*', '*')],
    ],
    [
      'a resource is left out that others include for each of the actions',
      [
        allow(['sqs:SendMessage', 'sqs:ListQueueTags'], [queue('a'), queue('b')]),
        allow('sqs:*', queue('b')),
      ],
      [allow(['sqs:SendMessage', 'sqs:ListQueueTags'], queue('a')), allow('sqs:*', queue('b'))],
    ],
    [
      'one of an exception includes what it does not except',
      [
        allow('sqs:SendMessage', queue('a')),
        { Effect: 'Allow', NotAction: ['iam:*', 'sqs:Delete*'], Resource: '*' },
      ],
      [{ Effect: 'Allow', NotAction: ['iam:*', 'sqs:Delete*'], Resource: '*' }],
    ],
    [
      'one of fewer exceptions includes one of more',
      [
        { Effect: 'Deny', Action: 's3:*', NotResource: [bucket('a*'), bucket('b')] },
        { Effect: 'Deny', Action: 's3:*', NotResource: bucket('ab') },
      ],
      [{ Effect: 'Deny', Action: 's3:*', NotResource: bucket('ab') }],
    ],
    [
      'one with a stricter condition is left out',
      [
        allow('sqs:*', '*', { Condition: { ...tagged('a').Condition, ...mfa } }),
        allow('sqs:*', '*', tagged('b', 'a')),
      ],
      [allow('sqs:*', '*', tagged('b', 'a'))],
    ],
    [
      'one that excepts more values in its condition is left out',
      [allow('sqs:*', '*', untagged('a', 'b')), allow('sqs:*', '*', untagged('b'))],
      [
        allow('sqs:*', '*', {
          Condition: { StringNotEquals: { 'aws:ResourceTag/team': 'b' } },
        }),
      ],
    ],
    [
      'one is left out rather than merged where that is shorter',
      [
        allow('s3:A', bucket('a')),
        allow('s3:A', bucket('b')),
        allow(['s3:B', 's3:A'], bucket('b')),
      ],
      [allow('s3:A', bucket('a')), allow(['s3:B', 's3:A'], bucket('b'))],
    ],
    [
      'those of the same resources become one, with the first Sid and in the first place',
      [
        allow('sqs:ListQueues', '*'),
        named('B', allow('s3:ListBucket', bucket('demo'))),
        named('C', allow(['s3:GetBucketAcl', 's3:ListBucket'], [bucket('demo')])),
        named('D', allow('ec2:DescribeVpcs', '*')),
      ],
      [
        named('D', allow(['sqs:ListQueues', 'ec2:DescribeVpcs'], '*')),
        named('B', allow(['s3:ListBucket', 's3:GetBucketAcl'], bucket('demo'))),
      ],
    ],
    [
      'those of the same actions become one, however they are written',
      [
        allow(['sqs:SendMessage', 'sqs:ReceiveMessage'], queue('a')),
        allow(['SQS:ReceiveMessage', 'sqs:sendmessage'], [queue('b'), queue('c')]),
      ],
      [allow(['sqs:SendMessage', 'sqs:ReceiveMessage'], [queue('a'), queue('b'), queue('c')])],
    ],
    [
      'those that are the same in the end become one',
      [
        allow('s3:A', bucket('a')),
        allow('s3:A', bucket('b')),
        allow('s3:B', bucket('a')),
        allow('s3:B', bucket('b')),
      ],
      [allow(['s3:A', 's3:B'], [bucket('a'), bucket('b')])],
    ],
    [
      'those of a condition in another order become one',
      [
        allow('s3:A', '*', {
          Condition: { ...mfa, StringLike: { 'K:a': ['x', 'y'], 'k:b': 'z' } },
        }),
        allow('s3:B', '*', {
          Condition: { StringLike: { 'k:b': ['z'], 'k:A': ['y', 'x'] }, ...mfa },
        }),
      ],
      [
        allow(['s3:A', 's3:B'], '*', {
          Condition: { ...mfa, StringLike: { 'K:a': ['x', 'y'], 'k:b': 'z' } },
        }),
      ],
    ],
    [
      'what a merger makes of resources is shortened once more',
      [allow('s3:A', bucket('a/b')), allow('s3:A', [bucket('a/*'), bucket('c')])],
      [allow('s3:A', [bucket('a/*'), bucket('c')])],
    ],
    [
      'those of the same principal become one, as in a trust policy',
      [
        { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
        { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:TagSession' },
      ],
      [
        {
          Effect: 'Allow',
          Principal: { Service: 'ec2.amazonaws.com' },
          Action: ['sts:AssumeRole', 'sts:TagSession'],
        },
      ],
    ],
    [
      'those of the same exception become one with the resources of both',
      [
        { Effect: 'Allow', NotAction: ['iam:*', 'sts:*'], Resource: bucket('a') },
        { Effect: 'Allow', NotAction: ['sts:*', 'IAM:*'], Resource: bucket('b') },
      ],
      [{ Effect: 'Allow', NotAction: ['iam:*', 'sts:*'], Resource: [bucket('a'), bucket('b')] }],
    ],
    [
      'those of the same variables become one',
      [allow('s3:A', bucket(`a/${user}`)), allow('s3:A', bucket(`b/${user}`))],
      [allow('s3:A', [bucket(`a/${user}`), bucket(`b/${user}`)])],
    ],
    [
      'one with a variable is included in one without',
      [allow('s3:GetObject', bucket(`a/${user}`)), allow('s3:Get*', bucket('a/*'))],
      [allow('s3:Get*', bucket('a/*'))],
    ],
  ]);

  keep({
    'an Allow and a Deny stay': [allow('sqs:SendMessage', '*'), deny('sqs:*', '*')],
    'actions and resources that are not the same stay': [
      allow('s3:A', bucket('a')),
      allow('s3:B', bucket('b')),
    ],
    'other conditions stay': [
      allow('s3:A', bucket('a'), tagged('a', 'b')),
      allow('s3:A', bucket('a'), tagged('b', 'c')),
      allow('s3:A', bucket('a'), { Condition: { StringLike: { 'k:a': 'x' } } }),
      allow('s3:A', bucket('a'), { Condition: { StringEquals: { 'k:a': 'X' } } }),
    ],
    'exceptions do not add up': [
      { Effect: 'Allow', NotAction: 'iam:*', Resource: bucket('a') },
      { Effect: 'Allow', NotAction: 'sts:*', Resource: bucket('a') },
    ],
    'other principals stay': [
      { Effect: 'Allow', Principal: { AWS: '1' }, Action: 'sts:AssumeRole' },
      { Effect: 'Allow', Principal: { AWS: '2' }, Action: 'sts:AssumeRole' },
    ],
    'what has a Principal does not include what has none': [
      { Effect: 'Allow', Principal: '*', Action: 's3:*', Resource: '*' },
      allow('s3:A', bucket('a')),
    ],
    // "If AWS cannot resolve a variable this might cause the entire statement to be invalid" (IAM User
    // Guide, "IAM policy elements: Variables and tags").
    'one without a variable stays beside one with': [
      allow('s3:A', bucket('a')),
      allow('s3:A', bucket(`b/${user}`)),
    ],
    'one without a variable is not included in one with': [
      allow('s3:A', bucket('a')),
      allow('s3:A', [bucket('a*'), bucket(`b/${user}`)]),
    ],
    'one with another variable in its condition stays': [
      allow('s3:A', bucket('a'), { Condition: { StringLike: { 'k:a': ['x', user] } } }),
      allow('s3:A', bucket('a'), { Condition: { StringLike: { 'k:a': 'x' } } }),
    ],
  });
});

describe('a statement that IAM could not read, or that is not known here,', () => {
  const known = allow('s3:Get*', '*');
  keep({
    'with an unknown element stays as it is': [known, { ...known, Note: 'x' }],
    'with an action that is none stays as it is': [known, allow(['s3:Get*', 'GetObject'], '*')],
    'with a resource that is none stays as it is': [known, allow(['s3:Get*'], ['demo', 'demo'])],
    'without an action stays as it is': [known, { Effect: 'Allow', Resource: ['*'] }],
    'with an empty list stays as it is': [known, allow([], ['*'])],
    'with both Action and NotAction stays as it is': [known, { ...known, NotAction: ['s3:*'] }],
    'with another effect stays as it is': [known, { ...known, Effect: 'allow' }],
    'with a Sid that is no text stays as it is': [known, { ...known, Sid: 1 }],
    'with a condition of no operator stays as it is': [
      known,
      { ...known, Condition: { Like: {} } },
    ],
    'with a condition of no keys stays as it is': [known, { ...known, Condition: { Bool: {} } }],
    'with a condition that is a text stays as it is': [known, { ...known, Condition: 'x' }],
    'with a key that holds no text stays as it is': [
      known,
      { ...known, Condition: { Bool: { 'k:a': [{}] } } },
    ],
    'with a key of no values stays as it is': [
      known,
      { ...known, Condition: { Bool: { 'k:a': [] } } },
    ],
    'with a number for an action stays as it is': [known, { ...known, Action: [7] }],
  });

  it('keeps its place among the others', () => {
    const odd = { Effect: 'Allow', Action: 'none', Resource: '*' };
    const before = [allow('s3:A', '*'), odd, allow('s3:B', bucket('a')), allow('s3:C', '*'), odd];
    const { document } = minimizePolicy(documentOf(before));
    expect(document.Statement).toEqual([
      allow(['s3:A', 's3:C'], '*'),
      odd,
      allow('s3:B', bucket('a')),
      odd,
    ]);
  });
});

describe('with keepSids', () => {
  check(
    [
      [
        'a statement with a Sid stays, and includes others',
        [
          named('A', allow(['s3:A', 's3:B'], '*')),
          named('B', allow(['s3:A', 's3:A'], '*')),
          allow('s3:B', bucket('b')),
          allow(['s3:A', 's3:C'], '*'),
          allow('s3:D', '*'),
        ],
        [
          named('A', allow(['s3:A', 's3:B'], '*')),
          named('B', allow('s3:A', '*')),
          allow(['s3:C', 's3:D'], '*'),
        ],
      ],
    ],
    { keepSids: true },
  );
});

describe('the answer', () => {
  const before = documentOf([
    named('A', allow('s3:A', '*')),
    named('B', allow('s3:B', '*')),
    named('C', allow('s3:C', bucket('c'))),
  ]);

  it('tells the sizes as IAM counts them, and the Sids that are gone', () => {
    const after = documentOf([
      named('A', allow(['s3:A', 's3:B'], '*')),
      named('C', allow('s3:C', bucket('c'))),
    ]);
    expect(minimizePolicy(before)).toEqual({
      document: after,
      size: policySize(after),
      sizeBefore: policySize(before),
      removedSids: ['B'],
      wildcards: [],
      isComplete: true,
    });
  });

  it('is frozen, and leaves what was given as it was', () => {
    const given = structuredClone(before);
    const { document } = minimizePolicy(given);
    expect(given).toEqual(before);
    expect(given.Statement).not.toSatisfy(Object.isFrozen);
    expect(document).toSatisfy(Object.isFrozen);
    expect(document.Statement).toSatisfy(Object.isFrozen);
    expect([document.Statement].flat()[0]).toSatisfy(Object.isFrozen);
  });

  it('keeps the rest of the document, and the form of a single statement', () => {
    const statement = { Id: 'demo', Version: '2008-10-17', Statement: allow(['s3:A'], ['*']) };
    expect(minimizePolicy(statement).document).toEqual({
      ...statement,
      Statement: allow('s3:A', '*'),
    });
  });

  it('holds nothing of what was given', () => {
    const tag = { StringEquals: { 'aws:RequestTag/a': ['x', 'y'] } };
    const given = {
      Version: '2012-10-17',
      Id: ['unknown', 'form'],
      Statement: [
        allow(['s3:A', 's3:B'], ['*', bucket('x')], tag),
        { Effect: 'Allow', Principal: { AWS: ['a'] }, Action: ['s3:A'], Resource: ['*'] },
        { Effect: 'Allow', Unknown: { of: ['any'] }, Action: ['s3:A'] },
      ],
    };
    for (const document of [given, minimizePolicy(given).document]) {
      const before = new Set(objectsIn(document));
      const after = [...objectsIn(minimizePolicy(document).document)];
      expect(after.filter((one) => before.has(one))).toEqual([]);
    }
    expect([...objectsIn(given)].filter(Object.isFrozen)).toEqual([]);
  });

  it('takes a document of another kind for what its JSON says', () => {
    const document = { toJSON: () => documentOf([allow(['s3:A'], ['*'])]) };
    expect(minimizePolicy(document).document).toEqual(documentOf([allow('s3:A', '*')]));
  });
});

function* objectsIn(value: unknown): Generator<object> {
  if (typeof value !== 'object' || value === null) return;
  yield value;
  for (const one of Object.values(value)) yield* objectsIn(one);
}

describe('what is no policy', () => {
  const circular: Record<string, unknown> = {};
  circular.Statement = [circular];
  it.each([
    ['nothing', null, 'The document is no object'],
    ['a list', [], 'The document is no object'],
    ['a function', () => 1, 'The document is no object'],
    ['no statement', {}, 'Statement is neither a statement nor a list of statements'],
    ['a number', { Statement: 5 }, 'Statement is neither a statement nor a list of statements'],
    ['a list of texts', { Statement: ['x', {}, 1] }, 'Statement[2] is no object'],
    ['a circle', circular, 'The document cannot be written as JSON'],
    ['a bigint', { Statement: { Sid: 1n } }, 'The document cannot be written as JSON'],
  ])('%s is refused', (_what, document, message) => {
    // The type of the first parameter is what is tested here.
    expect(() => minimizePolicy(document as object)).toThrow(
      expect.objectContaining({
        code: 'invalid-document',
        message: expect.stringContaining(message),
      }),
    );
  });

  it.each([
    ['an unknown option', { budgets: 1 }, 'budgets is no option; the options are budget, keepSids'],
    ['no budget', { budget: 0 }, 'budget is not what it should be: a whole number from 1 on'],
    ['a text for a budget', { budget: '6144' }, 'budget is not what it should be'],
    ['a text for a switch', { keepSids: 'yes' }, 'keepSids is not what it should be'],
    ['no options', null, 'options is no object'],
  ])('%s is refused, too', (_what, options, message) => {
    const call = () => minimizePolicy(documentOf([]), options as never);
    expect(call).toThrow(
      expect.objectContaining({ code: 'invalid-input', message: expect.stringContaining(message) }),
    );
  });
});

describe('documents that are made to take long', () => {
  const count = (length: number, make: (index: number) => Members) =>
    documentOf(Array.from({ length }, (_none, index) => make(index)));
  const stars = '*a'.repeat(300);

  it.each([
    ['many statements', count(30_000, (index) => allow(`s3:A${index}`, bucket(`b-${index}/*`)))],
    ['many that become one', count(30_000, (index) => allow(`s3:A${index}`, '*'))],
    ['many wildcards', count(1_000, (index) => allow('s3:A', bucket(`${stars}${index}*`)))],
    [
      'many patterns of one beginning',
      documentOf([
        allow(
          Array.from({ length: 5_000 }, (_none, index) => `s3:*${index}*`),
          '*',
        ),
      ]),
    ],
    [
      'many exceptions',
      count(2_000, (index) => ({ Effect: 'Deny', NotAction: `s3:A${index}`, Resource: '*' })),
    ],
    [
      'many conditions on one key',
      count(2_000, (index) =>
        allow('s3:A', '*', tagged(...Array.from({ length: 50 }, (_none, at) => `${index + at}`))),
      ),
    ],
  ])('such as %s are answered all the same', { timeout: 60_000 }, (_what, document) => {
    const { size, sizeBefore } = minimizePolicy(document);
    expect(size).toBeLessThanOrEqual(sizeBefore);
  });
});
