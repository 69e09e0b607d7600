import { runInNewContext } from 'node:vm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { caught } from '../test/caught.ts';
import { byHand, common, inputOf, schedulerOf, untyped } from '../test/demo.ts';
import { unprintable } from '../test/hostile.ts';
import { buildUserPolicy, type Input, InvalidInputError, InvalidSchedulerError } from './index.ts';

/** Builds a policy with the one input `thing`, and answers with the value its statements were given. */
function build(input: Input, options: object = { thing: 'given' }): unknown {
  let seen: unknown;
  const scheduler = schedulerOf(
    ({ thing }) => {
      seen = thing;
      return [byHand];
    },
    { thing: input },
  );
  buildUserPolicy(untyped({ scheduler, ...common, ...options }));
  return seen;
}

const answering = (answer: unknown) => inputOf(() => answer);
const identity = inputOf((value) => ({ value }));

describe('a schema that answers with a value', () => {
  it.each(['given', '', 0, false, null, ['a'], { a: 1 }])('%j hands it on', (value) => {
    expect(build(answering({ value }))).toStrictEqual(value);
  });

  it('may change it', () => {
    expect(build(inputOf((value) => ({ value: String(value).toUpperCase() })))).toBe('GIVEN');
  });

  it('may be a function with the property, as those of arktype are', () => {
    const { schema, ...rest } = identity;
    const callable = Object.assign(() => undefined, { '~standard': schema['~standard'] });
    expect(build({ ...rest, schema: untyped(callable) })).toBe('given');
  });

  it('may answer with issues that are undefined', () => {
    expect(build(answering({ value: 'a', issues: undefined }))).toBe('a');
  });

  it('is asked once for a value', () => {
    let asked = 0;
    build(
      inputOf((value) => {
        asked += 1;
        return { value };
      }),
    );
    expect(asked).toBe(1);
  });
});

describe('a schema that answers with issues', () => {
  it.each<readonly [what: string, issues: readonly unknown[], inputs: readonly string[]]>([
    ['one', [{ message: 'is wrong' }], ['thing']],
    ['several', [{ message: 'is wrong' }, { message: 'is too long' }], ['thing', 'thing']],
    ['a path', [{ message: 'is wrong', path: ['a', 0, 'b'] }], ['thing.a.0.b']],
    [
      'a path of objects',
      [{ message: 'is wrong', path: [{ key: 'a' }, { key: 1 }] }],
      ['thing.a.1'],
    ],
    ['a symbol in the path', [{ message: 'is wrong', path: [Symbol('a')] }], ['thing.Symbol(a)']],
    ['no path', [{ message: 'is wrong', path: undefined }], ['thing']],
  ])('%s', (_what, issues, inputs) => {
    const error = caught(() => build(answering({ issues })));
    expect(error).toBeInstanceOf(InvalidInputError);
    expect(error).toMatchObject({ issues: inputs.map((input) => ({ code: 'invalid', input })) });
    expect(error.message).toContain('is wrong');
  });

  it('without one has refused the value all the same', () => {
    expect(() => build(answering({ issues: [] }))).toThrow();
    expect(() => build(answering({ issues: [], value: 'a' }))).toThrow();
  });

  it('with control characters in them cannot send these to a terminal', () => {
    const issue = { message: 'is \u001b[31mred\u0007', path: ['\u001b[2J'] };
    const error = caught(() => build(answering({ issues: [issue] })));
    expect(error.message).not.toMatch(unprintable);
  });
});

describe('a schema that breaks its contract', () => {
  const garbage: readonly (readonly [what: string, input: Input])[] = [
    ['answers undefined', answering(undefined)],
    ['answers null', answering(null)],
    ['answers true', answering(true)],
    ['answers text', answering('given')],
    ['answers a number', answering(1)],
    ['answers an empty object', answering({})],
    ['answers an array', answering(['given'])],
    ['answers a function', answering(() => ({ value: 'given' }))],
    ['answers the result of another library', answering({ success: true, data: 'given' })],
    ['answers with issues that are text', answering({ issues: 'wrong' })],
    ['answers with issues that are a number', answering({ issues: 7 })],
    ['answers with issues that are an object', answering({ issues: { message: 'wrong' } })],
    ['answers with an issue that is null', answering({ issues: [null] })],
    ['answers with an issue that is text', answering({ issues: ['wrong'] })],
    ['answers with an issue without a message', answering({ issues: [{}] })],
    [
      'answers with a path that is text',
      answering({ issues: [{ message: 'is wrong', path: 'a.b' }] }),
    ],
    ['answers with a path of null', answering({ issues: [{ message: 'is wrong', path: [null] }] })],
    [
      'throws an error',
      inputOf(() => {
        throw new RangeError('boom');
      }),
    ],
    [
      'throws a text',
      inputOf(() => {
        throw 'boom';
      }),
    ],
    [
      'throws undefined',
      inputOf(() => {
        throw undefined;
      }),
    ],
    [
      'throws what cannot be shown',
      inputOf(() => {
        throw Object.create(null);
      }),
    ],
  ];

  it.each(garbage)('%s', (_what, input) => {
    const error = caught(() => build(input));
    expect(error).toBeInstanceOf(InvalidSchedulerError);
    expect(error.message).toContain('thing');
  });

  it('is told by the name of its scheduler', () => {
    const error = caught(() => build(answering(undefined)));
    expect(error).toMatchObject({ code: 'invalid-scheduler', scheduler: 'demo' });
    expect(error.message).toContain('demo');
  });

  it('keeps what it threw as the cause', () => {
    const cause = new RangeError('boom');
    const error = caught(() =>
      build(
        inputOf(() => {
          throw cause;
        }),
      ),
    );
    expect(error.cause).toBe(cause);
    expect(error.message).toContain('boom');
  });

  it('cannot send control characters to a terminal by what it throws', () => {
    const error = caught(() =>
      build(
        inputOf((value) => {
          throw new Error(`cannot read ${value}`);
        }),
        { thing: '\u001b[31mred\u0007' },
      ),
    );
    expect(error.message).not.toMatch(unprintable);
  });
});

describe('a schema that does not answer at once', () => {
  const rejections: unknown[] = [];
  const listen = (reason: unknown) => rejections.push(reason);
  beforeEach(() => process.on('unhandledRejection', listen));
  afterEach(() => {
    process.off('unhandledRejection', listen);
    rejections.length = 0;
  });

  const late: readonly (readonly [what: string, answer: () => unknown])[] = [
    ['a promise', () => Promise.resolve({ value: 'given' })],
    ['an asynchronous function', async () => ({ value: 'given' })],
    ['a promise that rejects', () => Promise.reject(new Error('late'))],
    ['a promise that never settles', () => new Promise(() => {})],
    // biome-ignore lint/suspicious/noThenProperty: the point
    ['a thenable', () => ({ then: () => undefined })],
    ['a promise of another realm', () => runInNewContext('Promise.resolve({ value: "given" })')],
    [
      'a rejecting promise of another realm',
      () => runInNewContext('Promise.reject(new Error("late"))'),
    ],
  ];

  it.each(late)('%s is refused, and no rejection is left unheard', async (_what, answer) => {
    const error = caught(() => build(inputOf(answer)));
    expect(error).toBeInstanceOf(InvalidSchedulerError);
    expect(error.message).toContain('synchronous');
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(rejections).toStrictEqual([]);
  });
});

describe('an input', () => {
  it.each([{}, { thing: undefined }])(
    'that is missing is told by description and example',
    (options) => {
      const error = caught(() => build(identity, options));
      expect(error).toMatchObject({ issues: [{ code: 'missing', input: 'thing' }] });
      expect(error.message).toContain('thing is missing: name of the demo, such as "demo"');
    },
  );

  it.each([{}, { thing: undefined }])('that is optional may be left out', (options) => {
    const wanted = inputOf(() => {
      throw new Error('was asked for nothing');
    });
    expect(build({ ...wanted, optional: true }, options)).toBeUndefined();
  });

  it.each([null, '', 0, false])('that is %j is given', (thing) => {
    expect(build(identity, { thing })).toBe(thing);
  });

  it('that is optional is checked when it is given', () => {
    const refusing = answering({ issues: [{ message: 'is wrong' }] });
    caught(() => build({ ...refusing, optional: true }));
  });

  it.each(['constructor', 'toString', 'hasOwnProperty', 'valueOf'])(
    'named %s is missing like another, whatever objects inherit',
    (name) => {
      const scheduler = schedulerOf(() => [byHand], { [name]: identity });
      const options = { scheduler, ...common };
      expect(caught(() => buildUserPolicy(untyped(options)))).toMatchObject({
        issues: [{ code: 'missing', input: name }],
      });
      expect(() => buildUserPolicy(untyped({ ...options, [name]: 'given' }))).not.toThrow();
    },
  );
});
