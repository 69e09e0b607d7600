import { slurm } from '@pcluster-iam/slurm';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { accountDetails, type Details, urlEncoded } from '../../test/account-details.ts';
import { deployments } from '../../test/deployments.ts';
import { buildDeployment, type Deployment, findDrift, readAccount } from '../index.ts';

const demo = buildDeployment({
  scheduler: slurm,
  release: '3.11.1',
  for: ['user', 'headNode', 'lambda'],
  region: 'eu-west-1',
  accountId: '123456789012',
  policyPath: '/hpc/',
  tags: { team: 'hpc' },
  users: ['operator'],
  groups: ['staff'],
  roleBoundaryArn: 'arn:aws:iam::123456789012:policy/boundary',
});

const admin = 'arn:aws:iam::aws:policy/AdministratorAccess';
const allowAll = { Effect: 'Allow', Action: '*', Resource: '*' };
const headNode = { thing: 'role', name: 'parallelcluster-headNode' };
const user = { thing: 'policy', name: 'parallelcluster-user' };
const profile = { thing: 'instance profile', name: 'parallelcluster-headNode' };

const drift = (change: (details: Details) => void, deployment: Deployment = demo) => {
  const details = accountDetails(deployment);
  change(details);
  return findDrift(deployment, readAccount(details));
};
const role = (details: Details): Details => details.RoleDetailList[0];
const policy = (details: Details): Details => details.Policies[0];
const document = (details: Details): Details => policy(details).PolicyVersionList[0].Document;

describe('an account in which the deployment stands', () => {
  it.each([
    ['as objects', undefined],
    ['as text', (one: object) => JSON.stringify(one)],
    ['as URL-encoded text', urlEncoded],
  ])('has no drift with documents %s', (_name, write) => {
    expect(findDrift(demo, readAccount(accountDetails(demo, write)))).toEqual([]);
  });

  it('has none, whatever the deployment is', () => {
    fc.assert(
      fc.property(deployments, (deployment) => {
        const account = readAccount(JSON.stringify(accountDetails(deployment, urlEncoded)));
        // What IAM could not read is undecided; nothing of it is taken for a difference.
        expect(findDrift(deployment, account)).toEqual([]);
      }),
    );
  });

  it('has none where a document means the same', () => {
    const found = drift((details) => {
      const one = document(details);
      const [first, ...others] = one.Statement;
      const [some, ...rest] = first.Action;
      one.Statement = [
        ...others.reverse(),
        { ...first, Sid: 'Another', Action: rest.reverse() },
        { ...first, Sid: 'Further', Action: some.toUpperCase() },
      ];
    });
    expect(found).toEqual([]);
  });

  it('has none where a trust policy means the same', () => {
    const found = drift((details) => {
      role(details).AssumeRolePolicyDocument = {
        Version: '2008-10-17',
        Statement: {
          Sid: 'Nodes',
          Effect: 'Allow',
          Principal: { Service: ['ec2.amazonaws.com'] },
          Action: ['sts:assumerole'],
        },
      };
    });
    expect(found).toEqual([]);
  });

  it('has none where statements are divided and stand in another order, whatever they are', () => {
    const otherwise = (one: object): object => {
      // What is written is a policy or a trust policy of the deployment.
      const { Statement, ...rest } = structuredClone(one) as Details;
      const divided = Statement.flatMap(({ Sid, Action, ...others }: Details) =>
        [Action].flat().map((action: string) => ({ ...others, Action: action.toUpperCase() })),
      );
      return { Statement: [...divided, ...divided].reverse(), ...rest };
    };
    fc.assert(
      fc.property(deployments, (deployment) => {
        const found = findDrift(deployment, readAccount(accountDetails(deployment, otherwise)));
        expect(found.filter(({ kind }) => kind !== 'undecided')).toEqual([]);
      }),
    );
  });

  it('may hold what is none of the deployment', () => {
    const found = drift((details) => {
      details.RoleDetailList.push({
        ...role(details),
        RoleName: 'other',
        Path: '/other/',
        InstanceProfileList: [],
        Tags: [],
      });
      details.Policies.push(
        { ...policy(details), Arn: 'arn:aws:iam::123456789012:policy/other' },
        { ...policy(details), Arn: 'arn:aws:iam::aws:policy/hpc/OfAws' },
      );
      details.UserDetailList[0].AttachedManagedPolicies.push({ PolicyName: '', PolicyArn: admin });
      role(details).Tags.push({ Key: 'aws:cloudformation:stack-name', Value: 'x' });
    });
    expect(found).toEqual([]);
  });
});

describe('each change is one difference', () => {
  it.each<readonly [what: string, change: (details: Details) => void, expected: object]>([
    [
      'a policy is gone',
      (details) => details.Policies.shift(),
      { kind: 'missing', ...user, part: 'itself', expected: 'parallelcluster-user' },
    ],
    [
      'a role is gone, and with it what holds it',
      (details) => details.RoleDetailList.splice(1, 1),
      { kind: 'missing', thing: 'role', name: 'parallelcluster-lambda', part: 'itself' },
    ],
    [
      'a role is in no instance profile',
      (details) => {
        role(details).InstanceProfileList = [];
      },
      { kind: 'missing', ...profile, part: 'itself' },
    ],
    [
      'an instance profile holds another role',
      (details) => {
        const [head, lambda] = details.RoleDetailList;
        lambda.InstanceProfileList = head.InstanceProfileList.splice(0);
      },
      {
        kind: 'changed',
        ...profile,
        part: 'role',
        expected: 'parallelcluster-headNode',
        found: 'parallelcluster-lambda',
      },
    ],
    [
      'a user is gone',
      (details) => details.UserDetailList.shift(),
      { kind: 'missing', thing: 'user', name: 'operator', part: 'itself' },
    ],
    [
      'a group has lost a policy',
      (details) => details.GroupDetailList[0].AttachedManagedPolicies.shift(),
      {
        kind: 'missing',
        thing: 'group',
        name: 'staff',
        part: 'attachment',
        expected: 'arn:aws:iam::123456789012:policy/hpc/parallelcluster-user',
      },
    ],
    [
      'a role has lost a policy of AWS',
      (details) => {
        const one = role(details);
        one.AttachedManagedPolicies = one.AttachedManagedPolicies.filter(
          ({ PolicyArn }: Details) => !PolicyArn.endsWith('/AmazonSSMManagedInstanceCore'),
        );
      },
      {
        kind: 'missing',
        ...headNode,
        part: 'attachment',
        expected: 'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore',
      },
    ],
    [
      'a role has got a policy',
      (details) => role(details).AttachedManagedPolicies.push({ PolicyArn: admin }),
      { kind: 'extra', ...headNode, part: 'attachment', found: admin },
    ],
    [
      'a policy is embedded in a role',
      (details) => role(details).RolePolicyList.push({ PolicyName: 'own', PolicyDocument: {} }),
      { kind: 'extra', ...headNode, part: 'inline policy', found: 'own' },
    ],
    [
      'a role stands elsewhere',
      (details) => {
        role(details).Path = '/else/';
      },
      {
        kind: 'changed',
        ...headNode,
        part: 'path',
        expected: '/parallelcluster/parallelcluster-headNode',
        found: '/else/parallelcluster-headNode',
      },
    ],
    [
      'a policy stands elsewhere, and is attached from there',
      (details) => {
        const moved = (arn: string) =>
          arn.replace('/hpc/parallelcluster-user', '/parallelcluster-user');
        policy(details).Arn = moved(policy(details).Arn);
        for (const one of [...details.UserDetailList, ...details.GroupDetailList]) {
          for (const attached of one.AttachedManagedPolicies) {
            if (!attached.PolicyArn.endsWith('-2')) attached.PolicyArn = moved(attached.PolicyArn);
          }
        }
      },
      {
        kind: 'changed',
        ...user,
        part: 'path',
        expected: '/hpc/parallelcluster-user',
        found: '/parallelcluster-user',
      },
    ],
    [
      'a role is bounded otherwise',
      (details) => {
        role(details).PermissionsBoundary.PermissionsBoundaryArn = admin;
      },
      {
        kind: 'changed',
        ...headNode,
        part: 'permissions boundary',
        expected: 'arn:aws:iam::123456789012:policy/boundary',
        found: admin,
      },
    ],
    [
      'a role is not bounded',
      (details) => {
        delete role(details).PermissionsBoundary;
      },
      { kind: 'missing', ...headNode, part: 'permissions boundary' },
    ],
    [
      'a tag has another value',
      (details) => {
        role(details).Tags = [{ Key: 'team', Value: 'web' }];
      },
      { kind: 'changed', ...headNode, part: 'tag', expected: 'team=hpc', found: 'team=web' },
    ],
    [
      'a tag is gone',
      (details) => {
        delete role(details).Tags;
      },
      { kind: 'missing', ...headNode, part: 'tag', expected: 'team=hpc' },
    ],
    [
      'a policy stands beside those of the path',
      (details) =>
        details.Policies.push({
          ...policy(details),
          Arn: 'arn:aws:iam::123456789012:policy/hpc/other',
        }),
      { kind: 'extra', thing: 'policy', name: 'other', part: 'itself', found: 'other' },
    ],
    [
      'a role stands beside those of the path',
      (details) =>
        details.RoleDetailList.push({
          ...role(details),
          RoleName: 'other',
          InstanceProfileList: [],
        }),
      { kind: 'extra', thing: 'role', name: 'other', part: 'itself', found: 'other' },
    ],
    [
      'a policy allows more',
      (details) => document(details).Statement.push(allowAll),
      {
        kind: 'changed',
        ...user,
        part: 'document',
        access: { lost: [], gained: expect.arrayContaining([expect.anything()]) },
      },
    ],
    [
      'a policy allows less',
      (details) => {
        document(details).Statement = [];
      },
      { kind: 'changed', ...user, part: 'document', access: { gained: [] } },
    ],
    [
      'a policy that nobody can read',
      (details) => {
        policy(details).PolicyVersionList[0].Document = '{ "Statement": [';
      },
      {
        kind: 'undecided',
        ...user,
        part: 'document',
        access: { gained: [], lost: [], undecided: [{ actions: ['*'] }] },
      },
    ],
    [
      'a policy without a default version',
      (details) => {
        policy(details).PolicyVersionList = [];
      },
      { kind: 'undecided', ...user, part: 'document' },
    ],
    [
      'a statement that IAM could not read',
      (details) => document(details).Statement.push({ ...allowAll, Effect: 'Perhaps' }),
      { kind: 'undecided', ...user, part: 'document' },
    ],
  ])('%s', (_what, change, expected) => {
    expect(drift(change)).toMatchObject([expected]);
  });

  it('shows by a request what a policy allows and should not', () => {
    const [found] = drift((details) =>
      document(details).Statement.push({
        Effect: 'Allow',
        Action: 'sqs:DeleteQueue',
        Resource: 'arn:aws:sqs:eu-west-1:123456789012:demo',
      }),
    );
    expect(found?.access?.gained.map(({ actions, witness }) => [actions, witness])).toEqual([
      [
        ['sqs:DeleteQueue'],
        {
          action: 'sqs:DeleteQueue',
          resource: 'arn:aws:sqs:eu-west-1:123456789012:demo',
          context: {},
        },
      ],
    ]);
  });
});

describe('who may take on a role', () => {
  const ec2 = { Service: 'ec2.amazonaws.com' };
  const trust = (...statements: readonly object[]) =>
    drift((details) => {
      role(details).AssumeRolePolicyDocument = {
        Version: '2012-10-17',
        Statement: statements.map((one) => ({
          Effect: 'Allow',
          Action: 'sts:AssumeRole',
          Principal: ec2,
          ...one,
        })),
      };
    });
  const root = 'arn:aws:iam::111122223333:root';

  it.each<
    readonly [
      what: string,
      statements: readonly object[],
      kind: string,
      gained: readonly string[],
      lost: readonly string[],
    ]
  >([
    ['another account', [{}, { Principal: { AWS: root } }], 'changed', ['AWS 111122223333'], []],
    [
      'another service',
      [{ Principal: { Service: 'lambda.amazonaws.com' } }],
      'changed',
      ['Service lambda.amazonaws.com'],
      ['Service ec2.amazonaws.com'],
    ],
    ['everybody', [{}, { Principal: '*' }], 'changed', ['*'], []],
    ['everybody, written otherwise', [{}, { Principal: { AWS: '*' } }], 'changed', ['*'], []],
    ['nobody', [], 'changed', [], ['Service ec2.amazonaws.com']],
    [
      'the service but for a condition',
      [{ Condition: { StringEquals: { 'aws:SourceAccount': '1' } } }],
      'changed',
      [],
      ['Service ec2.amazonaws.com'],
    ],
    [
      'the service, which is denied as well',
      [{}, { Effect: 'Deny' }],
      'changed',
      [],
      ['Service ec2.amazonaws.com'],
    ],
    [
      'all but one',
      [{}, { Principal: undefined, NotPrincipal: { AWS: root } }],
      'changed',
      ['everything but AWS 111122223333'],
      [],
    ],
    [
      'a principal with a wildcard, which IAM does not take',
      [{}, { Principal: { AWS: 'arn:aws:iam::1:role/*' } }],
      'undecided',
      [],
      [],
    ],
    ['a principal of no form', [{}, { Principal: 7 }], 'undecided', [], []],
  ])('%s', (_what, statements, kind, gained, lost) => {
    const found = trust(...statements);
    expect(found).toMatchObject([{ kind, ...headNode, part: 'trust policy' }]);
    const [{ access } = {}] = found;
    expect(access?.gained.map(({ resource }) => resource)).toEqual(gained);
    expect([...new Set(access?.lost.map(({ resource }) => resource))]).toEqual(lost);
  });
});

it('refuses to compare with another account', () => {
  const elsewhere = accountDetails({ ...demo, accountId: '999999999999' });
  expect(() => findDrift(demo, readAccount(elsewhere))).toThrow(
    'accountId is 123456789012, and what was read is account 999999999999',
  );
});

it('finds all of a deployment missing in an empty account', () => {
  const empty = { UserDetailList: [], GroupDetailList: [], RoleDetailList: [], Policies: [] };
  const found = findDrift(demo, readAccount(empty));
  expect(found.every(({ kind, part }) => kind === 'missing' && part === 'itself')).toBe(true);
  const { policies, roles, instanceProfiles } = demo;
  const named = [...policies, { name: 'operator' }, { name: 'staff' }, ...roles];
  expect(found.map(({ name }) => name)).toEqual(
    [...named, ...instanceProfiles].map(({ name }) => name),
  );
});

/** Everything in the details of an account that can be taken away alone, and what is told of it. */
function* removals(details: Details): Generator<readonly [remove: () => void, expected: object]> {
  for (const [list, thing, name] of [
    ['RoleDetailList', 'role', 'RoleName'],
    ['UserDetailList', 'user', 'UserName'],
    ['GroupDetailList', 'group', 'GroupName'],
  ] as const) {
    for (const one of details[list]) {
      const attached = one.AttachedManagedPolicies;
      for (const [index, { PolicyArn: expected }] of attached.entries()) {
        const told = { kind: 'missing', thing, name: one[name], part: 'attachment', expected };
        yield [() => attached.splice(index, 1), told];
      }
    }
  }
  for (const one of details.RoleDetailList) {
    const profiles = one.InstanceProfileList;
    for (const [index, { InstanceProfileName: name }] of profiles.entries()) {
      const told = { kind: 'missing', thing: 'instance profile', name, part: 'itself' };
      yield [() => profiles.splice(index, 1), { ...told, expected: name }];
    }
    for (const [index, { Key, Value }] of one.Tags.entries()) {
      const told = { kind: 'missing', thing: 'role', name: one.RoleName, part: 'tag' };
      yield [() => one.Tags.splice(index, 1), { ...told, expected: `${Key}=${Value}` }];
    }
  }
  for (const [index, { PolicyName: name }] of details.Policies.entries()) {
    const told = { kind: 'missing', thing: 'policy', name, part: 'itself', expected: name };
    yield [() => details.Policies.splice(index, 1), told];
  }
}

it('tells of whatever is taken away, and of that alone', () => {
  fc.assert(
    fc.property(deployments, fc.nat(), (deployment, at) => {
      const details = accountDetails(deployment);
      const all = [...removals(details)];
      const [remove, expected] = all[at % all.length] ?? [];
      fc.pre(remove !== undefined);
      remove?.();
      const found = findDrift(deployment, readAccount(details));
      // What is attached to a policy that is gone stays attached to it, and to nothing that is named.
      expect(found.filter(({ kind }) => kind !== 'extra')).toEqual([expected]);
    }),
  );
});
