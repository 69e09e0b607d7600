import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caught } from '../test/caught.ts';
import { byHand, schedulerWith, untyped } from '../test/demo.ts';
import { hostileText, notText, unprintable } from '../test/hostile.ts';
import { objectsIn } from '../test/objects-in.ts';
import { staff } from '../test/staff.ts';
import {
  buildRole,
  definePolicy,
  ec2TrustPolicy,
  InvalidInputError,
  InvalidSchedulerError,
  lambdaTrustPolicy,
} from './index.ts';

const options = {
  scheduler: staff,
  release: '3.0.0',
  for: 'headNode',
  region: 'eu-west-1',
} as const;

/** The facade as plain JavaScript sees it. */
const build = (given: unknown) => buildRole(untyped(given));

const issuesOf = (given: unknown) => {
  const error = caught(() => build(given));
  if (!(error instanceof InvalidInputError)) throw error;
  expect(error.message).toContain('Cannot build the role');
  expect(error.message).not.toMatch(unprintable);
  return error.issues;
};

const without = (name: string) =>
  Object.fromEntries(Object.entries(options).filter(([one]) => one !== name));

describe('a role', () => {
  it('has what its policy says of it, and who takes it on', () => {
    expect(buildRole(options)).toStrictEqual({
      path: '/demo/',
      trustPolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'ec2.amazonaws.com' },
            Action: 'sts:AssumeRole',
          },
        ],
      },
      managedPolicyArns: [
        'arn:aws:iam::aws:policy/CloudWatchAgentServerPolicy',
        'arn:aws:iam::aws:policy/service-role/Demo',
      ],
    });
  });

  // AWS's documents for China name EC2 in two ways, and Lambda as everywhere.
  it.each([
    ['headNode', 'eu-west-1', 'ec2.amazonaws.com'],
    ['headNode', 'cn-north-1', ['ec2.amazonaws.com', 'ec2.amazonaws.com.cn']],
    ['headNode', 'us-gov-west-1', 'ec2.amazonaws.com'],
    ['functions', 'eu-west-1', 'lambda.amazonaws.com'],
    ['functions', 'cn-north-1', 'lambda.amazonaws.com'],
  ] as const)('of %s in %s is taken on by %s', (kind, region, service) => {
    const { trustPolicy } = buildRole({ ...options, for: kind, region });
    expect(trustPolicy.Statement[0]?.Principal.Service).toStrictEqual(service);
    const alone = kind === 'headNode' ? ec2TrustPolicy : lambdaTrustPolicy;
    expect(trustPolicy).toStrictEqual(alone({ region }));
  });

  it.each([
    ['cn-north-1', undefined, 'aws-cn'],
    ['us-gov-west-1', undefined, 'aws-us-gov'],
    ['us-isob-east-1', undefined, 'aws-iso-b'],
    ['eu-west-1', 'aws', 'aws'],
    ['abcd-north-1', 'aws-later', 'aws-later'],
  ] as const)('in %s has managed policies of the partition', (region, partition, right) => {
    expect(buildRole({ ...options, region, partition }).managedPolicyArns).toStrictEqual([
      `arn:${right}:iam::aws:policy/CloudWatchAgentServerPolicy`,
      `arn:${right}:iam::aws:policy/service-role/Demo`,
    ]);
  });

  it('without managed policies has an empty list of them, and the root as its path', () => {
    expect(buildRole({ ...options, for: 'functions' })).toMatchObject({
      path: '/',
      managedPolicyArns: [],
    });
  });

  it.each(['/', '/team/', '/team/eu/'])('may stand in the path %s', (rolePath) => {
    expect(buildRole({ ...options, rolePath }).path).toBe(rolePath);
  });

  it('follows the release', () => {
    expect(buildRole({ ...options, release: '2.0.0', for: 'instance' }).path).toBe('/demo/');
  });

  it('is frozen through and through, and leaves its definition as it is', () => {
    const objects = objectsIn(buildRole({ ...options, region: 'cn-north-1' }));
    expect(objects.length).toBeGreaterThan(5);
    for (const object of objects) expect(object).toSatisfy(Object.isFrozen);
  });

  it('comes from options without a prototype too', () => {
    expect(build(Object.assign(Object.create(null), options))).toStrictEqual(buildRole(options));
  });
});

describe('a role that cannot be built', () => {
  it.each<readonly [what: string, given: unknown, issues: readonly string[]]>([
    [
      'nothing',
      undefined,
      ['invalid options', 'missing scheduler', 'missing release', 'missing region'],
    ],
    ['no scheduler', without('scheduler'), ['missing scheduler']],
    ['no release', without('release'), ['missing release']],
    ['nobody whose role it is', without('for'), ['missing for']],
    ['no region', without('region'), ['missing region']],
    [
      'inherited options',
      Object.create(options),
      ['invalid options', 'missing scheduler', 'missing release', 'missing region'],
    ],
    ['an unknown release', { ...options, release: '9.9.9' }, ['invalid release']],
    ['a wrong region', { ...options, region: 'mars' }, ['invalid region']],
    ['a contradiction', { ...options, partition: 'aws-cn' }, ['contradiction partition']],
    ['a region without a partition', { ...options, region: 'abcd-north-1' }, ['missing partition']],
    ['a path without its slashes', { ...options, rolePath: 'team' }, ['invalid rolePath']],
    ['a path of null', { ...options, rolePath: null }, ['invalid rolePath']],
    ['an account', { ...options, accountId: '123456789012' }, ['unknown accountId']],
    ['features', { ...options, features: [] }, ['unknown features']],
    [
      'a prototype',
      Object.defineProperty({ ...options }, '__proto__', { value: {}, enumerable: true }),
      ['unknown __proto__'],
    ],
    [
      'everything at once',
      { ...options, for: 'nobody', region: 'x', partition: 'y', rolePath: 'z', more: 1 },
      ['invalid for', 'invalid region', 'invalid partition', 'invalid rolePath', 'unknown more'],
    ],
  ])('of %s is told', (_what, given, issues) => {
    expect(issuesOf(given).map(({ code, input }) => `${code} ${input}`)).toStrictEqual(issues);
  });

  it.each(['user', 'userBase', 'headNodeFiles', 'HeadNode', '', 'constructor', '__proto__'])(
    'of %j has the roles of the release listed',
    (kind) => {
      const roles = 'the roles of this release are headNode, functions';
      const message = `is ${JSON.stringify(kind)}; ${roles}`;
      expect(issuesOf({ ...options, for: kind })).toStrictEqual([
        { code: 'invalid', input: 'for', message },
      ]);
    },
  );

  it('of nobody has the roles of the release listed', () => {
    expect(issuesOf(without('for'))[0]?.message).toBe(
      'is missing; the roles of this release are headNode, functions',
    );
  });

  it('of a release without roles says so', () => {
    const scheduler = schedulerWith({ '1.0.0': { user: [byHand] } });
    const [issue] = issuesOf({ ...options, scheduler, release: '1.0.0', for: 'user' });
    expect(issue?.message).toContain('the roles of this release are none');
  });

  // Each of the last two reads as a kind that has a role.
  it.each([...notText, ['headNode'], { toString: () => 'headNode' }])(
    'of %o is nobody’s',
    (kind) => {
      expect(issuesOf({ ...options, for: kind })).toMatchObject([
        { code: 'invalid', input: 'for' },
      ]);
    },
  );

  it('cannot borrow an option from Object.prototype', () => {
    Object.defineProperty(Object.prototype, 'for', { value: 'headNode', configurable: true });
    try {
      expect(issuesOf(without('for'))).toMatchObject([{ code: 'missing', input: 'for' }]);
    } finally {
      Reflect.deleteProperty(Object.prototype, 'for');
    }
  });

  it('of a hostile path is refused', () => {
    fc.assert(
      fc.property(hostileText, (text) => {
        fc.pre(!/^[/\w+=,.@-]*$/.test(text));
        expect(issuesOf({ ...options, rolePath: `/team${text}/` })).toMatchObject([
          { code: 'invalid', input: 'rolePath' },
        ]);
      }),
    );
  });
});

describe('a plugin', () => {
  const withRole = (role: unknown) => () =>
    schedulerWith({
      '1.0.0': {
        node: definePolicy(untyped({ role, inputs: {}, statements: () => [byHand] })),
      },
    });

  it.each<readonly [what: string, role: unknown]>([
    ['of another service', { service: 's3', path: '/', managedPolicies: [] }],
    [
      'of a service that every object inherits',
      { service: 'constructor', path: '/', managedPolicies: [] },
    ],
    ['without a service', { path: '/', managedPolicies: [] }],
    ['without a path', { service: 'ec2', managedPolicies: [] }],
    ['with an empty path', { service: 'ec2', path: '', managedPolicies: [] }],
    ['with a path without its first slash', { service: 'ec2', path: 'a/', managedPolicies: [] }],
    ['with a path without its last slash', { service: 'ec2', path: '/a', managedPolicies: [] }],
    ['with a path of two lines', { service: 'ec2', path: '/a\n/', managedPolicies: [] }],
    ['with a path that is no text', { service: 'ec2', path: ['/'], managedPolicies: [] }],
    ['without managed policies', { service: 'ec2', path: '/' }],
    ['with a managed policy alone', { service: 'ec2', path: '/', managedPolicies: 'A' }],
    ['with an empty managed policy', { service: 'ec2', path: '/', managedPolicies: ['A', ''] }],
    ['with a managed policy that is none', { service: 'ec2', path: '/', managedPolicies: [7] }],
    ['that is null', null],
    ['that is text', 'ec2'],
    ['that is a list', ['ec2', '/', []]],
  ])('with a role %s is refused', (_what, role) => {
    const error = caught(withRole(role));
    expect(error).toBeInstanceOf(InvalidSchedulerError);
    expect(error.message).toContain(
      'The node policy of release 1.0.0 has a role that is not whole',
    );
  });

  it.each<readonly [what: string, role: unknown]>([
    ['in the root', { service: 'ec2', path: '/', managedPolicies: [] }],
    ['in a path', { service: 'lambda', path: '/a/b/', managedPolicies: ['A', 'b/C'] }],
    ['that is left out', undefined],
  ])('with a role %s is right', (_what, role) => {
    expect(withRole(role)).not.toThrow();
  });
});
