import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { caught } from '../test/caught.ts';
import { byHand, common, demo, schedulerOf, schedulerWith, untyped } from '../test/demo.ts';
import { unprintable } from '../test/hostile.ts';
import { staff } from '../test/staff.ts';
import {
  allow,
  buildInstancePolicy,
  buildPolicy,
  buildUserPolicy,
  definePolicy,
  InvalidDocumentError,
  InvalidSchedulerError,
  type PolicyContext,
  type PolicyDocument,
} from './index.ts';

const options = { scheduler: demo, ...common };

describe('the facade', () => {
  it('builds the document of the inputs', () => {
    expect(buildUserPolicy({ ...options, roleName: 'my-role' })).toStrictEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Sid: 'Pass',
          Effect: 'Allow',
          Action: ['iam:PassRole'],
          Resource: 'arn:aws:iam::123456789012:role/my-role',
        },
        {
          Sid: 'Read',
          Effect: 'Allow',
          Action: ['s3:GetObject'],
          Resource: ['arn:aws:s3:::eu-west-1-default/*'],
        },
      ],
    });
  });

  it('puts optional inputs and the partition of the region in their places', () => {
    const document = buildUserPolicy({
      ...options,
      region: 'cn-north-1',
      roleName: 'my-role',
      bucket: 'my-bucket',
    });
    expect(document.Statement.map(({ Resource }) => Resource)).toStrictEqual([
      'arn:aws-cn:iam::123456789012:role/my-role',
      ['arn:aws-cn:s3:::my-bucket/*'],
    ]);
  });

  it('builds every kind that the release has', () => {
    expect(buildPolicy('user', { ...options, roleName: 'r' })).toStrictEqual(
      buildUserPolicy({ ...options, roleName: 'r' }),
    );
    expect(buildPolicy('instance', options)).toStrictEqual(buildInstancePolicy(options));
    const worker = buildPolicy('worker', { ...options, release: '1.10.0' });
    expect(worker.Statement).toMatchObject([{ Sid: 'Work' }]);
  });

  it('is deterministic', () => {
    const build = () => JSON.stringify(buildUserPolicy({ ...options, roleName: 'r' }));
    expect(build()).toBe(build());
  });

  it('leaves the options as they were, frozen or not', () => {
    const given = { ...options, roleName: 'r' };
    const frozen = Object.freeze({ ...given });
    expect(buildUserPolicy(given)).toStrictEqual(buildUserPolicy(frozen));
    expect(given).toStrictEqual({ ...options, roleName: 'r' });
    expect(Object.isFrozen(given)).toBe(false);
  });

  it('takes a plugin that was written without our functions', () => {
    const byItself = {
      name: 'by-itself',
      errata: [],
      releases: { '1.2.3': { user: { inputs: {}, statements: () => [byHand] } } },
    };
    expect(buildUserPolicy({ ...common, scheduler: byItself }).Statement).toStrictEqual([byHand]);
    expect(Object.isFrozen(byHand)).toBe(false);
  });

  it('gives the statements their own inputs, region and account, and nothing else', () => {
    let seen: object = {};
    const scheduler = schedulerOf((input) => {
      seen = { ...input };
      return [byHand];
    });
    buildUserPolicy({ ...common, scheduler });
    expect(seen).toStrictEqual({ region: 'eu-west-1', accountId: '123456789012' });
  });

  it('calls the statements as a method of their policy', () => {
    const policy = {
      ...definePolicy({ inputs: {}, statements: () => [byHand] }),
      sid: 'Mine',
      statements(this: { readonly sid: string }) {
        return [allow(this.sid).actions('s3:*').on('*')];
      },
    };
    const scheduler = { name: 'demo', errata: [], releases: { '1.2.3': { user: policy } } };
    expect(buildUserPolicy(untyped({ ...common, scheduler })).Statement[0]?.Sid).toBe('Mine');
  });
});

describe('the policy of the instance that runs the cluster', () => {
  const { region, accountId } = common;
  const on = { scheduler: staff, region, accountId } as const;
  const sidOf = ({ Statement }: PolicyDocument) => Statement[0]?.Sid;

  it('is the instance policy where a release has one', () => {
    expect(sidOf(buildInstancePolicy({ ...on, release: '2.0.0' }))).toBe('instance');
  });

  it('is the head node’s where a release parts them', () => {
    expect(sidOf(buildInstancePolicy({ ...on, release: '3.0.0' }))).toBe('headNode');
  });

  it('is the instance policy where a release has both', () => {
    const [instance, headNode] = ['instance', 'headNode'].map((sid) => [
      allow(sid).actions('sqs:ListQueues').on('*'),
    ]);
    const scheduler = schedulerWith({
      '1.0.0': { headNode: headNode ?? [], instance: instance ?? [] },
    });
    expect(sidOf(buildInstancePolicy(untyped({ ...on, scheduler, release: '1.0.0' })))).toBe(
      'instance',
    );
  });

  it('is told by the name that it was asked for where a release has neither', () => {
    const { message } = caught(() =>
      buildInstancePolicy(untyped({ ...options, release: '1.10.0' })),
    );
    expect(message).toContain('Cannot build the instance policy');
    expect(message).toContain('"1.10.0" of demo has no "instance" policy; it has worker');
  });
});

describe('a kind that a release divides', () => {
  const { region, accountId } = common;
  const on = { scheduler: staff, region, accountId, release: '3.0.0' };
  const messageFor = (kind: string, more = {}) =>
    caught(() => buildPolicy(untyped(kind), untyped({ ...on, ...more }))).message;

  it('is told with those that take its place, and how to build them', () => {
    expect(messageFor('user')).toContain(
      '"3.0.0" of staff has no "user" policy; it has userBase, headNode, userStorage, userRoles, userImage, headNodeFiles, auditor, functions; what a user needs is userBase and userRoles, which buildPolicies({ for: "user", … }) builds',
    );
    expect(caught(() => buildUserPolicy(untyped(on))).message).toBe(messageFor('user'));
  });

  it.each(['auditor2', 'instance', 'constructor'])('%s has none in its place', (kind) => {
    expect(messageFor(kind)).toMatch(/headNodeFiles, auditor, functions$/);
  });

  it('has none in its place where features bring all of them', () => {
    const image = definePolicy({
      for: 'user',
      features: ['image'],
      inputs: {},
      statements: () => [byHand],
    });
    const scheduler = schedulerWith({ '3.0.0': { image } });
    expect(messageFor('user', { scheduler })).toMatch(/it has image$/);
  });

  it('does not hide what else is wrong', () => {
    expect(messageFor('user', { region: 'mars' })).toContain('region is "mars"');
  });
});

describe('a plugin', () => {
  const run = (statements: (context: PolicyContext) => unknown) =>
    caught(() => {
      const scheduler = schedulerOf(
        untyped((_input: unknown, context: PolicyContext) => statements(context)),
      );
      return buildUserPolicy({ ...common, scheduler });
    });

  const throws = (thrown: unknown) => () => {
    throw thrown;
  };

  const broken: readonly (readonly [what: string, statements: () => unknown])[] = [
    ['throws an error', throws(new TypeError('boom'))],
    ['throws a text', throws('boom')],
    ['throws null', throws(null)],
    ['throws a symbol', throws(Symbol('boom'))],
    ['throws what cannot be shown', throws(Object.create(null))],
    [
      'throws an error without a readable message',
      throws(Object.defineProperty(new Error('a'), 'message', { get: throws('b') })),
    ],
    ['returns undefined', () => undefined],
    ['returns null', () => null],
    ['returns a statement', () => byHand],
    ['returns a document', () => ({ Version: '2012-10-17', Statement: [byHand] })],
    ['returns text', () => JSON.stringify([byHand])],
    ['returns a set', () => new Set([byHand])],
    [
      'returns a generator',
      function* statements() {
        yield byHand;
      },
    ],
    ['returns no statement', () => []],
    ['returns a hole', () => Object.assign(new Array(2), { 0: byHand })],
    ['returns what is not a statement', () => [byHand, 'sqs:ListQueues']],
    ['returns a stage of a statement', () => [allow('A').actions('s3:*')]],
    ['returns arrays of statements', () => [[byHand]]],
    ['returns promises of statements', () => [Promise.resolve(byHand)]],
    [
      'returns a Sid twice',
      () => [
        { ...byHand, Sid: 'A' },
        { ...byHand, Sid: 'A' },
      ],
    ],
    ['returns a statement without actions', () => [{ ...byHand, Action: [] }]],
    [
      'returns a statement that throws when it is read',
      () => [
        {
          ...byHand,
          get Sid() {
            throw new Error('boom');
          },
        },
      ],
    ],
    ['returns an ARN of five segments', () => [{ ...byHand, Resource: 'arn:aws:s3::b' }]],
    ['returns an effect in the wrong case', () => [{ ...byHand, Effect: 'allow' }]],
  ];

  it.each(broken)('that %s is told by its name, kind and release', (_what, statements) => {
    const error = run(statements);
    expect(error).toBeInstanceOf(InvalidSchedulerError);
    expect(error).toMatchObject({ code: 'invalid-scheduler', scheduler: 'demo' });
    for (const part of ['demo', 'user', '1.2.3']) expect(error.message).toContain(part);
  });

  it.each([undefined, null, byHand, 'text'])(
    'that returns %j is told that it is no array',
    (value) => {
      expect(run(() => value).message).toContain('its function "statements" returned no array.');
    },
  );

  it('whose statements throw when they are read is told what they threw', () => {
    const statement = Object.defineProperty({ ...byHand }, 'Sid', {
      get: throws(new TypeError('boom')),
      enumerable: true,
    });
    const { message } = run(() => [statement]);
    expect(message).toContain('its statements cannot be read: TypeError: boom');
  });

  it('that throws is the cause of the error', () => {
    const thrown = new TypeError('boom');
    const error = run(throws(thrown));
    expect(error.cause).toBe(thrown);
    expect(error.message).toContain('boom');
  });

  it('that throws cannot send control characters to a terminal', () => {
    const { message } = run(throws(new Error('\u001b[31mred\u0007')));
    expect(message).not.toMatch(unprintable);
  });

  it('that returns wrong statements is told every problem with its path', () => {
    const error = run(() => [
      { ...byHand, Sid: 'two words' },
      { ...byHand, Effect: 'allow', Resource: [] },
    ]);
    for (const path of ['Statement[0].Sid', 'Statement[1].Effect', 'Statement[1].Resource']) {
      expect(error.message).toContain(path);
    }
    expect(error.cause).toBeInstanceOf(InvalidDocumentError);
  });

  it('that returns a Sid twice is told both places', () => {
    const named = { ...byHand, Sid: 'Twice' };
    const { message } = run(() => [named, byHand, named]);
    for (const part of ['Statement[0]', 'Statement[2].Sid', '"Twice"'])
      expect(message).toContain(part);
  });

  describe('that answers later', () => {
    const rejections: unknown[] = [];
    const listen = (reason: unknown) => rejections.push(reason);
    beforeEach(() => process.on('unhandledRejection', listen));
    afterEach(() => {
      process.off('unhandledRejection', listen);
      rejections.length = 0;
    });

    it.each<readonly [what: string, statements: () => unknown]>([
      ['a promise', () => Promise.resolve([byHand])],
      ['an asynchronous function', async () => [byHand]],
      ['a promise that rejects', () => Promise.reject(new Error('late'))],
      [
        'an asynchronous function that throws',
        async () => {
          throw new Error('late');
        },
      ],
    ])('with %s is refused, and no rejection is left unheard', async (_what, statements) => {
      const error = run(statements);
      expect(error).toBeInstanceOf(InvalidSchedulerError);
      expect(error.message).toContain('promise');
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(rejections).toStrictEqual([]);
    });
  });
});
