import { awsbatch } from '@pcluster-iam/awsbatch';
import { buildRole, InvalidInputError, type Scheduler } from '@pcluster-iam/core';
import { slurm } from '@pcluster-iam/slurm';
import { describe, expect, it } from 'vitest';
import {
  type BuildDeploymentOptions,
  buildDeployment,
  checkRolesCovered,
  UncoveredRoleError,
} from './index.ts';

const where = { region: 'eu-west-1', accountId: '123456789012' };
const options: BuildDeploymentOptions = {
  ...where,
  scheduler: slurm,
  release: '3.11.1',
  for: ['user', 'headNode', 'computeNode', 'lambda'],
};
const old: BuildDeploymentOptions = {
  ...where,
  scheduler: slurm,
  release: '2.4.1',
  for: ['user', 'instance'],
  inputs: { ec2RoleName: 'demo-ec2' },
};

function caught(call: () => unknown): unknown {
  try {
    return call();
  } catch (error) {
    return error;
  }
}

const issuesOf = (given: object) => {
  const error = caught(() => buildDeployment({ ...options, ...given }));
  if (!(error instanceof InvalidInputError)) throw error;
  return error.issues.map(({ code, input }) => `${code} ${input}`);
};

describe('what a release needs', () => {
  it('is policies, roles with theirs, and instance profiles for EC2', () => {
    const { policies, roles, instanceProfiles } = buildDeployment({
      ...options,
      users: ['operator'],
      groups: ['hpc'],
      policyPath: '/hpc/',
      roleBoundaryArn: 'arn:aws:iam::123456789012:policy/boundary',
    });
    // The documents of a person in 3.11.1 have 6,368 characters, so they are two.
    expect(
      policies.map(({ name, path, users, groups }) => [name, path, users, groups]),
    ).toStrictEqual([
      ['parallelcluster-user', '/hpc/', ['operator'], ['hpc']],
      ['parallelcluster-user-2', '/hpc/', ['operator'], ['hpc']],
      ['parallelcluster-headNode', '/hpc/', [], []],
      ['parallelcluster-computeNode', '/hpc/', [], []],
      ['parallelcluster-lambda', '/hpc/', [], []],
    ]);
    const ofNodes = ['CloudWatchAgentServerPolicy', 'AmazonSSMManagedInstanceCore'];
    expect(roles).toStrictEqual(
      (['headNode', 'computeNode', 'lambda'] as const).map((kind) => ({
        name: `parallelcluster-${kind}`,
        path: '/parallelcluster/',
        trustPolicy: buildRole({
          scheduler: slurm,
          release: '3.11.1',
          region: 'eu-west-1',
          for: kind,
        }).trustPolicy,
        policies: [`parallelcluster-${kind}`],
        managedPolicyArns:
          kind === 'lambda' ? [] : ofNodes.map((name) => `arn:aws:iam::aws:policy/${name}`),
        permissionsBoundaryArn: 'arn:aws:iam::123456789012:policy/boundary',
      })),
    );
    expect(instanceProfiles).toStrictEqual(
      ['headNode', 'computeNode'].map((kind) => ({
        name: `parallelcluster-${kind}`,
        path: '/parallelcluster/',
        role: `parallelcluster-${kind}`,
      })),
    );
  });

  it('has in 2.x the role that the configuration names', () => {
    expect(buildDeployment(old).roles.map(({ name, path }) => path + name)).toStrictEqual([
      '/demo-ec2',
    ]);
  });

  it('gives each input to the documents that know it', () => {
    const { roles, policies } = buildDeployment({
      ...options,
      features: ['fsx', 'slurmDatabase'],
      inputs: {
        rolePath: '/hpc/',
        fsxBuckets: ['demo-fsx'],
        databaseSecretArn: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:db-AbCdEf',
      },
    });
    expect(new Set(roles.map(({ path }) => path))).toStrictEqual(new Set(['/hpc/']));
    const [user, head] = [/-user/, /-headNode/].map((name) =>
      JSON.stringify(policies.filter((policy) => name.test(policy.name))),
    );
    expect(user).toContain('arn:aws:s3:::demo-fsx/*');
    expect(head).not.toContain('demo-fsx');
    expect(head).toContain('secret:db-AbCdEf');
  });

  it.each<readonly [what: string, given: object, issues: readonly string[]]>([
    ['nobody', { for: [] }, ['invalid for']],
    ['somebody unknown', { for: ['admin'] }, ['invalid for']],
    ['no release', { release: undefined }, ['missing release']],
    ['no scheduler', { scheduler: undefined }, ['missing scheduler']],
    ['an unknown input', { inputs: { rolPath: '/a/' } }, ['unknown rolPath']],
    ['an unknown feature', { features: ['gpu'] }, ['invalid features']],
    ['a wrong path once', { inputs: { rolePath: 'a' } }, ['invalid rolePath']],
    ['a name of no role', { roleNames: { user: 'a' } }, ['invalid roleNames']],
    ['a wrong name', { name: 'a b', for: ['lambda'] }, ['invalid roles[0].name']],
    [
      'two names that are one',
      { roleNames: { headNode: 'a', computeNode: 'A' } },
      ['invalid policies[3].name', 'invalid roles[1].name', 'invalid instanceProfiles[1].name'],
    ],
    [
      'a wrong user',
      { users: ['a/b'] },
      ['invalid policies[0].users', 'invalid policies[1].users'],
    ],
    [
      'a wrong boundary',
      { roleBoundaryArn: 'arn:aws:iam::1:policy/*' },
      ['invalid roleBoundaryArn'],
    ],
    [
      'a wrong path of the policies',
      { policyPath: '/a b/', for: ['lambda'] },
      ['invalid policies[0].path'],
    ],
    ['a tag of AWS', { tags: { 'aws:a': 'b' } }, ['invalid tags']],
    ['a tag with a quote', { tags: { a: "'" } }, ['invalid tags']],
    [
      'too many tags',
      { tags: Object.fromEntries(Array.from({ length: 51 }, (_, at) => [`${at}`, ''])) },
      ['invalid tags'],
    ],
  ])('cannot be built with %s', (_what, given, issues) => {
    expect(issuesOf(given)).toStrictEqual(issues);
  });
});

describe('a person whose documents leave out a role', () => {
  const refused = (given: BuildDeploymentOptions) => {
    const error = caught(() => buildDeployment(given));
    if (!(error instanceof UncoveredRoleError)) throw error;
    return error;
  };

  it('is refused where the name of the role is another', () => {
    const error = refused({ ...old, roleNames: { instance: 'other' } });
    expect(error.code).toBe('uncovered-role');
    expect(error.roles).toStrictEqual([
      {
        name: 'other',
        arn: 'arn:aws:iam::123456789012:role/other',
        services: ['ec2.amazonaws.com'],
      },
    ]);
    expect(error.message).toContain('role/other: they do not allow iam:PassRole');
  });

  it('is refused where the name does not begin as AWS Batch has it', () => {
    // AWS's document of that release allows iam:PassRole on role/parallelcluster-* alone.
    const batch: BuildDeploymentOptions = {
      ...where,
      scheduler: awsbatch,
      release: '2.4.1',
      for: ['user', 'instance'],
      inputs: {
        stackName: 'parallelcluster-demo',
        resourcesBucket: 'parallelcluster-demo',
        serialJobDefinitionName: 'serial',
        mnpJobDefinitionName: 'mnp',
        jobQueueName: 'queue',
        jobRoleName: 'job',
        ecsComputeEnvironment: 'ecs',
      },
    };
    expect(buildDeployment(batch).roles).toHaveLength(1);
    expect(refused({ ...batch, name: 'hpc' }).roles[0]?.name).toBe('hpc-instance');
  });

  it('is refused where the path of the role is another', () => {
    const deployment = buildDeployment(options);
    expect(() => checkRolesCovered(deployment)).not.toThrow();
    const moved = deployment.roles.map((role) => ({ ...role, path: '/else/' }));
    expect(() => checkRolesCovered({ ...deployment, roles: moved })).toThrow(UncoveredRoleError);
  });

  it('is refused where the service is another', () => {
    const deployment = buildDeployment(options);
    const roles = deployment.roles.map((role) => ({
      ...role,
      trustPolicy: {
        Version: '2012-10-17' as const,
        Statement: [
          {
            Effect: 'Allow' as const,
            Principal: { Service: 'glue.amazonaws.com' },
            Action: 'sts:AssumeRole' as const,
          },
        ],
      },
    }));
    expect(() => checkRolesCovered({ ...deployment, roles })).toThrow(/glue\.amazonaws\.com/);
  });

  it('is nobody where others see to the people', () => {
    const { policies, roles } = buildDeployment({ ...options, for: ['lambda'], name: 'else' });
    expect(policies).toHaveLength(1);
    expect(roles).toHaveLength(1);
  });
});

/** Whom every cluster of a release needs documents for. */
const usual = ['user', 'instance', 'headNode', 'computeNode', 'lambda'];
const inputs: Readonly<Record<string, string>> = {
  ec2RoleName: 'parallelcluster-ec2',
  resourcesBucket: 'parallelcluster-demo',
};

describe.each(['eu-west-1', 'cn-north-1'])('in %s', (region) => {
  it.each(Object.keys(slurm.releases))('a person can use the roles of slurm %s', (release) => {
    const scheduler: Scheduler = slurm;
    const set = scheduler.releases[release] ?? {};
    const recipients = new Set(Object.entries(set).map(([kind, policy]) => policy.for ?? kind));
    const theirs = usual.filter((recipient) => recipients.has(recipient));
    const known = Object.entries(set)
      .filter(([kind, policy]) => theirs.includes(policy.for ?? kind) && !policy.features)
      .flatMap(([, policy]) => Object.keys(policy.inputs));
    const given = {
      ...inputs,
      computeSubnetId: 'subnet-0123456789abcdef0',
      imageId: 'ami-0123456789abcdef0',
      keyName: 'key',
    };
    const deployment = buildDeployment({
      ...where,
      region,
      scheduler,
      release,
      for: theirs,
      inputs: Object.fromEntries(Object.entries(given).filter(([name]) => known.includes(name))),
    });
    expect(deployment.roles).toHaveLength(theirs.length - 1);
  });
});
