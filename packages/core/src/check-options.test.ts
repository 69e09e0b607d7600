import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caught } from '../test/caught.ts';
import { byHand, common, demo, schedulerOf, schedulerWith, untyped } from '../test/demo.ts';
import { hostileText, notText, unprintable } from '../test/hostile.ts';
import {
  bucketNameSchema,
  buildPolicy,
  buildUserPolicy,
  definePolicy,
  defineScheduler,
  InvalidInputError,
  InvalidSchedulerError,
  listSchema,
  policyArnSchema,
  roleNameSchema,
} from './index.ts';

const valid = { scheduler: demo, ...common, roleName: 'demo-role' };

/** The facade as plain JavaScript sees it. */
const build = (options: unknown, kind: unknown = 'user') =>
  buildPolicy(untyped(kind), untyped(options));

const refused = (options: unknown, kind?: unknown) => {
  const error = caught(() => build(options, kind));
  if (!(error instanceof InvalidInputError)) throw error;
  return error;
};

const without = (...names: readonly string[]) =>
  Object.fromEntries(Object.entries(valid).filter(([name]) => !names.includes(name)));

class Options {
  constructor() {
    Object.assign(this, valid);
  }
}

describe('options that are no object of their own', () => {
  it.each<readonly [what: string, options: unknown]>([
    ['undefined', undefined],
    ['null', null],
    ['text', JSON.stringify(valid)],
    ['a number', 7],
    ['a symbol', Symbol('options')],
    ['an array', Object.entries(valid)],
    ['a function', Object.assign(() => undefined, valid)],
    ['a map', new Map(Object.entries(valid))],
    ['a class instance', new Options()],
    ['an object whose options are inherited', Object.create(valid)],
    ['an object with a prototype of its own', Object.assign(Object.create({}), valid)],
  ])('%s', (_what, options) => {
    const error = refused(options);
    expect(error.issues[0]).toMatchObject({ code: 'invalid', input: 'options' });
    expect(error.message).toContain('plain object');
  });

  it('are told together with every option that is missing', () => {
    expect(refused(undefined).issues.map(({ input }) => input)).toStrictEqual(
      expect.arrayContaining(['options', 'scheduler', 'region', 'accountId']),
    );
  });

  it('do not count those inherited from an object without a prototype', () => {
    const heir = Object.create(Object.assign(Object.create(null), valid));
    expect(refused(heir).issues.map(({ code }) => code)).toContain('missing');
  });
});

describe('options without a prototype', () => {
  it('are taken like others', () => {
    const options = Object.assign(Object.create(null), valid);
    expect(build(options)).toStrictEqual(build(valid));
  });
});

describe('a missing option', () => {
  it.each(['scheduler', 'release', 'region', 'accountId', 'roleName'])(
    '%s is told, left out or undefined',
    (name) => {
      for (const options of [without(name), { ...valid, [name]: undefined }]) {
        const issues = refused(options).issues.filter(({ input }) => input === name);
        expect(issues).toMatchObject([{ code: 'missing' }]);
      }
    },
  );

  it.each(['region', 'accountId', 'roleName'])('%s is told with an example', (name) => {
    expect(refused(without(name)).message).toMatch(
      new RegExp(`${name} is missing: .+ such as ".+"`),
    );
  });

  it.each(['bucket', 'partition', 'text'])('%s is none', (name) => {
    expect(build({ ...valid, [name]: undefined })).toStrictEqual(build(valid));
  });

  it.each(['region', 'accountId', 'roleName', 'release'])(
    '%s cannot be borrowed from Object.prototype',
    (name) => {
      Object.defineProperty(Object.prototype, name, {
        value: Reflect.get(valid, name),
        configurable: true,
      });
      try {
        expect(refused(without(name)).issues).toMatchObject([{ code: 'missing', input: name }]);
      } finally {
        Reflect.deleteProperty(Object.prototype, name);
      }
    },
  );
});

describe('an unknown option', () => {
  const hostileKeys = JSON.parse('{ "__proto__": { "roleName": "admin" } }');

  it.each<readonly [shown: string, extra: object]>([
    ['rolename', { rolename: 'demo-role' }],
    ['ec2RoleName', { ec2RoleName: undefined }],
    ['features', { features: [] }],
    ['constructor', { constructor: Object }],
    ['toString', { toString: () => 'a' }],
    ['__proto__', hostileKeys],
    ['"Symbol(roleName)"', { [Symbol('roleName')]: 'a' }],
    ['""', { '': 1 }],
    ['"two words"', { 'two words': 1 }],
    ['"\\u001b[31m"', { '\u001b[31m': 1 }],
    ['0', { 0: 1 }],
  ])('%s is refused, and the known ones are listed', (shown, extra) => {
    const options = Object.defineProperties({ ...valid }, Object.getOwnPropertyDescriptors(extra));
    const error = refused(options);
    expect(error.issues).toMatchObject([{ code: 'unknown', input: shown }]);
    for (const name of [
      'scheduler',
      'release',
      'region',
      'accountId',
      'partition',
      'text',
      'roleName',
      'bucket',
    ]) {
      expect(error.issues[0]?.message).toContain(name);
    }
  });

  it('is refused when it cannot be enumerated', () => {
    const options = Object.defineProperty({ ...valid }, 'hidden', { value: 1 });
    expect(refused(options).issues).toMatchObject([{ code: 'unknown', input: 'hidden' }]);
  });

  it('of another kind of policy is refused', () => {
    expect(refused(valid, 'instance').issues).toMatchObject([
      { code: 'unknown', input: 'roleName' },
    ]);
  });

  it('of any name is refused', () => {
    const known = new Set([...Object.keys(valid), 'partition', 'text', 'bucket']);
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        fc.pre(!known.has(name));
        const options = Object.defineProperty({ ...valid }, name, { value: 1, enumerable: true });
        const { message } = refused(options);
        expect(message).not.toMatch(unprintable);
      }),
    );
  });
});

describe('an option of another policy', () => {
  const policyWith = (...names: readonly string[]) =>
    definePolicy({
      inputs: Object.fromEntries(
        names.map((name) => [
          name,
          { schema: roleNameSchema, description: 'a role', example: 'r', optional: true },
        ]),
      ),
      statements: () => [byHand],
    });
  // Not in the order of the releases.
  const scheduler = schedulerWith({
    '1.10.0': { user: policyWith('late', 'often') },
    '1.2.0': { user: policyWith('early', 'often') },
    '1.9.0': { user: policyWith(), instance: policyWith('beside'), lambda: policyWith('beside') },
    '1.3.0': { user: policyWith('beside', 'often') },
  });
  const messageFor = (name: string) => {
    const options = { ...without('roleName'), scheduler, release: '1.9.0', [name]: 'demo' };
    const [issue, ...others] = refused(options).issues;
    expect(issue).toMatchObject({ code: 'unknown', input: name });
    expect(others).toStrictEqual([]);
    return issue?.message ?? '';
  };

  it.each([
    ['another release', 'late', '; 1.9.0 does not use it, unlike 1.10.0'],
    ['an older release', 'early', '; 1.9.0 does not use it, unlike 1.2.0'],
    [
      'several releases, told by the first and the last',
      'often',
      '; 1.9.0 does not use it, unlike 1.2.0 to 1.10.0',
    ],
    [
      'another policy of this release, whatever others do',
      'beside',
      '; it is one of instance, lambda',
    ],
  ])('is told with who uses it: %s', (_who, name, hint) => {
    expect(messageFor(name)).toBe(
      `is not an option here; the options are scheduler, release, region, accountId, partition, text${hint}`,
    );
  });

  it.each(['nobodys', 'constructor', 'toString'])('is not %s', (name) => {
    expect(messageFor(name)).toMatch(/partition, text$/);
  });
});

describe('an ARN', () => {
  const policyArn = {
    schema: policyArnSchema,
    description: 'a policy',
    example: 'arn:aws:iam::aws:policy/A',
  };
  const scheduler = schedulerOf(() => [byHand], {
    boundaryArn: policyArn,
    bucket: { schema: bucketNameSchema, description: 'a bucket', example: 'b-1', optional: true },
    policyArns: {
      schema: listSchema(policyArnSchema),
      description: 'policies',
      example: [policyArn.example],
      optional: true,
    },
  });
  const arnIn = (partition: string, name = 'A') => `arn:${partition}:iam::aws:policy/${name}`;
  const given = { ...without('roleName'), scheduler };

  it.each([
    ['eu-west-1', 'aws'],
    ['cn-north-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
  ])('in %s names the partition %s', (region, partition) => {
    const options = { ...given, region, boundaryArn: arnIn(partition), bucket: 'aws-bucket' };
    expect(() => build(options)).not.toThrow();
    expect(() => build({ ...options, policyArns: [arnIn(partition)] })).not.toThrow();
  });

  it.each([
    ['eu-west-1', 'aws-cn', 'aws'],
    ['cn-north-1', 'aws', 'aws-cn'],
    // The one begins like the other.
    ['us-iso-east-1', 'aws-iso-b', 'aws-iso'],
  ])('in %s that names the partition %s is a contradiction', (region, named, right) => {
    expect(refused({ ...given, region, boundaryArn: arnIn(named) }).issues).toStrictEqual([
      {
        code: 'contradiction',
        input: 'boundaryArn',
        message: `names the partition "${named}"; that of the region is "${right}"`,
      },
    ]);
  });

  it('follows the partition that is given where the region does not tell it', () => {
    const options = { ...given, region: 'abcd-north-1', partition: 'aws-later' };
    expect(() => build({ ...options, boundaryArn: arnIn('aws-later') })).not.toThrow();
    expect(refused({ ...options, boundaryArn: arnIn('aws') }).issues).toMatchObject([
      { code: 'contradiction', input: 'boundaryArn' },
    ]);
  });

  it('in a list is looked at too', () => {
    const policyArns = [
      arnIn('aws'),
      arnIn('aws-cn', 'B'),
      arnIn('aws', 'C'),
      arnIn('aws-iso', 'D'),
    ];
    const { issues } = refused({ ...given, boundaryArn: arnIn('aws'), policyArns });
    expect(issues.map(({ code, input, message }) => `${code} ${input} ${message}`)).toStrictEqual([
      'contradiction policyArns names the partition "aws-cn"; that of the region is "aws"',
      'contradiction policyArns names the partition "aws-iso"; that of the region is "aws"',
    ]);
  });

  it('is not held against a region that is wrong itself', () => {
    expect(
      refused({ ...given, region: 'mars', boundaryArn: arnIn('aws-cn') }).issues,
    ).toMatchObject([{ code: 'invalid', input: 'region' }]);
  });

  it('that is wrong itself is only that', () => {
    expect(refused({ ...given, boundaryArn: 'arn:aws-cn:s3:::b' }).issues).toMatchObject([
      { code: 'invalid', input: 'boundaryArn' },
    ]);
  });
});

describe('a scheduler', () => {
  it.each<readonly [what: string, scheduler: unknown]>([
    ['a name', 'slurm'],
    ['null', null],
    ['a number', 7],
    ['a symbol', Symbol('slurm')],
    ['a function', () => demo],
  ])('that is %s is refused, with the hint to pass the plugin', (_what, scheduler) => {
    const error = refused({ ...valid, scheduler });
    expect(error.issues).toMatchObject([{ code: 'invalid', input: 'scheduler' }]);
    expect(error.message).toContain('pass the plugin');
  });

  it.each<readonly [what: string, scheduler: unknown]>([
    ['an empty object', {}],
    ['an array', [demo]],
    ['a plugin’s module', { demo }],
    ['a class instance', new (class Demo {})()],
    ['an object that inherits from a plugin', Object.create(demo)],
  ])('that is %s is no plugin', (_what, scheduler) => {
    expect(caught(() => build({ ...valid, scheduler }))).toBeInstanceOf(InvalidSchedulerError);
  });
});

describe('a release', () => {
  it.each<readonly [what: string, release: unknown]>([
    ['unknown', '9.9.9'],
    ['no release at all', 'latest'],
    ['empty', ''],
    ['of the form of another', 'v1.2.3'],
    ['inherited', 'constructor'],
    ['inherited in another way', '__proto__'],
    ['a number', 1.2],
    ['null', null],
    ['an array', ['1.2.3']],
    ['an object', { toString: () => '1.2.3' }],
    ['a String object', new String('1.2.3')],
    ['a symbol', Symbol('1.2.3')],
  ])('that is %s is refused, and the known ones are listed', (_what, release) => {
    const error = refused({ ...valid, release });
    expect(error.issues).toMatchObject([{ code: 'invalid', input: 'release' }]);
    expect(error.issues[0]?.message).toContain('demo knows 1.2.3, 1.10.0');
  });

  it('that is missing is told with the known ones', () => {
    expect(refused(without('release')).message).toContain('1.2.3, 1.10.0');
  });

  it('does not hide what else is wrong', () => {
    const error = refused({ ...valid, release: '9.9.9', region: 'x', accountId: '1' });
    expect(error.issues.map(({ input }) => input)).toStrictEqual([
      'release',
      'region',
      'accountId',
    ]);
  });

  describe('after the end of a scheduler', () => {
    const ended = defineScheduler({
      ...demo,
      name: 'ended',
      end: { lastRelease: '2.11.4', successors: ['slurm', 'awsbatch'] },
    });
    const messageFor = (release: unknown) =>
      refused({ ...valid, scheduler: ended, release }).message;

    it.each(['2.11.5', '2.12.0', '3.0.0', '10.0.0'])('%s says when it ended', (release) => {
      const message = messageFor(release);
      expect(message).toContain(`"${release}"`);
      expect(message).toContain('ended knows 1.2.3, 1.10.0');
      expect(message).toContain('2.11.4 was the last');
      expect(message).toContain('slurm and awsbatch');
    });

    it.each(['2.11.4', '2.11.3', '1.2.4', 'latest', '3.0', '', undefined, 3])(
      '%s says nothing of the end',
      (release) => {
        expect(messageFor(release)).not.toContain('the last');
      },
    );
  });
});

describe('a kind', () => {
  it.each(['lambda', 'User', '', 'constructor', '__proto__', 'toString'])(
    '%j that the release has not is refused, and its kinds are listed',
    (kind) => {
      const error = refused(valid, kind);
      expect(error.issues).toMatchObject([{ code: 'invalid', input: 'release' }]);
      expect(error.message).toContain('user, instance');
      expect(error.message).toContain('1.2.3');
      expect(error.message).toContain('demo');
    },
  );

  it('of another release is refused', () => {
    const error = refused({ ...without('roleName'), release: '1.10.0' }, 'instance');
    expect(error.issues[0]?.message).toContain('it has worker');
  });

  it.each<readonly [what: string, kind: unknown]>([
    ['null', null],
    ['a number', 7],
    ['a symbol', Symbol('user')],
    ['an object', {}],
    ['an object without a prototype', Object.create(null)],
    ['an array', ['user']],
  ])('that is %s is refused', (_what, kind) => {
    const error = refused(valid, kind);
    expect(error.issues).toMatchObject([{ code: 'invalid', input: 'kind' }]);
    expect(error.message).toContain('Cannot build a policy');
  });

  it('that is undefined is refused', () => {
    const error = caught(() => buildPolicy(untyped(undefined), untyped(valid)));
    expect(error.message).toContain('kind is undefined');
  });

  it('cannot send control characters to a terminal', () => {
    expect(refused(valid, '\u001b[31mred\u0007').message).not.toMatch(unprintable);
  });
});

describe('a value', () => {
  const names = ['region', 'accountId', 'partition', 'text', 'roleName', 'bucket'] as const;

  it.each(names)('%s that is hostile gets no document', (name) => {
    fc.assert(
      fc.property(hostileText, (text) => {
        const error = refused({ ...valid, [name]: text });
        expect(error.issues).toContainEqual(
          expect.objectContaining({ code: 'invalid', input: name }),
        );
        expect(error.message).not.toMatch(unprintable);
      }),
    );
  });

  it.each(names)('%s that is empty gets no document', (name) => {
    expect(refused({ ...valid, [name]: '' }).issues).toMatchObject([
      { code: 'invalid', input: name },
    ]);
  });

  it.each(names)('%s that is no text gets no document', (name) => {
    for (const value of notText) {
      expect(refused({ ...valid, [name]: value }).issues).toMatchObject([
        { code: 'invalid', input: name },
      ]);
    }
  });

  it('is read once, so that a getter cannot answer the check and the statements differently', () => {
    let read = 0;
    const options = {
      ...valid,
      get roleName() {
        read += 1;
        return read === 1 ? 'demo-role' : '*';
      },
    };
    expect(build(options)).toStrictEqual(build(valid));
  });
});

describe('several problems', () => {
  it('are all told, in the order of the options', () => {
    const error = refused({
      scheduler: demo,
      release: '1.2.3',
      region: 'nowhere',
      accountId: 123456789012,
      partition: 'azure',
      text: 'both',
      bucket: 'B',
      extra: 1,
      [Symbol('more')]: 2,
    });
    expect(error.issues.map(({ code, input }) => `${code} ${input}`)).toStrictEqual([
      'invalid region',
      'invalid accountId',
      'invalid partition',
      'invalid text',
      'missing roleName',
      'invalid bucket',
      'unknown extra',
      'unknown "Symbol(more)"',
    ]);
    for (const { input, message } of error.issues) {
      expect(error.message).toContain(`${input} ${message}`);
    }
  });

  it('of region and partition are told with the others', () => {
    const error = refused({ ...valid, region: 'cn-north-1', partition: 'aws', accountId: '1' });
    expect(new Set(error.issues.map(({ code, input }) => `${code} ${input}`))).toStrictEqual(
      new Set(['contradiction partition', 'invalid accountId']),
    );
  });

  it('leave the caller’s options as they were', () => {
    const options = Object.freeze({ ...valid, region: 'nowhere', roleName: '*' });
    refused(options);
    expect(options).toStrictEqual({ ...valid, region: 'nowhere', roleName: '*' });
  });
});

describe('any value in place of the options', () => {
  it('gets one of our errors', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withMap: true }), (options) => {
        expect(caught(() => buildUserPolicy(untyped(options)))).toMatchObject({
          code: 'invalid-input',
        });
      }),
    );
  });
});
