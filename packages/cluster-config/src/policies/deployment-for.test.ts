import { awsbatch } from '@pcluster-iam/awsbatch';
import { buildRole, createRegistry } from '@pcluster-iam/core';
import { sge } from '@pcluster-iam/sge';
import { slurm } from '@pcluster-iam/slurm';
import { torque } from '@pcluster-iam/torque';
import { describe, expect, it } from 'vitest';
import { expected } from '../../test/expected.ts';
import { readConfig } from '../../test/read-config.ts';
import {
  type ConfigDeploymentOptions,
  deploymentFor,
  policiesFor,
  readClusterConfig,
} from '../index.ts';

const options: ConfigDeploymentOptions = {
  registry: createRegistry([awsbatch, sge, slurm, torque]),
  release: '3.11.1',
  accountId: '123456789012',
};

const role = (name: string) => `arn:aws:iam::123456789012:role/${name}`;

describe.each(expected)('$file $cluster', ({ file, cluster, release, inputs, region }) => {
  const config = readConfig(file, cluster);
  const given = {
    ...{ ...options, release, inputs, clusterName: 'demo' },
    ...(region === undefined && { region: 'eu-west-1' }),
  };

  it('hands each document of the configuration to the people or to one role', () => {
    const { policies, roles } = deploymentFor(config, given);
    const { documents } = policiesFor(config, given);
    const handed = Object.assign({}, policies, ...roles.map(({ policies }) => policies));
    expect(handed).toEqual(documents);
    expect(Object.keys(policies).every((kind) => kind.startsWith('user'))).toBe(true);
    const count = roles.flatMap(({ policies }) => Object.keys(policies)).length;
    expect(count).toBe(Object.keys(documents).length - Object.keys(policies).length);
  });
});

describe('a role', () => {
  it('has the trust policy and the policies of AWS of its release', () => {
    const { roles } = deploymentFor(readConfig('3x-minimal.yaml'), options);
    expect(roles.map(({ name }) => name)).toEqual([
      'parallelcluster-headNode',
      'parallelcluster-computeNode',
      'parallelcluster-lambda',
    ]);
    for (const [index, whose] of (['headNode', 'computeNode', 'lambda'] as const).entries()) {
      const common = { scheduler: slurm, release: '3.11.1', region: 'eu-west-1' } as const;
      expect(roles[index]).toMatchObject(buildRole({ ...common, for: whose }));
    }
  });

  it('has the path, the beginning of the name, the boundary and the tags of the configuration', () => {
    const parts = deploymentFor(readConfig('3x-boundary-and-prefix.yaml'), options);
    expect(parts.roleBoundaryArn).toBe('arn:aws:iam::123456789012:policy/boundary');
    expect(parts.roles.map(({ path, name }) => path + name)).toEqual([
      '/team/hpc-parallelcluster-headNode',
      '/team/hpc-parallelcluster-computeNode',
      '/team/hpc-parallelcluster-lambda',
    ]);
    const { tags } = deploymentFor(readConfig('3x-anchors-and-unknown.yaml'), options);
    expect(tags).toEqual({ team: 'hpc' });
  });

  it('has the tags of a file of 2.x, which are JSON', () => {
    const config = readConfig('2x-multiline.ini');
    const old = { ...options, release: '2.8.1', inputs: { ec2RoleName: 'nodes' } };
    expect(deploymentFor(config, old).tags).toEqual({ team: 'hpc', note: '[cluster x]' });
  });

  it('has the names that the caller gives, before all others', () => {
    const names = { name: 'demo', roleNames: { lambda: 'functions' } };
    const { roles, name } = deploymentFor(readConfig('3x-boundary-and-prefix.yaml'), {
      ...{ ...options, ...names, inputs: { rolePath: '/hpc/' } },
    });
    expect(name).toBe('demo-user');
    expect(roles.map(({ path, name }) => path + name)).toEqual([
      '/hpc/demo-headNode',
      '/hpc/demo-computeNode',
      '/hpc/functions',
    ]);
  });

  it('has the further policies of its nodes, and no note that it needs them', () => {
    const { roles, notes } = deploymentFor(readConfig('3x-s3-and-policies.yaml'), options);
    const own = 'arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess';
    const having = roles.filter(({ managedPolicyArns }) => managedPolicyArns.includes(own));
    expect(having.map(({ name }) => name)).toEqual(['parallelcluster-headNode']);
    const needed = notes.filter(({ kind }) => kind === 'not covered');
    expect(needed.map(({ message }) => message)).toEqual([
      's3:Get*, s3:List* on arn:*:s3:::read-bucket/*',
      's3:* on arn:*:s3:::write-bucket/results/*',
    ]);
  });

  it('is one for each pool of login nodes', () => {
    const { roles } = deploymentFor(readConfig('3x-login-pools.yaml'), {
      ...{ ...options, clusterName: 'demo' },
    });
    expect(roles.map(({ name }) => name).slice(-2)).toEqual([
      'parallelcluster-loginNode-east',
      'parallelcluster-loginNode-west',
    ]);
  });

  it('is in the path of the cluster where the documents are narrowed to that', () => {
    const narrowed = { ...options, clusterName: 'demo', scope: 'cluster' } as const;
    const { roles, policies } = deploymentFor(readConfig('3x-minimal.yaml'), narrowed);
    expect(new Set(roles.map(({ path }) => path))).toEqual(new Set(['/parallelcluster/demo/']));
    expect(JSON.stringify(policies)).toContain(role('parallelcluster/demo/*'));
  });
});

describe('a role that the configuration points to', () => {
  it('is left out and said', () => {
    const { roles, notes } = deploymentFor(readConfig('3x-some-roles.yaml'), options);
    expect(roles.map(({ name }) => name)).toEqual([
      'parallelcluster-computeNode',
      'parallelcluster-lambda',
    ]);
    expect(notes).toContainEqual(
      expect.objectContaining({
        kind: 'left out',
        policy: 'headNode',
        message: `the configuration points to ${role('parallelcluster/head')}, which exists`,
      }),
    );
  });

  it('is made under its own name and path when it is asked for', () => {
    const asked = { ...options, existingRoles: 'build' } as const;
    const { roles } = deploymentFor(readConfig('3x-existing-roles.yaml'), asked);
    expect(roles.map(({ path, name }) => path + name)).toEqual([
      '/parallelcluster/head',
      '/parallelcluster/compute',
      '/parallelcluster/lambda',
    ]);
    const old = { ...asked, release: '2.11.9' };
    const { roles: ofOld } = deploymentFor(readConfig('2x-existing-role.ini'), old);
    expect(ofOld.map(({ path, name }) => path + name)).toEqual([
      '/parallelcluster-ec2',
      '/parallelcluster-lambda',
    ]);
  });

  it('is one for each that the queues point to', () => {
    const queue = (name: string, iam: string) =>
      `    - Name: ${name}\n      Iam: {${iam}}\n      Networking: {SubnetIds: [subnet-1]}\n`;
    const config = readClusterConfig(
      [
        'Region: eu-west-1\nScheduling:\n  Scheduler: slurm\n  SlurmQueues:\n',
        queue('a', `InstanceRole: ${role('parallelcluster/a')}`),
        queue('b', `InstanceRole: ${role('parallelcluster/b')}`),
        queue('c', `InstanceRole: ${role('parallelcluster/a')}`),
        queue('d', 'AdditionalIamPolicies: [{Policy: arn:aws:iam::aws:policy/D}]'),
        queue('e', 'AdditionalIamPolicies: [{Policy: arn:aws:iam::aws:policy/E}]'),
      ].join(''),
    );
    const { roles } = deploymentFor(config, { ...options, existingRoles: 'build' });
    const added = roles.map(({ name, managedPolicyArns }) => [
      name,
      managedPolicyArns.filter((arn) => /\/[DE]$/.test(arn)),
    ]);
    expect(added.slice(1, -1)).toEqual([
      ['a', []],
      ['b', []],
      ['parallelcluster-computeNode', ['arn:aws:iam::aws:policy/D', 'arn:aws:iam::aws:policy/E']],
    ]);
  });

  it('may not be one of another account', () => {
    const asked = { ...options, existingRoles: 'build', accountId: '210987654321' } as const;
    expect(() => deploymentFor(readConfig('3x-existing-roles.yaml'), asked)).toThrow(
      /accountId is "210987654321", and HeadNode\/Iam\/InstanceRole \(3x-existing-roles.yaml:11:5\) points to a role of 123456789012/,
    );
  });
});

it('refuses a name for nobody', () => {
  const named = { ...options, roleNames: { loginNode: 'login', toString: 'x' } };
  expect(() => deploymentFor(readConfig('3x-minimal.yaml'), named)).toThrow(
    /"loginNode"; the roles are for headNode, computeNode, lambda[\s\S]*"toString"/,
  );
});
