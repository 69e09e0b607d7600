import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caught } from '../test/caught.ts';
import { byHand, common, demo, untyped } from '../test/demo.ts';
import { unprintable } from '../test/hostile.ts';
import {
  allow,
  buildUserPolicy,
  createRegistry,
  defineScheduler,
  InvalidDocumentError,
  InvalidInputError,
  InvalidSchedulerError,
  PclusterIamError,
  policyDocument,
  UnknownSchedulerError,
} from './index.ts';

const options = { scheduler: demo, ...common, roleName: 'demo-role' };

/** Every error as a caller meets it: its class, name, code, and the field with the particulars. */
const table = [
  {
    error: () => caught(() => buildUserPolicy({ ...options, region: 'nowhere' })),
    type: InvalidInputError,
    name: 'InvalidInputError',
    code: 'invalid-input',
    field: 'issues',
  },
  {
    error: () => caught(() => policyDocument([])),
    type: InvalidDocumentError,
    name: 'InvalidDocumentError',
    code: 'invalid-document',
    field: 'problems',
  },
  {
    error: () => caught(() => defineScheduler({ name: '', releases: {} })),
    type: InvalidSchedulerError,
    name: 'InvalidSchedulerError',
    code: 'invalid-scheduler',
    field: 'problems',
  },
  {
    error: () => caught(() => createRegistry([demo]).get('slrm')),
    type: UnknownSchedulerError,
    name: 'UnknownSchedulerError',
    code: 'unknown-scheduler',
    field: 'known',
  },
];

describe.each(table)('$name', ({ error, type, name, code, field }) => {
  it('is an error of ours with a stable name and code', () => {
    expect(error()).toBeInstanceOf(type);
    expect(error()).toBeInstanceOf(PclusterIamError);
    expect(error()).toBeInstanceOf(Error);
    expect(error()).toMatchObject({ name, code });
    expect(String(error())).toBe(`${name}: ${error().message}`);
    expect(error().stack).toContain(name);
  });

  it(`has its particulars in ${field}, which cannot be changed`, () => {
    const particulars: unknown = Reflect.get(error(), field);
    expect(particulars).toSatisfy(Array.isArray);
    expect(particulars).toHaveLength(field === 'problems' && code === 'invalid-scheduler' ? 2 : 1);
    expect(particulars).toSatisfy(Object.isFrozen);
  });

  it('has no cause unless another error is behind it', () => {
    expect(Object.hasOwn(error(), 'cause')).toBe(false);
  });
});

describe('a message', () => {
  it('says what could not be built, and each option on a line of its own', () => {
    const { message } = caught(() =>
      buildUserPolicy({ ...options, region: 'nowhere', accountId: '1' }),
    );
    expect(message).toBe(
      [
        'Cannot build the user policy:',
        '  - region is "nowhere", not an AWS region: a form such as eu-west-1 or us-gov-west-1',
        '  - accountId is "1", not an AWS account id: 12 digits, as text',
      ].join('\n'),
    );
  });

  it('shows a long value only in part', () => {
    const { message } = caught(() => buildUserPolicy({ ...options, roleName: 'r'.repeat(9_999) }));
    expect(message).toContain(`"${'r'.repeat(80)}`);
    expect(message).not.toContain('r'.repeat(81));
  });

  it.each<readonly [shown: string, value: unknown]>([
    ['""', ''],
    ['"a\\"b"', 'a"b'],
    ['"a\\\\b"', 'a\\b'],
    ['"\\n"', '\n'],
    ['"\\u0000"', '\0'],
    ['"\\u001b[31m"', '\u001b[31m'],
    ['"\\u007f"', '\u007f'],
    ['"\\u0085"', '\u0085'],
    ['"\\u00e9"', '\u00e9'],
    ['"\\u202e"', '\u202e'],
    ['"\\ud800"', '\ud800'],
    ['"\\ud83d\\ude00"', '\u{1f600}'],
    ['null', null],
    ['an array', []],
    ['an object', {}],
    ['an object', new Date(0)],
    ['a number', 7],
    ['a bigint', 7n],
    ['a boolean', false],
    ['a symbol', Symbol('a')],
    ['a function', () => 1],
  ])('shows what was given as %s', (shown, value) => {
    const { message } = caught(() => buildUserPolicy(untyped({ ...options, roleName: value })));
    expect(message).toContain(`roleName is ${shown}, not an IAM role name`);
  });

  it('never holds a character of the input that a terminal would obey or hide', () => {
    const text = fc.string({ unit: 'binary', minLength: 1 });
    const places: readonly ((value: string) => unknown)[] = [
      (value) => buildUserPolicy({ ...options, region: value }),
      (value) => buildUserPolicy({ ...options, accountId: value }),
      (value) => buildUserPolicy({ ...options, roleName: `${value}*` }),
      (value) => buildUserPolicy(untyped({ ...options, release: value })),
      (value) => buildUserPolicy(untyped({ ...options, scheduler: value })),
      (value) => buildUserPolicy(untyped({ ...options, text: value })),
      (value) => buildUserPolicy(untyped({ ...options, [`${value}!`]: value })),
      (value) => createRegistry([demo]).get(`${value}!`),
      (value) => policyDocument([allow(`${value}!`).actions('s3:*').on('*')]),
      (value) => policyDocument([{ ...byHand, Action: untyped(`${value}!`) }]),
      (value) => policyDocument([{ ...byHand, Resource: untyped(`a${value}`) }]),
      (value) => policyDocument([untyped({ [`${value}!`]: value })]),
      (value) => defineScheduler({ name: `${value}!`, releases: {} }),
    ];
    fc.assert(
      fc.property(text, fc.constantFrom(...places), (value, place) => {
        expect(caught(() => place(value)).message).not.toMatch(unprintable);
      }),
      { numRuns: 1_000 },
    );
  });
});
