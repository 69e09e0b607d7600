import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type ReferencePolicy,
  type ReferenceRequest,
  referenceDecision,
} from '../../test/reference-evaluator.ts';
import { parsePolicy } from '../parse/parse-policy.ts';
import { diffPolicies } from './diff-policies.ts';

const evaluatePlainly = (policy: object, request: ReferenceRequest) =>
  // Every document of these tests has the right form.
  referenceDecision([policy as ReferencePolicy], request) === 'allowed';

const names = [
  'sqs:SendMessage',
  'sqs:ReceiveMessage',
  'sqs:ListQueues',
  's3:GetObject',
  'sqs:getx',
  'sqs:sendx',
  'sqs:x',
  'ec2:RunInstances',
];
const queue = 'arn:aws:sqs:eu-west-1:123456789012:a';
const queues = ['a', 'b', 'ab', 'x'].map((name) => `arn:aws:sqs:eu-west-1:123456789012:${name}`);
const resources = [
  ...queues,
  'arn:aws:sqs:eu-west-1:111111111111:a',
  'arn:x:x:::x',
  'arn:x:sqs:eu-west-1:123456789012:xx',
  '*',
];
const contexts: Record<string, string>[] = [
  {},
  { 'aws:a': 'u' },
  { 'aws:a': 'v' },
  { 'aws:a': 'x' },
  { 'aws:b': 'u' },
  { 'aws:a': 'u', 'aws:b': 'u' },
  { 'aws:a': 'v', 'aws:b': 'u' },
  { 'aws:a': 'x', 'aws:b': 'u' },
  { 'aws:b': 'x' },
  { 'aws:a': 'u', 'aws:b': 'x' },
  { 'aws:a': 'v', 'aws:b': 'x' },
  { 'aws:a': 'x', 'aws:b': 'x' },
];
const requests = names.flatMap((action) =>
  resources.flatMap((resource) => contexts.map((context) => ({ action, resource, context }))),
);

const some = <T>(...from: readonly T[]) =>
  fc.array(fc.constantFrom(...from), { minLength: 1, maxLength: 3 });
const action = some(
  'sqs:SendMessage',
  'sqs:Send*',
  'sqs:*',
  '*',
  'sqs:ReceiveMessage',
  's3:GetObject',
  'sqs:?istQueues',
  'SQS:receive*',
);
const resource = some(
  '*',
  ...queues.slice(0, 3),
  'arn:aws:sqs:eu-west-1:123456789012:*',
  'arn:aws:sqs:*:123456789012:a',
  'arn:aws:sqs:eu-west-1:*:a*',
  'arn:aws:sqs:eu-west-1:123456789012:?',
);
const condition = fc.constantFrom(
  undefined,
  undefined,
  { StringEquals: { 'aws:a': 'u' } },
  { StringEquals: { 'aws:a': ['u', 'v'] } },
  { StringNotEquals: { 'aws:a': 'u' } },
  { StringLikeIfExists: { 'aws:a': 'u*' } },
  { Null: { 'aws:a': 'true' } },
  { StringEquals: { 'aws:a': 'u', 'aws:b': 'u' } },
  { StringEquals: { 'aws:b': 'u' } },
);
const statement = fc
  .record({
    Effect: fc.constantFrom('Allow', 'Allow', 'Deny'),
    isNotAction: fc.integer({ max: 4, min: 0 }),
    isNotResource: fc.integer({ max: 4, min: 0 }),
    action,
    resource,
    condition,
  })
  .map(({ Effect, isNotAction, isNotResource, action: own, resource: about, condition: when }) => ({
    Effect,
    [isNotAction === 0 ? 'NotAction' : 'Action']: own,
    [isNotResource === 0 ? 'NotResource' : 'Resource']: about,
    ...(when === undefined ? {} : { Condition: when }),
  }));
const policy = fc
  .array(statement, { maxLength: 3 })
  .map((Statement) => ({ Version: '2012-10-17', Statement }));

describe('the difference of two documents', () => {
  it('is found exactly where a plain evaluation of every request finds one', () => {
    fc.assert(
      fc.property(policy, policy, (before, after) => {
        const { gained, lost, undecided } = diffPolicies(before, after);
        expect(undecided).toEqual([]);
        for (const { witness } of gained) {
          expect([evaluatePlainly(before, witness), evaluatePlainly(after, witness)]).toEqual([
            false,
            true,
          ]);
        }
        for (const { witness } of lost) {
          expect([evaluatePlainly(before, witness), evaluatePlainly(after, witness)]).toEqual([
            true,
            false,
          ]);
        }
        const [first, second] = [before, after].map((one) =>
          requests.map((request) => evaluatePlainly(one, request)),
        );
        const differs = (was: boolean) =>
          requests.some((_request, at) => first?.[at] === was && second?.[at] === !was);
        if (differs(false)) expect(gained.length).toBeGreaterThan(0);
        if (differs(true)) expect(lost.length).toBeGreaterThan(0);
      }),
      { numRuns: 150 },
    );
  }, 120_000);
});

const document = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });
const allow = (
  Action: string | readonly string[],
  Resource: string | readonly string[],
  more = {},
) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
const nothing = { gained: [], lost: [], undecided: [] };
/** The differences alone. */
const differences = (...sides: Parameters<typeof diffPolicies>) => {
  const { unchanged: _same, ...found } = diffPolicies(...sides);
  return found;
};

describe('variables', () => {
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable
  const home = 'arn:aws:s3:::demo/home/${aws:username}/*';

  it('show a difference with a value that nobody else has', () => {
    const { gained, lost } = diffPolicies(
      document(allow('s3:GetObject', home)),
      document(allow('s3:GetObject', 'arn:aws:s3:::demo/home/*')),
    );
    expect(lost).toEqual([]);
    expect(gained).toHaveLength(1);
    expect(gained[0]?.isWhole).toBe(false);
  });

  it('make no difference where something wider is allowed whatever they are', () => {
    const wide = allow('s3:GetObject', 'arn:aws:s3:::demo/*');
    expect(differences(document(wide, allow('s3:GetObject', home)), document(wide))).toEqual(
      nothing,
    );
  });

  it('leave it undecided where it depends on their values', () => {
    const bob = allow('s3:GetObject', 'arn:aws:s3:::demo/home/bob/*', { Effect: 'Deny' });
    const own = allow('s3:GetObject', home);
    const { gained, lost, undecided } = diffPolicies(document(own, bob), document(own));
    expect([gained, lost]).toEqual([[], []]);
    expect(undecided).toEqual([
      {
        actions: ['s3:GetObject'],
        resource: 'arn:aws:s3:::demo/home/bob/*',
        reason: 'it depends on the values of the variables',
      },
    ]);
  });

  it('are plain text in a document of the old version', () => {
    const old = { ...document(allow('s3:GetObject', home)), Version: '2008-10-17' };
    const [lost] = diffPolicies(old, document(allow('s3:GetObject', home))).lost;
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable
    expect(lost?.witness.resource).toContain('${aws:username}');
  });
});

describe('what is the same', () => {
  it.each([
    [
      'other order',
      ['sqs:SendMessage', 'sqs:ReceiveMessage'],
      ['sqs:ReceiveMessage', 'sqs:SendMessage'],
    ],
    ['other case', 'sqs:SendMessage', 'SQS:sendmessage'],
    ['an action within a wildcard', ['sqs:Send*', 'sqs:SendMessage'], 'sqs:Send*'],
  ])('is %s', (_what, before, after) => {
    expect(differences(document(allow(before, '*')), document(allow(after, '*')))).toEqual(nothing);
  });

  it('is a grant that a Deny takes away', () => {
    const send = allow('sqs:SendMessage', '*');
    const denial = document({ ...send, Effect: 'Deny' });
    expect(differences(document(send, ...denial.Statement), denial)).toEqual(nothing);
  });

  it('is a condition that another statement does without', () => {
    const Condition = { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } };
    const send = allow('sqs:SendMessage', '*');
    expect(differences(document(send), document(send, { ...send, Condition }))).toEqual(nothing);
  });

  it('is several documents and one with their statements', () => {
    const [send, receive] = [allow('sqs:SendMessage', '*'), allow('sqs:ReceiveMessage', '*')];
    const both = document(send, receive);
    expect(differences([document(send), document(receive)], both)).toEqual(nothing);
  });
});

describe('a difference', () => {
  it('comes to nothing where the action is about no such resource', () => {
    const object = 'arn:aws:s3:::demo/*';
    const { lost } = diffPolicies(
      document(allow(['s3:GetObject', 's3:ListBucket'], object)),
      document(allow('s3:GetObject', object)),
    );
    expect(lost).toMatchObject([{ actions: ['s3:ListBucket'], isDead: true }]);
  });

  it('is told once, however many statements show it', () => {
    const send = (...values: readonly string[]) => ({
      ...allow('sqs:SendMessage', queue),
      Condition: { StringEquals: { 'aws:a': values } },
    });
    const { gained } = diffPolicies(
      document(send('u'), send('v')),
      document(send('u', 'x'), send('v', 'x')),
    );
    expect(gained).toMatchObject([{ actions: ['sqs:SendMessage'], resource: queue }]);
  });

  it('may come to something where a * goes on over colons, as AWS says it can', () => {
    const change = (Resource: string) =>
      diffPolicies(document(), document(allow('logs:PutLogEvents', Resource))).gained;
    expect(change('arn:aws:logs:*:*:/aws-glue/*')).toMatchObject([{ isDead: false }]);
    expect(change('arn:aws:logs:eu-west-1:1:/aws-glue/*')).toMatchObject([{ isDead: true }]);
  });

  it('is shown on an ARN that looks familiar', () => {
    const { gained } = diffPolicies(document(), document(allow('sqs:SendMessage', '*')));
    expect(gained[0]?.witness.resource).toMatch(/^arn:aws:sqs:eu-west-1:123456789012:.+/);
    const other = 'arn:aws:sqs:us-east-1:111111111111:*';
    const elsewhere = diffPolicies(document(), document(allow('sqs:SendMessage', other)));
    expect(elsewhere.gained[0]).toMatchObject({ isDead: false });
    expect(elsewhere.gained[0]?.witness.resource).toMatch(/^arn:aws:sqs:us-east-1:111111111111:.+/);
  });

  it('is shown on * where the action is about no type of resource', () => {
    const describe = allow('ec2:DescribeInstances', '*');
    expect(diffPolicies(document(), document(describe)).gained).toMatchObject([
      { isDead: false, witness: { action: 'ec2:DescribeInstances', resource: '*' } },
    ]);
    const dead = { ...describe, Resource: 'arn:aws:ec2:eu-west-1:123456789012:instance/*' };
    expect(diffPolicies(document(), document(dead)).gained).toMatchObject([{ isDead: true }]);
  });

  it('of an action that nobody knows may be about anything', () => {
    expect(
      diffPolicies(document(), document(allow('sqs:NoSuchAction', queue))).gained,
    ).toMatchObject([{ isDead: false, witness: { action: 'sqs:nosuchaction', resource: queue } }]);
  });

  it('is shown with a value of each variable, of either side', () => {
    // biome-ignore-start lint/suspicious/noTemplateCurlyInString: policy variables
    const home = (name: string) => allow('s3:GetObject', `arn:aws:s3:::demo/${name}`);
    const before = document(home('${aws:userid}'));
    const after = document(home('${aws:userid}'), home('${aws:username}'));
    // biome-ignore-end lint/suspicious/noTemplateCurlyInString: policy variables
    const [gained] = diffPolicies(before, after).gained;
    const { resource = '', context = {} } = gained?.witness ?? {};
    expect(new Set(Object.keys(context))).toEqual(new Set(['aws:userid', 'aws:username']));
    expect(resource).toBe(`arn:aws:s3:::demo/${context['aws:username']}`);
  });

  it('shows actions that nobody knows yet', () => {
    const { gained } = diffPolicies(document(), document(allow('sqs:Purge*', '*')));
    expect(gained.map(({ actions }) => actions)).toEqual([['sqs:PurgeQueue'], ['sqs:purge…']]);
    expect(gained[1]?.witness.action).toMatch(/^sqs:purge/);
  });

  it('shows a context where a condition makes it', () => {
    const within = (region: string) =>
      document(
        allow('sqs:SendMessage', '*', {
          Condition: { StringEquals: { 'aws:RequestedRegion': region } },
        }),
      );
    const { gained, lost } = diffPolicies(within('eu-west-1'), within('eu-west-2'));
    expect(gained[0]?.witness.context).toEqual({ 'aws:RequestedRegion': 'eu-west-2' });
    expect(lost[0]?.witness.context).toEqual({ 'aws:RequestedRegion': 'eu-west-1' });
  });
});

describe('a statement that IAM could not read', () => {
  const send = allow('sqs:SendMessage', '*');

  it.each([
    ['a condition of another form', { Condition: 7 }],
    ['an operator that is none', { Condition: { StringIs: { 'aws:a': 'b' } } }],
    ['an element that is none', { Actions: 'sqs:*' }],
    ['a principal', { Principal: '*' }],
    ['an effect that is none', { Effect: 'allow' }],
    ['an action that is none', { Action: ['sqs:SendMessage', 7] }],
    ['an ARN that is none', { Resource: ['*', 'demo'] }],
  ])('leaves it undecided: %s', (_what, wrong) => {
    const broken = document({ ...send, ...wrong });
    const { undecided } = diffPolicies(broken, document(send));
    expect(undecided[0]?.reason).toContain('IAM could not read Statement[0]');
    expect(differences(broken, broken)).toEqual(nothing);
  });

  it('is told with its actions and resources, and makes no difference otherwise', () => {
    const { Effect: _effect, ...rest } = allow(['sqs:SendMessage', 'sqs:ListQueues'], [queue, '*']);
    const broken = { ...rest, Effect: 'allow', Sid: 'Broken' };
    const reason = 'IAM could not read Broken, so nobody knows what it means';
    const receive = allow('sqs:ReceiveMessage', '*');
    expect(diffPolicies(document(receive), document(receive, broken))).toEqual({
      gained: [],
      lost: [],
      undecided: [
        { actions: ['sqs:SendMessage', 'sqs:ListQueues'], resource: `${queue}, *`, reason },
      ],
      unchanged: ['sqs:ReceiveMessage'],
    });
    expect(diffPolicies(document(broken), document()).undecided).toHaveLength(1);
  });

  it('is told with all actions and all resources where it names none', () => {
    const { undecided } = diffPolicies(document(), document({ Effect: 'Allow' }));
    expect(undecided).toMatchObject([{ actions: ['*'], resource: '*' }]);
  });

  it('is a difference of that alone beside one that could be read', () => {
    const broken = { ...send, Condition: 7 };
    const { gained, undecided } = diffPolicies(
      document(),
      document(broken, allow('sqs:ReceiveMessage', '*')),
    );
    expect(gained.map(({ actions }) => actions)).toEqual([['sqs:ReceiveMessage']]);
    expect(undecided.map(({ actions }) => actions)).toEqual([['sqs:SendMessage']]);
  });

  it('is every one of a text with mistakes', () => {
    const text = JSON.stringify(document(send));
    const broken = parsePolicy(text.replace(/}$/, ',}'));
    expect(diffPolicies(broken, document(send)).undecided).toHaveLength(1);
  });
});

describe('documents that are hard to compare', () => {
  it.each([
    ['actions', (pattern: string) => allow(`s3:${pattern}`, '*')],
    [
      'values',
      (pattern: string) =>
        allow('s3:GetObject', '*', { Condition: { StringLike: { 'aws:a': pattern } } }),
    ],
  ])(
    'are undecided in bounded time: %s',
    (_what, statement) => {
      const many = Array.from({ length: 80 }, (_none, index) =>
        statement(`*${'ab'[index % 2]}${'?'.repeat(index % 25)}*${'cd'[index % 2]}*`),
      );
      const started = performance.now();
      const { undecided } = diffPolicies(document(), document(...many));
      expect(undecided.length).toBeGreaterThan(0);
      expect(performance.now() - started).toBeLessThan(100_000);
    },
    120_000,
  );

  it('are answered or undecided in bounded time', () => {
    const many = (letter: string) =>
      Array.from(
        { length: 60 },
        (_none, index) => `arn:aws:s3:::*${letter}${'?'.repeat(index % 30)}*${letter}*`,
      );
    const started = performance.now();
    const diff = diffPolicies(
      document(allow('s3:GetObject', many('a'))),
      document(allow('s3:GetObject', many('b'))),
    );
    expect(diff.gained.length + diff.undecided.length).toBeGreaterThan(0);
    expect(performance.now() - started).toBeLessThan(100_000);
  }, 120_000);

  it.each([[[]], [{}], [{ Statement: 7 }], [{ Statement: [7] }]])('grant nothing: %j', (empty) => {
    expect(differences(empty, document())).toEqual(nothing);
  });
});

it('names what did not change', () => {
  const receive = allow('sqs:ReceiveMessage', '*');
  const { unchanged } = diffPolicies(
    [document(allow(['sqs:SendMessage', 'sqs:PurgeQueue'], '*')), document(receive)],
    document(allow(['SQS:purgequeue', 'sqs:DeleteQueue'], '*'), receive),
  );
  expect(unchanged).toEqual(['sqs:PurgeQueue', 'sqs:ReceiveMessage']);
});

it('names nothing as unchanged that changed on a part, or may have', () => {
  const Condition = { Unknown: { 'aws:a': 'b' } };
  const broken = { ...allow('sqs:PurgeQueue', queue), Condition };
  const before = document(allow(['sqs:SendMessage', 'sqs:PurgeQueue', 'sqs:ListQueues'], '*'));
  const after = document(
    allow('sqs:SendMessage', queue),
    allow(['sqs:PurgeQueue', 'sqs:ListQueues'], '*'),
    broken,
  );
  expect(diffPolicies(before, after).unchanged).toEqual(['sqs:ListQueues']);
});

it('leaves a service undecided whose patterns tell too many actions apart, and tells of the others', () => {
  const patterns = Array.from('abcdefghijklmnopqr', (letter) => `sqs:*${letter}*`);
  const { gained, undecided } = diffPolicies(
    document(),
    document(allow(patterns, '*'), allow('s3:ListAllMyBuckets', '*')),
  );
  expect(undecided).toEqual([
    { actions: ['sqs:…'], resource: '*', reason: expect.stringContaining('too many parts') },
  ]);
  expect(gained.flatMap(({ actions }) => actions)).toContain('s3:ListAllMyBuckets');
});
