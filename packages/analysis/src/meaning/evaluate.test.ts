import { describe, expect, it } from 'vitest';
import { parsePolicy } from '../parse/parse-policy.ts';
import { compilePolicies, type PolicyInput } from './compile-policies.ts';
import { evaluate } from './evaluate.ts';
import type { Request } from './request.ts';

const policy = (...statements: readonly object[]) => ({
  Version: '2012-10-17',
  Statement: statements,
});
const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::data/*' };
const allowAll = { Effect: 'Allow', Action: '*', Resource: '*' };
const get: Request = { action: 's3:GetObject', resource: 'arn:aws:s3:::data/x' };

const decide = (documents: readonly PolicyInput[], request: Request = get) =>
  evaluate(documents, request).decision;

describe('the decision', () => {
  it('is the one of the statement that allows, and names it', () => {
    const text = JSON.stringify(policy({ ...allow, Sid: 'Read' }), undefined, 2);
    expect(evaluate([policy(), parsePolicy(text)], get)).toEqual({
      decision: 'allowed',
      statements: [
        {
          document: 1,
          path: 'Statement[0]',
          position: { line: 4, column: 5, offset: text.indexOf('{', 5) },
          sid: 'Read',
          effect: 'Allow',
        },
      ],
    });
  });

  it.each(['', 7, undefined])('names no statement by the Sid %j', (Sid) => {
    expect(evaluate([policy({ ...allow, Sid })], get).statements).toEqual([
      { document: 0, path: 'Statement[0]', effect: 'Allow' },
    ]);
  });

  it('is that of the statement that denies, wherever it stands', () => {
    const deny = { Effect: 'Deny', NotAction: 's3:List*', Resource: '*' };
    const { decision, statements } = evaluate(
      [policy(deny), { Statement: allow }, policy(allowAll, deny)],
      get,
    );
    expect(decision).toBe('denied');
    expect(statements).toEqual([
      { document: 0, path: 'Statement[0]', effect: 'Deny' },
      { document: 1, path: 'Statement', effect: 'Allow' },
      { document: 2, path: 'Statement[0]', effect: 'Allow' },
      { document: 2, path: 'Statement[1]', effect: 'Deny' },
    ]);
    expect(decide([policy(allowAll, deny)], { action: 's3:ListBucket' })).toBe('allowed');
  });

  it('is none where no statement matches', () => {
    expect(evaluate([policy(allow)], { ...get, action: 's3:PutObject' })).toEqual({
      decision: 'implicitly denied',
      statements: [],
    });
    expect(decide([])).toBe('implicitly denied');
    expect(decide([policy(allow)], { ...get, resource: 'arn:aws:s3:::other/x' })).toBe(
      'implicitly denied',
    );
  });

  it('is the same for each request, asked once or again', () => {
    const compiled = compilePolicies([policy({ ...allow, Action: ['s3:Get*', 's3:GetObject'] })]);
    const ask = (request: Request) => evaluate(compiled, request);
    for (let round = 0; round < 2; round += 1) {
      expect(ask(get)).toMatchObject({ decision: 'allowed', statements: [{ document: 0 }] });
      expect(ask({ ...get, action: 'S3:GETOBJECT' }).statements).toHaveLength(1);
      expect(ask({ ...get, action: 's3:PutObject' }).decision).toBe('implicitly denied');
    }
  });

  it('names the statements in their order where they are many', () => {
    const ones = Array.from({ length: 40 }, (_none, place) => ({
      Effect: 'Allow',
      Action: ['s3:GetObject', 's3:Get*', '*'][place % 3],
      Resource: ['*', 'arn:aws:s3:::d*', 'arn:*:s3:::data/x', 'arn:aws:s3:::other'][place % 4],
    }));
    const places = (resource: string) =>
      evaluate([policy(...ones)], { ...get, resource }).statements.map(({ path }) => path);
    const of = (...kinds: readonly number[]) =>
      ones.flatMap((_one, place) => (kinds.includes(place % 4) ? `Statement[${place}]` : []));
    expect(places('arn:aws:s3:::data/x')).toEqual(of(0, 1, 2));
    expect(places('arn:aws:s3:::other')).toEqual(of(0, 3));
    expect(places('arn:aws:s3:::x')).toEqual(of(0));
    expect(places('*')).toEqual(of(0));
  });

  it('does not overlook what cannot be read where statements are many', () => {
    const allows = Array.from({ length: 20 }, () => allowAll);
    for (const Resource of ['arn:aws:s3', `arn:aws:s3:::other/\${x`, ['arn:aws:s3:::other', 1]]) {
      const deny = { Effect: 'Deny', Action: '*', Resource };
      expect(decide([policy(...allows, deny)])).toBe('denied');
    }
  });

  it('stays the same for more actions than are remembered', () => {
    const compiled = compilePolicies(Array.from({ length: 400 }, () => policy(allowAll)));
    for (let index = 0; index < 600; index += 1) {
      const request = { action: `s3:Get${index % 300}` };
      expect(evaluate(compiled, request).statements).toHaveLength(400);
    }
  });
});

describe('a resource', () => {
  // IAM User Guide, "IAM ARNs" and "Resource".
  it.each([
    ['*', '*', true],
    ['*', 'arn:aws:s3:::data/x', true],
    ['arn:aws:s3:::data/x', 'arn:aws:s3:::data/x', true],
    ['arn:aws:s3:::data/x', 'arn:aws:s3:::data/X', false],
    ['arn:aws:s3:::data/x', '*', false],
    ['arn:aws:s3:::*', '*', false],
    ['arn:aws:s3:::data/*', 'arn:aws:s3:::data/', true],
    ['arn:aws:s3:::data/*', 'arn:aws:s3:::data', false],
    ['arn:aws:s3:::data*', 'arn:aws:s3:::data/x/y:z', true],
    ['arn:aws:s3:::*/x', 'arn:aws:s3:::data/a:b/x', true],
    ['arn:aws:s3:::dat?/x', 'arn:aws:s3:::data/x', true],
    ['arn:aws:s3:::dat?', 'arn:aws:s3:::dat', false],
    ['arn:aws:sqs:*:1:q', 'arn:aws:sqs:eu-west-1:1:q', true],
    ['arn:aws:sqs:*:*:q', 'arn:aws:sqs:::q', true],
    ['arn:aws:sqs:*:q:1', 'arn:aws:sqs:a:b:q:1', false],
    ['arn:aws:sqs:*:1:q', 'arn:aws:sqs:a:b:1:q', false],
    ['arn:aws:sqs:eu-*-1:?:q', 'arn:aws:sqs:eu-west-1:1:q', true],
    ['arn:aws:sqs:eu-*-1:?:q', 'arn:aws:sqs:eu-west-1:12:q', false],
    ['arn:*:sqs:eu-west-1:1:q', 'arn:aws-cn:sqs:eu-west-1:1:q', true],
    ['arn:aws:sqs:e*:1:q*', 'arn:aws:sqs:eu-west-1:1:q*', true],
    ['arn:aws:sqs:*:1:q', 'arn:aws:sqs', false],
    ['arn:aws:sqs:*:1:q', 'q', false],
  ])('of %s with %s', (resource, asked, isAllowed) => {
    const named = policy({ ...allow, Resource: ['arn:aws:s3:::never', resource] });
    const other = policy({ Effect: 'Allow', Action: '*', NotResource: [resource] });
    const request = { ...get, resource: asked };
    expect(decide([named], request)).toBe(isAllowed ? 'allowed' : 'implicitly denied');
    expect(decide([other], request)).toBe(isAllowed ? 'implicitly denied' : 'allowed');
  });

  it.each([
    [`arn:aws:s3:::data/\${aws:username}/*`, 'Anna', true],
    [`arn:aws:s3:::data/\${aws:username}/*`, 'Otto', false],
    [`arn:aws:s3:::data/\${aws:username}/*`, undefined, false],
    [`arn:aws:s3:::data/\${aws:username, 'Anna'}/*`, undefined, true],
    [`arn:aws:s3:::data/\${*}/*`, 'Anna', false],
  ])('may hold a variable: %s for %s', (resource, name, isAllowed) => {
    const request = {
      action: 's3:GetObject',
      resource: 'arn:aws:s3:::data/Anna/x',
      context: name === undefined ? {} : { 'aws:username': name },
    };
    const statement = { ...allow, Resource: resource };
    expect(decide([policy(statement)], request)).toBe(isAllowed ? 'allowed' : 'implicitly denied');
    // In the language of 2008 it is plain text.
    expect(decide([{ Statement: statement }], request)).toBe('implicitly denied');
    expect(
      decide([{ Statement: statement }], {
        ...request,
        resource: resource.replaceAll('*', 'x'),
      }),
    ).toBe('allowed');
  });

  it('holds a star that is written out', () => {
    const stars = policy({ ...allow, Resource: `arn:aws:s3:::data/\${*}` });
    expect(decide([stars], { ...get, resource: 'arn:aws:s3:::data/*' })).toBe('allowed');
    expect(decide([stars], { ...get, resource: 'arn:aws:s3:::data/x' })).toBe('implicitly denied');
    const begin = policy({ ...allow, Resource: `arn:aws:s3:::\${$}a*` });
    expect(decide([begin], { ...get, resource: 'arn:aws:s3:::$ab' })).toBe('allowed');
  });

  it('whose variable is missing is not what NotResource surely leaves out', () => {
    const NotResource = `arn:aws:s3:::data/\${aws:username}`;
    const deny = { Effect: 'Deny', Action: '*', NotResource };
    expect(decide([policy({ ...deny, Effect: 'Allow' })])).toBe('implicitly denied');
    expect(decide([policy(allowAll, deny)])).toBe('denied');
  });
});

describe('what IAM could not read', () => {
  const malformed: readonly (readonly [what: string, statement: object])[] = [
    ['no Effect', { Effect: undefined, Action: '*', Resource: '*' }],
    ['an Effect in small letters', { Effect: 'allow', Action: '*', Resource: '*' }],
    ['an Effect that is no text', { Effect: 1, Action: '*', Resource: '*' }],
    ['no Action', { Resource: '*' }],
    ['both Action and NotAction', { Action: '*', NotAction: 's3:PutObject', Resource: '*' }],
    ['an empty Action', { Action: [], Resource: '*' }],
    ['an empty NotAction', { NotAction: [], Resource: '*' }],
    ['an Action that is no text', { Action: [1, '*'], Resource: '*' }],
    ['an Action of null', { Action: null, Resource: '*' }],
    ['a wildcard in a prefix', { Action: 's*:GetObject', Resource: '*' }],
    ['an Action without a prefix', { Action: 'GetObject', Resource: '*' }],
    ['an action of NotAction', { NotAction: ['s*:PutObject'], Resource: '*' }],
    ['no Resource', { Action: '*' }],
    ['both Resource and NotResource', { Action: '*', Resource: '*', NotResource: allow.Resource }],
    ['an empty Resource', { Action: '*', Resource: [] }],
    ['an empty NotResource', { Action: '*', NotResource: [] }],
    ['a Resource that is no text', { Action: '*', Resource: { '*': true } }],
    ['a Resource that is no ARN', { Action: '*', Resource: 's3:::data/x' }],
    ['an ARN of four segments', { Action: '*', Resource: 'arn:aws:s3:*' }],
    ['a wildcard for the service', { Action: '*', Resource: 'arn:aws:*:::data/x' }],
    ['an ARN of NotResource', { Action: '*', NotResource: 'arn:aws:*:::data/y' }],
    ['a variable', { Action: '*', Resource: `arn:aws:s3:::\${data/x` }],
    ['a variable in a segment', { Action: '*', Resource: `arn:aws:s3:\${k:r}::data/x` }],
    ['a Condition that is text', { Action: '*', Resource: '*', Condition: 'aws:Key' }],
    ['an operator', { Action: '*', Resource: '*', Condition: { Like: { 'aws:Key': 'a' } } }],
    ['keys that are text', { Action: '*', Resource: '*', Condition: { StringEquals: 'a' } }],
    [
      'a value that is no text',
      { Action: '*', Resource: '*', Condition: { StringNotEquals: { 'aws:Key': { a: 'a' } } } },
    ],
    [
      'an empty list of values',
      { Action: '*', Resource: '*', Condition: { StringNotEquals: { 'aws:Key': [] } } },
    ],
    [
      'a value of another kind',
      { Action: '*', Resource: '*', Condition: { NumericNotEquals: { 'aws:Key': 'ten' } } },
    ],
    ['an unknown element', { Action: '*', Resource: '*', Comment: 'x' }],
    ['a Principal', { Action: '*', Resource: '*', Principal: '*' }],
    ['a part that is not known yet', { Action: '*', Resource: 'arn:aws:s3:::\ufdd0/x' }],
    ['an action that is not known yet', { Action: '\ufdd0', Resource: '*' }],
  ];
  const request = { ...get, context: { 'aws:Key': '1' } };

  it.each(malformed)('allows nothing: %s', (_what, statement) => {
    expect(decide([policy({ Effect: 'Allow', ...statement })], request)).not.toBe('allowed');
  });

  it.each(malformed)('does not stop a Deny: %s', (_what, statement) => {
    const document = policy({ Effect: 'Deny', ...statement });
    const { decision, statements } = evaluate([policy(allowAll), document], request);
    expect(decision).toBe('denied');
    expect(statements.at(-1)).toEqual({
      document: 1,
      path: 'Statement[0]',
      effect: 'Deny',
      isUnreadable: true,
    });
  });

  it('is marked only where it is what denies', () => {
    const deny = { Effect: 'Deny', Action: ['s*:x', 's3:GetObject'], Resource: '*' };
    expect(evaluate([policy(deny)], get).statements[0]).not.toHaveProperty('isUnreadable');
    expect(decide([policy(allowAll, { ...deny, Resource: 'arn:aws:s3:::other' })])).toBe('allowed');
    expect(decide([policy(allowAll, { ...deny, Condition: { Bool: { 'k:b': 'true' } } })])).toBe(
      'allowed',
    );
  });

  it('is a whole document where its text or its Version is wrong', () => {
    const twice =
      '{ "Statement": [], "Statement": [{ "Effect": "Allow", "Action": "*", "Resource": "*" }] }';
    expect(decide([parsePolicy(twice)])).toBe('implicitly denied');
    expect(decide([{ ...policy(allowAll), Version: '2012' }])).toBe('implicitly denied');
    expect(decide([{ ...policy(allowAll), Version: '2008-10-17' }])).toBe('allowed');
    expect(decide([{ Statement: allowAll }])).toBe('allowed');
    expect(
      decide([parsePolicy('{'), parsePolicy(''), [], { Statement: [null, 'x', [allowAll]] }]),
    ).toBe('implicitly denied');
  });

  it('is a part that is not known yet only where the rest would match', () => {
    const deny = { Effect: 'Deny', Action: '*', Resource: 'arn:\ufdd0:s3:::other/\ufdd0' };
    expect(decide([policy(allowAll, deny)])).toBe('allowed');
    expect(decide([policy(allowAll, deny)], { ...get, resource: 'arn:aws:s3:::other/x' })).toBe(
      'denied',
    );
  });
});

describe('a condition', () => {
  const Condition = {
    StringEquals: { 'iam:PassedToService': ['ec2.amazonaws.com', 'lambda.amazonaws.com'] },
    Bool: { 'aws:SecureTransport': 'true' },
  };

  it.each([
    [{ 'iam:passedToService': 'ec2.amazonaws.com', 'aws:SecureTransport': true }, 'allowed'],
    [{ 'iam:PassedToService': 'ec2.amazonaws.com' }, 'implicitly denied'],
    [{ 'iam:PassedToService': 'x', 'aws:SecureTransport': 'true' }, 'implicitly denied'],
    [{}, 'implicitly denied'],
    [undefined, 'implicitly denied'],
  ])('needs all its tests: %j', (context, decision) => {
    expect(decide([policy({ ...allow, Condition })], { ...get, context })).toBe(decision);
  });

  it('reads keys that are names of objects', () => {
    const asked = JSON.parse('{ "__proto__": "x", "constructor": "y" }');
    const tests = JSON.parse('{ "StringEquals": { "__proto__": "x", "constructor": "y" } }');
    expect(decide([policy({ ...allow, Condition: tests })], { ...get, context: asked })).toBe(
      'allowed',
    );
    expect(decide([policy({ ...allow, Condition: tests })])).toBe('implicitly denied');
  });
});

describe('a Deny with a resource that IAM could not read', () => {
  const deny = (...Resource: readonly string[]) =>
    policy(allowAll, { Effect: 'Deny', Action: '*', Resource });
  const other = 'arn:aws:s3:::other';

  it.each([
    ['beside ones that do not match', ['s3:::data/x', other]],
    ['before and after them', [other, 's3:::data/x', `${other}/*`]],
  ])('applies all the same: %s', (_what, resources) => {
    expect(evaluate([deny(...resources)], get)).toMatchObject({
      decision: 'denied',
      statements: [{ effect: 'Allow' }, { effect: 'Deny', isUnreadable: true }],
    });
    expect(decide([deny(...resources.filter((one) => one.startsWith('arn:')))])).toBe('allowed');
  });
});

// So many are looked up by how the last segments of their resources begin.
it('answers for many statements as for each by itself', () => {
  const user = `\${aws:username}`;
  const resources = [
    ...Array.from({ length: 16 }, (_none, at) => `arn:aws:s3:::data-${at}/*`),
    ...['*', 'arn:aws:s3:::*-1/x', `arn:aws:s3:::${user}/x`, `arn:aws:s3:::data-${user}/x`],
    ...['arn:aws:s3:::data-?/x', 'arn:aws:s3:::data-1*', 's3:::data-1/x', 'arn:*:s3:::data-1/x'],
  ];
  const statements = resources.flatMap((Resource) => [
    { ...allow, Resource },
    { ...allow, NotResource: Resource, Resource: undefined },
    { ...allow, Effect: 'Deny', Resource },
  ]);
  const context = { 'aws:username': '1' };
  for (const name of ['data-1/x', 'data-15/y', 'data-20/x', '1/x', 'data-1', 'x', '']) {
    const request = { ...get, resource: `arn:aws:s3:::${name}`, context };
    const singly = statements.flatMap((one, at) =>
      evaluate([policy(one)], request).statements.map((own) => ({
        ...own,
        path: `Statement[${at}]`,
      })),
    );
    expect(evaluate([policy(...statements)], request).statements).toEqual(singly);
    expect(singly.length).toBeLessThan(statements.length);
  }
});
