import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { caught } from '../test/caught.ts';
import { common, inputOf, schedulerOf, untyped } from '../test/demo.ts';
import { hostileText, notText, unprintable } from '../test/hostile.ts';
import {
  allow,
  bucketNameSchema,
  buildUserPolicy,
  type InputSchema,
  InvalidInputError,
  InvalidSchedulerError,
  listSchema,
} from './index.ts';

const buckets = listSchema(bucketNameSchema);

/** What a list schema answers at once. */
function answerOf(value: unknown, schema: InputSchema<readonly string[]> = buckets) {
  const answer = schema['~standard'].validate(value);
  if (answer instanceof Promise) throw new Error('The schema answered with a promise');
  return answer;
}

/** The issues of a list, each with its path. */
const issuesOf = (value: unknown, schema?: InputSchema<readonly string[]>) =>
  answerOf(value, schema).issues?.map(({ message, path = [] }) => [path, message]);

const names = (count: number) => Array.from({ length: count }, (_, index) => `bucket-${index}`);

describe('a list', () => {
  it.each([1, 2, 100])('of %i names is accepted', (count) => {
    expect(answerOf(names(count))).toStrictEqual({ value: names(count) });
  });

  it('is answered with a copy, which the caller cannot change', () => {
    const given = ['first-bucket', 'second-bucket'];
    const answer = answerOf(given);
    given.push('*');
    expect(answer).toStrictEqual({ value: ['first-bucket', 'second-bucket'] });
  });

  it.each<readonly [what: string, value: unknown, shown: string]>([
    ['an empty list', [], 'a list of 0'],
    ['a list of 101 names', names(101), 'a list of 101'],
    ['a list of very many', new Array(4_000_000_000), 'a list of 4000000000'],
    ['a text', 'demo-bucket', '"demo-bucket"'],
    ['undefined', undefined, 'undefined'],
    ['null', null, 'null'],
    ['an object', { 0: 'demo-bucket', length: 1 }, 'an object'],
    ['a set', new Set(['demo-bucket']), 'an object'],
    ['a function', () => names(1), 'a function'],
  ])('is not %s', (_what, value, shown) => {
    expect(issuesOf(value)).toStrictEqual([[[], `is ${shown}, not a list of 1 to 100 names`]]);
  });

  it('is told every name that is wrong, with its place', () => {
    expect(issuesOf(['good-bucket', 'Bad', 'other-bucket', '*'])).toStrictEqual([
      [[1], expect.stringContaining('"Bad", not an S3 bucket name')],
      [[3], expect.stringContaining('"*", not an S3 bucket name')],
    ]);
  });

  it.each(notText.map((value) => [typeof value, value]))('has no %s in it', (_type, value) => {
    expect(issuesOf(['demo-bucket', value])).toStrictEqual([
      [[1], expect.stringContaining('not an S3 bucket name')],
    ]);
  });

  it('has no name twice, and is told the place of the second', () => {
    expect(issuesOf(['same-bucket', 'other-bucket', 'same-bucket', 'same-bucket'])).toStrictEqual([
      [[2], 'is "same-bucket", which stands in the list already'],
      [[3], 'is "same-bucket", which stands in the list already'],
    ]);
  });

  it('may have names that differ in one letter', () => {
    expect(issuesOf(['bucket-a', 'bucket-b'])).toBeUndefined();
  });

  it('has no holes', () => {
    const holed = Object.assign(new Array(3), { 0: 'first-bucket', 2: 'third-bucket' });
    expect(issuesOf(holed)).toStrictEqual([
      [[1], expect.stringContaining('undefined, not an S3 bucket name')],
    ]);
  });

  it('accepts just the lists of different names that its items are', () => {
    const name = fc.constantFrom('bucket-a', 'bucket-b', 'bucket-c', 'Bad', '', '*');
    fc.assert(
      fc.property(fc.array(name, { maxLength: 6 }), (list) => {
        const isRight =
          list.length > 0 &&
          list.every((each) => each.startsWith('bucket-')) &&
          list.every((each, index) => !list.slice(0, index).includes(each));
        expect(answerOf(list).issues === undefined).toBe(isRight);
      }),
    );
  });

  it('with a hostile text anywhere in it is refused', () => {
    fc.assert(
      fc.property(hostileText, fc.nat(3), (text, at) => {
        const [issue, ...others] = issuesOf(names(3).toSpliced(at, 0, text)) ?? [];
        expect(issue?.[0]).toStrictEqual([at]);
        expect(others).toStrictEqual([]);
      }),
    );
  });
});

describe('the check of an item', () => {
  // Any Standard Schema may be one: zod's trim() answers with another text than it was given.
  const schemaOf = (validate: (value: unknown) => unknown) =>
    listSchema(untyped(inputOf(validate).schema));

  it('decides what stands in the list', () => {
    const trimming = schemaOf((value) => ({ value: String(value).trim() }));
    expect(answerOf([' a ', 'b'], trimming)).toStrictEqual({ value: ['a', 'b'] });
  });

  it('may have several issues, with paths of their own', () => {
    const strict = schemaOf(() => ({
      issues: [{ message: 'is short', path: ['length'] }, { message: 'is dull' }],
    }));
    expect(issuesOf(['a'], strict)).toStrictEqual([
      [[0], 'is short'],
      [[0], 'is dull'],
    ]);
  });

  describe('that comes later', () => {
    const rejections: unknown[] = [];
    const listen = (reason: unknown) => rejections.push(reason);
    beforeEach(() => process.on('unhandledRejection', listen));
    afterEach(() => {
      process.off('unhandledRejection', listen);
      rejections.length = 0;
    });

    it.each<readonly [what: string, answer: () => unknown]>([
      ['a promise', async () => ({ value: 'a' })],
      ['a promise of issues', async () => ({ issues: [{ message: 'is wrong' }] })],
      ['a promise that rejects', () => Promise.reject(new Error('late'))],
      // biome-ignore lint/suspicious/noThenProperty: what other libraries' promises are
      ['a promise of another library', () => ({ then: () => undefined })],
    ])('as %s gets no list, and no rejection is left unheard', async (_what, answer) => {
      expect(issuesOf(['a'], schemaOf(answer))).toStrictEqual([[[0], 'is checked by a promise']]);
      await new Promise((resolve) => setTimeout(resolve, 5));
      expect(rejections).toStrictEqual([]);
    });
  });
});

describe('a policy with a list', () => {
  const scheduler = schedulerOf(
    (input) => {
      const names: readonly string[] = untyped(Reflect.get(input, 'fsxBuckets'));
      return [
        allow()
          .actions('s3:GetObject')
          .on(names.map((name) => `arn:aws:s3:::${name}/*` as const)),
      ];
    },
    { fsxBuckets: { schema: buckets, description: 'buckets', example: ['one-bucket', 'b-2'] } },
  );
  const build = (given: object) => buildUserPolicy(untyped({ ...common, scheduler, ...given }));

  it('gets the names in their order', () => {
    const { Statement } = build({ fsxBuckets: ['second-bucket', 'first-bucket'] });
    expect(Statement[0]?.Resource).toStrictEqual([
      'arn:aws:s3:::second-bucket/*',
      'arn:aws:s3:::first-bucket/*',
    ]);
  });

  it('names the place of each wrong name', () => {
    const error = caught(() => build({ fsxBuckets: ['*', 'good-bucket', '\u001b[31m'] }));
    if (!(error instanceof InvalidInputError)) throw error;
    expect(error.issues.map(({ code, input }) => `${code} ${input}`)).toStrictEqual([
      'invalid fsxBuckets.0',
      'invalid fsxBuckets.2',
    ]);
    expect(error.message).not.toMatch(unprintable);
  });

  it('shows, when it is missing, the whole example', () => {
    expect(caught(() => build({})).message).toContain(
      'fsxBuckets is missing: buckets, such as "one-bucket", "b-2"',
    );
  });

  it('whose item schema answers with nonsense is broken', () => {
    const nonsense = schedulerOf(() => [], {
      fsxBuckets: {
        schema: listSchema(untyped(inputOf(() => undefined).schema)),
        description: 'buckets',
        example: ['a'],
      },
    });
    const run = () =>
      buildUserPolicy(untyped({ ...common, scheduler: nonsense, fsxBuckets: ['a'] }));
    expect(caught(run)).toBeInstanceOf(InvalidSchedulerError);
  });
});
