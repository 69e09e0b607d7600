import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caught } from '../test/caught.ts';
import { byHand, untyped } from '../test/demo.ts';
import { unprintable } from '../test/hostile.ts';
import { allow, InvalidDocumentError, policyDocument } from './index.ts';

interface Case {
  readonly what: string;
  /** What stands where a statement should. */
  readonly value: unknown;
  /** Where the problems are, behind `Statement[0]`. */
  readonly at: readonly string[];
}

const withResource = (Resource: unknown) => ({ ...byHand, Resource });
const withAction = (Action: unknown) => ({ ...byHand, Action });
const withCondition = (Condition: unknown) => ({ ...byHand, Condition });

class StatementLike {
  Effect = 'Allow';
  Action = 's3:*';
  Resource = '*';
}

const holed = (item: unknown) => Object.assign(new Array<unknown>(3), { 0: item, 2: item });

const noStatements: readonly Case[] = [
  { what: 'null', value: null, at: [''] },
  { what: 'undefined', value: undefined, at: [''] },
  { what: 'a number', value: 7, at: [''] },
  { what: 'text', value: '{"Effect":"Allow"}', at: [''] },
  { what: 'a symbol', value: Symbol('statement'), at: [''] },
  { what: 'a function', value: () => byHand, at: [''] },
  { what: 'an array', value: [byHand], at: [''] },
  { what: 'a class instance', value: new StatementLike(), at: [''] },
  { what: 'a map', value: new Map(Object.entries(byHand)), at: [''] },
  {
    what: 'a statement that needs its actions',
    value: allow('A'),
    at: ['', '.Effect', '.Action', '.Resource'],
  },
  {
    what: 'a statement that needs its resource',
    value: allow('A').actions('s3:*'),
    at: ['', '', '.Effect', '.Action', '.Resource'],
  },
  { what: 'an empty object', value: {}, at: ['.Effect', '.Action', '.Resource'] },
];

const wrongElements: readonly Case[] = [
  { what: 'Principal', value: { ...byHand, Principal: '*' }, at: [''] },
  { what: 'NotPrincipal', value: { ...byHand, NotPrincipal: '*' }, at: [''] },
  { what: 'NotAction beside Action', value: { ...byHand, NotAction: 'iam:*' }, at: [''] },
  { what: 'NotResource beside Resource', value: { ...byHand, NotResource: '*' }, at: [''] },
  {
    what: 'NotAction in place of Action',
    value: { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' },
    at: ['', '.Action'],
  },
  { what: 'an element in the wrong case', value: { ...byHand, condition: {} }, at: [''] },
  { what: 'a misspelt Sid', value: { ...byHand, SID: 'A' }, at: [''] },
  {
    what: 'an element named __proto__',
    value: JSON.parse('{"Effect":"Allow","Action":"s3:*","Resource":"*","__proto__":{}}'),
    at: [''],
  },
];

const wrongSids: readonly Case[] = [
  'two words',
  'a-b',
  'a_b',
  'a.b',
  'é',
  'a\n',
  'a\0',
  ' ',
  7,
  null,
  {},
  ['A'],
].map((Sid) => ({ what: JSON.stringify(Sid), value: { ...byHand, Sid }, at: ['.Sid'] }));

const wrongEffects: readonly Case[] = [
  'allow',
  'ALLOW',
  'deny',
  'Allow ',
  '',
  'Permit',
  null,
  undefined,
  true,
  ['Allow'],
].map((Effect) => ({ what: String(Effect), value: { ...byHand, Effect }, at: ['.Effect'] }));

const wrongActions: readonly Case[] = [
  { what: 'none', value: { Effect: 'Allow', Resource: '*' }, at: ['.Action'] },
  { what: 'an empty array', value: withAction([]), at: ['.Action'] },
  { what: 'an empty text', value: withAction(''), at: ['.Action'] },
  { what: 'null', value: withAction(null), at: ['.Action'] },
  { what: 'an object', value: withAction({ 0: 's3:*', length: 1 }), at: ['.Action'] },
  { what: 'no prefix', value: withAction('ListQueues'), at: ['.Action'] },
  { what: 'an empty prefix', value: withAction(':ListQueues'), at: ['.Action'] },
  { what: 'an empty name', value: withAction('sqs:'), at: ['.Action'] },
  { what: 'two colons', value: withAction('sqs:List:Queues'), at: ['.Action'] },
  { what: 'a wildcard in the prefix', value: withAction('s*:List'), at: ['.Action'] },
  { what: 'a question mark in the prefix', value: withAction('s?:List'), at: ['.Action'] },
  { what: 'every service', value: withAction('*:*'), at: ['.Action'] },
  { what: 'two stars', value: withAction('**'), at: ['.Action'] },
  { what: 'a blank', value: withAction('sqs: ListQueues'), at: ['.Action'] },
  { what: 'a line feed', value: withAction('sqs:ListQueues\n'), at: ['.Action'] },
  { what: 'another script', value: withAction('sqs:Líst'), at: ['.Action'] },
  {
    what: 'one wrong among many',
    value: withAction(['s3:*', 's3', 's3:Get', 7]),
    at: ['.Action[1]', '.Action[3]'],
  },
  { what: 'an array in the array', value: withAction([['s3:*']]), at: ['.Action[0]'] },
  { what: 'a String object', value: withAction([new String('s3:*')]), at: ['.Action[0]'] },
  { what: 'a hole', value: withAction(holed('s3:*')), at: ['.Action[1]'] },
  { what: 'nothing but holes', value: withAction(new Array(2)), at: ['.Action[0]', '.Action[1]'] },
];

const wrongResources: readonly Case[] = [
  { what: 'none', value: { Effect: 'Allow', Action: 's3:*' }, at: ['.Resource'] },
  { what: 'an empty array', value: withResource([]), at: ['.Resource'] },
  { what: 'an empty text', value: withResource(''), at: ['.Resource'] },
  { what: 'null', value: withResource(null), at: ['.Resource'] },
  { what: 'a name', value: withResource('my-bucket'), at: ['.Resource'] },
  { what: 'two stars', value: withResource('**'), at: ['.Resource'] },
  { what: 'five segments', value: withResource('arn:aws:s3::my-bucket'), at: ['.Resource'] },
  { what: 'an empty sixth segment', value: withResource('arn:aws:s3:::'), at: ['.Resource'] },
  { what: 'an empty partition', value: withResource('arn::s3:::my-bucket'), at: ['.Resource'] },
  { what: 'ARN in capitals', value: withResource('ARN:aws:s3:::my-bucket'), at: ['.Resource'] },
  { what: 'a blank first', value: withResource(' arn:aws:s3:::my-bucket'), at: ['.Resource'] },
  {
    what: 'a wildcard in the service',
    value: withResource('arn:aws:s*:::my-bucket'),
    at: ['.Resource'],
  },
  { what: 'a wildcard for arn', value: withResource('*:aws:s3:::my-bucket'), at: ['.Resource'] },
  {
    what: 'a line feed in a segment',
    value: withResource('arn:aws:s3\n:::my-bucket'),
    at: ['.Resource'],
  },
  {
    what: 'a placeholder left in',
    value: withResource('arn:aws:sqs:<REGION>:123456789012:q'),
    at: ['.Resource'],
  },
  {
    what: 'a control character',
    value: withResource('arn:aws:s3:::my\0bucket'),
    at: ['.Resource'],
  },
  {
    what: 'an escape character',
    value: withResource('arn:aws:s3:::my\u001bbucket'),
    at: ['.Resource'],
  },
  {
    what: 'a character over U+00FF',
    value: withResource('arn:aws:s3:::my\u0100bucket'),
    at: ['.Resource'],
  },
  { what: 'an emoji', value: withResource('arn:aws:s3:::my\u{1f600}bucket'), at: ['.Resource'] },
  {
    what: 'one wrong among many',
    value: withResource(['*', 'arn:', '*', undefined]),
    at: ['.Resource[1]', '.Resource[3]'],
  },
  { what: 'a hole', value: withResource(holed('*')), at: ['.Resource[1]'] },
];

const wrongConditions: readonly Case[] = [
  null,
  true,
  'StringEquals',
  7,
  [],
  [{ StringEquals: { 'aws:a': 'b' } }],
  new Map(),
  { StringEquals: null },
  { StringEquals: 'aws:SourceIp' },
  { StringEquals: ['aws:SourceIp'] },
  { StringEquals: {} },
  { StringEquals: { 'aws:SourceIp': null } },
  { StringEquals: { 'aws:SourceIp': [] } },
  { StringEquals: { 'aws:SourceIp': ['a', 7] } },
  { StringEquals: { 'aws:SourceIp': holed('a') } },
  { StringEquals: { 'aws:SourceIp': { a: 'b' } } },
  { Bool: { 'aws:SecureTransport': true } },
  { NumericLessThan: { 'aws:MultiFactorAuthAge': 3600 } },
  { DateLessThan: { 'aws:CurrentTime': new Date(0) } },
  { StringEquals: { 'aws:SourceIp': 'a' }, StringLike: {} },
  { StringEquals: { 'aws:SourceIp': '\u0100' } },
  { StringEquals: { 'aws:SourceIp': ['a', 'b\0'] } },
  // What is outside U+0020–U+00FF may stand nowhere in a document, names of keys included.
  { StringEquals: { 'aws:\u0100': 'a' } },
  { StringEquals: { 'aws:a\u001b': 'a' } },
  { 'String\u0000Equals': { 'aws:a': 'a' } },
].map((Condition) => ({
  what: JSON.stringify(Condition),
  value: withCondition(Condition),
  at: ['.Condition'],
}));

describe.each([
  ['what is no statement', noStatements],
  ['an element that does not belong there', wrongElements],
  ['a Sid', wrongSids],
  ['an Effect', wrongEffects],
  ['an Action', wrongActions],
  ['a Resource', wrongResources],
  ['a Condition', wrongConditions],
])('refuses %s', (_title, cases) => {
  it.each(cases)('$what', ({ value, at }) => {
    const error = caught(() => policyDocument(untyped([value])));
    expect(error).toBeInstanceOf(InvalidDocumentError);
    expect(error).toMatchObject({
      code: 'invalid-document',
      problems: at.map((element) => ({ path: `Statement[0]${element}` })),
    });
  });
});

const rightStatements: readonly (readonly [what: string, value: unknown])[] = [
  ['the least there can be', byHand],
  ['a Sid of letters and digits', { ...byHand, Sid: 'Sid1' }],
  ['a Sid of digits', { ...byHand, Sid: '1' }],
  ['Deny', { ...byHand, Effect: 'Deny' }],
  ['every action', withAction('*')],
  ['every action in an array', withAction(['*'])],
  ['every action of a service', withAction('s3:*')],
  ['wildcards in the name', withAction(['s3:Get*', 's3:*Object', 's3:Get?bject', 's3:*?'])],
  ['a prefix with a hyphen', withAction('execute-api:Invoke')],
  ['a prefix in mixed case', withAction('autoScaling:SetInstanceHealth')],
  ['an action twice', withAction(['s3:Get*', 's3:Get*'])],
  ['an ARN', withResource('arn:aws:sqs:eu-west-1:123456789012:queue')],
  ['an ARN without region and account', withResource('arn:aws:s3:::bucket/key')],
  [
    'an ARN of an account that AWS owns',
    withResource('arn:aws:iam::aws:policy/AdministratorAccess'),
  ],
  [
    'colons in the sixth segment',
    withResource('arn:aws:logs:eu-west-1:123456789012:log-group:/a:*'),
  ],
  ['wildcards in segments', withResource('arn:aws*:sqs:eu-*-?:*:queue-*')],
  ['the sixth segment a wildcard', withResource('arn:aws:s3:::*')],
  ['every partition', withResource('arn:*:s3:::bucket')],
  // biome-ignore lint/suspicious/noTemplateCurlyInString: a policy variable of IAM
  ['a policy variable', withResource('arn:aws:s3:::home/${aws:username}/*')],
  ['a blank and Latin letters in the sixth segment', withResource('arn:aws:s3:::b/é ÿ')],
  ['* beside ARNs', withResource(['*', 'arn:aws:s3:::b'])],
  ['a condition', withCondition({ StringEquals: { 'aws:SourceAccount': '123456789012' } })],
  [
    'several operators, keys and values',
    withCondition({
      'ForAllValues:StringLike': { 'aws:TagKeys': ['a*', 'b?'], 'aws:PrincipalTag/é': 'ÿ' },
      Null: { 'aws:TagKeys': 'false' },
    }),
  ],
  ['an empty value of a key', withCondition({ StringEquals: { 'aws:ResourceTag/a': '' } })],
];

describe('accepts', () => {
  it.each(rightStatements)('%s', (_what, value) => {
    expect(policyDocument(untyped([value])).Statement).toStrictEqual([value]);
  });
});

describe('the report', () => {
  const wrong = {
    Sid: 'two words',
    Effect: 'allow',
    Action: ['s3', 's3:Get', ''],
    Resource: 'bucket',
    Condition: [],
    Principal: '*',
  };

  it('holds every problem of every statement, in document order', () => {
    const error = caught(() =>
      policyDocument(untyped([wrong, byHand, null, { ...wrong, Sid: '-' }])),
    );
    const places = ['', '.Sid', '.Effect', '.Action[0]', '.Action[2]', '.Resource', '.Condition'];
    expect(error).toMatchObject({
      problems: [
        ...places.map((at) => ({ path: `Statement[0]${at}` })),
        { path: 'Statement[2]' },
        ...places.map((at) => ({ path: `Statement[3]${at}` })),
      ],
    });
  });

  it.each([
    /Statement\[0\] .*"Principal".*Sid, Effect, Action, Resource, Condition/,
    /Statement\[0\]\.Sid .*"two words".*letters and digits/,
    /Statement\[0\]\.Effect .*"allow".*"Allow" or "Deny"/,
    /Statement\[0\]\.Action\[0\] .*"s3".*service:Name/,
    /Statement\[0\]\.Action\[2\] .*"".*service:Name/,
    /Statement\[0\]\.Resource .*"bucket".*"\*" or an ARN of six segments/,
    /Statement\[0\]\.Condition .*operators.*keys.*values/,
  ])('says what is wrong, where, and what would be right: %s', (line) => {
    expect(caught(() => policyDocument(untyped([wrong]))).message).toMatch(line);
  });

  it('answers any value with a document or with an InvalidDocumentError', () => {
    const element = fc.constantFrom(
      'Sid',
      'Effect',
      'Action',
      'Resource',
      'Condition',
      'NotAction',
    );
    const some = fc.oneof(fc.anything(), fc.dictionary(element, fc.anything()));
    fc.assert(
      fc.property(some, (value) => {
        const error = caught(() => policyDocument(untyped([value])));
        expect(error).toBeInstanceOf(InvalidDocumentError);
        expect(error.message).not.toMatch(unprintable);
      }),
    );
  });

  it('refuses one wrong character anywhere in a resource', () => {
    const outside = fc
      .integer({ min: 0, max: 0xffff })
      .filter((code) => code > 0xff || (code < 0x20 && ![9, 10, 13].includes(code)));
    fc.assert(
      fc.property(outside, fc.nat(12), (code, at) => {
        const name = 'bucket/key-12';
        const resource = `arn:aws:s3:::${name.slice(0, at)}${String.fromCharCode(code)}${name.slice(at)}`;
        caught(() => policyDocument(untyped([withResource(resource)])));
      }),
    );
  });
});
