import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caught } from '../test/caught.ts';
import { schedulerOf, untyped } from '../test/demo.ts';
import { notText, unprintable } from '../test/hostile.ts';
import { objectsIn } from '../test/objects-in.ts';
import { staff } from '../test/staff.ts';
import {
  buildPolicies,
  buildPolicy,
  InvalidInputError,
  InvalidSchedulerError,
  type PolicyDocument,
} from './index.ts';

const common = {
  scheduler: staff,
  release: '3.0.0',
  region: 'eu-west-1',
  accountId: '123456789012',
} as const;

/** Options of a person without features. */
const person = { ...common, for: 'user', roleName: 'demo-role' } as const;

const boundaryArn = 'arn:aws:iam::123456789012:policy/boundary';
const buckets = ['demo-bucket'];

/** The facade as plain JavaScript sees it. */
const build = (options: unknown): Readonly<Record<string, PolicyDocument>> =>
  buildPolicies(untyped(options));

const issuesOf = (options: unknown) => {
  const error = caught(() => build(options));
  if (!(error instanceof InvalidInputError)) throw error;
  expect(error.message).toContain('Cannot build the policies');
  expect(error.message).not.toMatch(unprintable);
  return error.issues;
};

const shortIssuesOf = (options: unknown) =>
  issuesOf(options).map(({ code, input }) => `${code} ${input}`);

describe('the policies', () => {
  it.each<readonly [what: string, options: object, kinds: readonly string[]]>([
    ['a person without features', person, ['userBase', 'userRoles']],
    ['a person with no features', { ...person, features: [] }, ['userBase', 'userRoles']],
    [
      'a person with the first feature of a policy',
      { ...person, features: ['fsx'], buckets },
      ['userBase', 'userStorage', 'userRoles'],
    ],
    [
      'a person with the second feature of a policy',
      { ...person, features: ['s3'], buckets },
      ['userBase', 'userStorage', 'userRoles'],
    ],
    [
      'a person with both features of one policy and that of another, in any order',
      { ...person, features: ['image', 's3', 'fsx', 's3'], buckets, boundaryArn },
      ['userBase', 'userStorage', 'userRoles', 'userImage'],
    ],
    [
      'a recipient that a policy is for by its kind',
      { ...common, for: 'functions' },
      ['functions'],
    ],
    [
      'a recipient with a policy of its kind and another by name',
      { ...common, for: 'headNode', features: ['s3'], buckets },
      ['headNode', 'headNodeFiles'],
    ],
    ['a recipient with features alone', { ...common, for: 'auditor' }, []],
    ['the same with the feature', { ...common, for: 'auditor', features: ['audit'] }, ['auditor']],
    ['another release', { ...person, release: '2.0.0' }, ['user']],
  ])('of %s are those of the set, in its order', (_what, options, kinds) => {
    const policies = build(options);
    expect(Object.keys(policies)).toStrictEqual(kinds);
    const sids = Object.values(policies).map(({ Statement }) => Statement[0]?.Sid);
    expect(sids).toStrictEqual(kinds);
  });

  it('are the documents that each kind has alone', () => {
    const { for: _for, ...single } = person;
    expect(buildPolicies(person)).toStrictEqual({
      userBase: buildPolicy('userBase', single),
      userRoles: buildPolicy('userRoles', single),
    });
  });

  it('are frozen through and through', () => {
    for (const object of objectsIn(buildPolicies(person)))
      expect(object).toSatisfy(Object.isFrozen);
  });

  it('leave the options as they were', () => {
    const features = ['fsx'];
    const options = { ...person, features, buckets: ['demo-bucket'] };
    build(options);
    expect(options).toStrictEqual({ ...person, features: ['fsx'], buckets: ['demo-bucket'] });
    expect(Object.isFrozen(features)).toBe(false);
  });

  it('come from options without a prototype too', () => {
    expect(build(Object.assign(Object.create(null), person))).toStrictEqual(buildPolicies(person));
  });

  it('are those of a plain search for every recipient and every choice of features', () => {
    const recipient = fc.constantFrom('user', 'headNode', 'auditor', 'functions');
    const features = fc.subarray(['fsx', 's3', 'image', 'audit']);
    // Whom the plugin of the test says each policy is for, and what brings it.
    const table: readonly (readonly [kind: string, recipient: string, features?: string])[] = [
      ['userBase', 'user'],
      ['headNode', 'headNode'],
      ['userStorage', 'user', 'fsx s3'],
      ['userRoles', 'user'],
      ['userImage', 'user', 'image'],
      ['headNodeFiles', 'headNode', 's3'],
      ['auditor', 'auditor', 'audit'],
      ['functions', 'functions'],
    ];
    const inputs: Readonly<Record<string, object>> = {
      userBase: { roleName: 'r' },
      userRoles: { roleName: 'r' },
      userStorage: { buckets },
      headNodeFiles: { buckets },
      userImage: { boundaryArn },
    };
    fc.assert(
      fc.property(recipient, features, (whom, chosen) => {
        const rows = table.filter(([, one]) => one === whom);
        const known = rows.flatMap(([, , brings = '']) => brings.split(' '));
        fc.pre(chosen.every((feature) => known.includes(feature)));
        const kinds = rows
          .filter(
            ([, , brings]) => !brings || chosen.some((one) => brings.split(' ').includes(one)),
          )
          .map(([kind]) => kind);
        const given = Object.assign({}, ...kinds.map((kind) => inputs[kind] ?? {}));
        const policies = build({ ...common, for: whom, features: chosen, ...given });
        expect(Object.keys(policies)).toStrictEqual(kinds);
      }),
    );
  });
});

describe('the inputs', () => {
  it('of a policy that a feature brings are asked for with it', () => {
    expect(issuesOf({ ...person, features: ['fsx'] })).toMatchObject([
      { code: 'missing', input: 'buckets' },
    ]);
  });

  it('of a policy that was not asked for are refused, and told with the policies that have them', () => {
    const [issue, ...others] = issuesOf({ ...person, buckets });
    expect(issue).toMatchObject({ code: 'unknown', input: 'buckets' });
    expect(issue?.message).toMatch(/it is one of userStorage, headNodeFiles$/);
    expect(others).toStrictEqual([]);
  });

  it('that nobody has are refused, and the known ones are listed', () => {
    const [issue] = issuesOf({ ...person, rolename: 'x' });
    expect(issue).toMatchObject({ code: 'unknown', input: 'rolename' });
    for (const name of ['scheduler', 'release', 'region', 'accountId', 'partition', 'text']) {
      expect(issue?.message).toContain(name);
    }
    for (const name of ['for', 'features', 'roleName']) expect(issue?.message).toContain(name);
    expect(issue?.message).not.toContain('it is one of');
    expect(issue?.message).not.toContain('buckets');
  });

  it('that two policies share are complained of once', () => {
    const { roleName: _roleName, ...without } = person;
    expect(shortIssuesOf(without)).toStrictEqual(['missing roleName']);
    expect(shortIssuesOf({ ...person, roleName: 'a*' })).toStrictEqual(['invalid roleName']);
  });

  it('are all checked at once', () => {
    const options = {
      ...person,
      features: ['fsx', 'image', 'moon'],
      region: 'x',
      boundaryArn: 'y',
    };
    expect(shortIssuesOf({ ...options, more: 1 })).toStrictEqual([
      'invalid features',
      'invalid region',
      'missing buckets',
      'invalid boundaryArn',
      'unknown more',
    ]);
  });

  it('that are ARNs belong to the partition of the region', () => {
    const issues = issuesOf({ ...person, features: ['image'], boundaryArn, region: 'cn-north-1' });
    expect(issues).toMatchObject([{ code: 'contradiction', input: 'boundaryArn' }]);
  });
});

describe('for', () => {
  const known = 'the policies of staff 3.0.0 are for user, headNode, auditor, functions';

  it('is asked for with everybody whom there are policies for', () => {
    const { for: _for, ...without } = person;
    for (const options of [without, { ...without, for: undefined }]) {
      expect(issuesOf(options)).toStrictEqual([
        { code: 'missing', input: 'for', message: `is missing; ${known}` },
      ]);
    }
  });

  it.each(['userBase', 'User', '', 'constructor', '__proto__', 'toString', '\u001b[31m'])(
    '%j is nobody whom there are policies for',
    (recipient) => {
      const [issue, ...others] = issuesOf({ ...person, for: recipient });
      expect(issue).toMatchObject({ code: 'invalid', input: 'for' });
      expect(issue?.message).toMatch(/^is "/);
      expect(issue?.message).toContain(known);
      expect(others).toStrictEqual([]);
    },
  );

  it.each([...notText, ['user']])('%o is no name', (recipient) => {
    expect(issuesOf({ ...person, for: recipient })).toMatchObject([
      { code: 'invalid', input: 'for' },
    ]);
  });

  it('of another release is refused', () => {
    const [issue] = issuesOf({ ...person, release: '2.0.0', for: 'headNode' });
    expect(issue?.message).toContain('the policies of staff 2.0.0 are for user, instance');
  });

  it('that is wrong does not hide what else is wrong', () => {
    expect(shortIssuesOf({ ...common, for: 'nobody', region: 'x' })).toStrictEqual([
      'invalid for',
      'invalid region',
    ]);
  });
});

describe('features', () => {
  it.each<readonly [feature: unknown, shown: string]>([
    ['moon', '"moon"'],
    ['FSX', '"FSX"'],
    ['', '""'],
    // Of somebody else in the same release.
    ['audit', '"audit"'],
    ['constructor', '"constructor"'],
    ['\u001b[31m', '"\\u001b[31m"'],
    [undefined, 'undefined'],
    [null, 'null'],
    [7, 'a number'],
    [['fsx'], 'an array'],
    [{ toString: () => 'fsx' }, 'an object'],
    [new String('fsx'), 'an object'],
  ])('%j is none of a person, and the known ones are listed', (feature, shown) => {
    expect(issuesOf({ ...person, features: ['image', feature], boundaryArn })).toStrictEqual([
      {
        code: 'invalid',
        input: 'features',
        message: `names ${shown}, which staff 3.0.0 has not for "user"; it has fsx, s3, image`,
      },
    ]);
  });

  it('are told each, and a hole is none', () => {
    const features = Object.assign(new Array(3), { 0: 'moon', 2: 'mars' });
    const messages = issuesOf({ ...person, features }).map(({ message }) => message);
    expect(messages).toStrictEqual([
      expect.stringContaining('"moon"'),
      expect.stringContaining('undefined'),
      expect.stringContaining('"mars"'),
    ]);
  });

  it('of a recipient without any are none', () => {
    const [issue] = issuesOf({ ...common, for: 'functions', features: ['fsx'] });
    expect(issue?.message).toContain('has not for "functions"; it has none');
  });

  it.each<readonly [features: unknown, shown: string]>([
    ['fsx', '"fsx"'],
    [null, 'null'],
    [{ 0: 'fsx', length: 1 }, 'an object'],
    [new Set(['fsx']), 'an object'],
    [true, 'a boolean'],
    [0, 'a number'],
    ['', '""'],
  ])('are a list, not %j', (features, shown) => {
    expect(issuesOf({ ...person, features })).toStrictEqual([
      { code: 'invalid', input: 'features', message: `is ${shown}; it is a list of names` },
    ]);
  });

  it('that are undefined are none', () => {
    expect(build({ ...person, features: undefined })).toStrictEqual(buildPolicies(person));
  });
});

describe('options that are misused', () => {
  it('cannot borrow whom they are for from Object.prototype', () => {
    Object.defineProperty(Object.prototype, 'for', { value: 'user', configurable: true });
    try {
      const { for: _for, ...without } = person;
      expect(shortIssuesOf(without)).toStrictEqual(['missing for']);
    } finally {
      Reflect.deleteProperty(Object.prototype, 'for');
    }
  });

  it('are refused where they are inherited', () => {
    expect(shortIssuesOf(Object.create(person))).toStrictEqual([
      'invalid options',
      'missing scheduler',
      'missing release',
      'missing region',
      'missing accountId',
    ]);
  });

  it('are refused where they bring a prototype along', () => {
    const options = Object.defineProperty({ ...person }, '__proto__', {
      value: { features: ['fsx'] },
      enumerable: true,
    });
    expect(shortIssuesOf(options)).toStrictEqual(['unknown __proto__']);
  });

  it('get one of our errors, whatever they are', () => {
    const anything = fc.anything({ withNullPrototype: true, withMap: true });
    fc.assert(
      fc.property(anything, anything, (recipient, features) => {
        const error = caught(() => build({ ...common, for: recipient, features }));
        expect(error.code).toBe('invalid-input');
      }),
    );
    fc.assert(
      fc.property(anything, (options) => {
        expect(caught(() => build(options)).code).toBe('invalid-input');
      }),
    );
  });
});

it('tells which policy of a broken plugin it is', () => {
  const scheduler = schedulerOf(() => []);
  const error = caught(() => build({ ...common, scheduler, release: '1.2.3', for: 'user' }));
  expect(error).toBeInstanceOf(InvalidSchedulerError);
  expect(error.message).toContain('The user policy of release 1.2.3');
});
