import { awsbatch } from '@pcluster-iam/awsbatch';
import { createRegistry } from '@pcluster-iam/core';
import { sge } from '@pcluster-iam/sge';
import { slurm } from '@pcluster-iam/slurm';
import { torque } from '@pcluster-iam/torque';
import { describe, expect, it } from 'vitest';
import { expected } from '../../test/expected.ts';
import { readConfig } from '../../test/read-config.ts';
import { policiesFor } from '../index.ts';

const registry = createRegistry([awsbatch, sge, slurm, torque]);
const accountId = '123456789012';

describe.each(expected)('$file $cluster', ({ file, cluster, release, inputs, kinds, region }) => {
  const config = readConfig(file, cluster);
  const options = {
    ...{ registry, release, accountId, inputs, clusterName: 'demo' },
    ...(region === undefined && { region: 'eu-west-1' }),
  };

  it('has the documents of its release', () => {
    const { documents } = policiesFor(config, options);
    expect(Object.keys(documents)).toEqual(kinds);
  });

  it('has the same documents or fewer in the scope of the cluster', () => {
    const { documents } = policiesFor(config, { ...options, scope: 'cluster' });
    expect(kinds).toEqual(expect.arrayContaining(Object.keys(documents)));
  });
});

describe('what a file tells', () => {
  const text = (file: string, release: string, more: object = {}) =>
    JSON.stringify(
      policiesFor(readConfig(file), {
        ...{ registry, release, accountId, clusterName: 'demo' },
        ...more,
      }).documents,
    );

  it.each([
    ['2x-existing-role.ini', '2.11.9', 'arn:aws:iam::123456789012:role/parallelcluster-ec2'],
    ['2x-existing-role.ini', '2.11.9', 'arn:aws:s3:::parallelcluster-team-bucket'],
    ['3x-fsx-with-bucket.yaml', '3.11.1', 'arn:aws:s3:::archive-bucket/*'],
    ['3x-fsx-with-bucket.yaml', '3.2.1', 'arn:aws:s3:::input-bucket'],
    ['3x-boundary-and-prefix.yaml', '3.11.1', 'arn:aws:iam::123456789012:policy/boundary'],
    ['3x-boundary-and-prefix.yaml', '3.11.1', 'arn:aws:iam::123456789012:role/team/*'],
    ['3x-directory-and-database.yaml', '3.11.1', ':secret:directory-GhIjKl"'],
    ['3x-directory-and-database.yaml', '3.11.1', ':secret:slurm-db-AbCdEf"'],
    ['3x-directory-and-database.yaml', '3.4.1', ':secret:directory-GhIjKl"'],
    ['3x-login-pools.yaml', '3.11.1', 'autoScalingGroupName/demo-west-AutoScalingGroup'],
  ])('%s for %s goes into %s', (file, release, part) => {
    expect(text(file, release)).toContain(part);
  });

  it('of the instances of 2.11 is the subnet, the image and the key', () => {
    const documents = text('2x-existing-role.ini', '2.11.9', { existingRoles: 'build' });
    expect(documents).toContain(':subnet/subnet-22222222"');
    expect(documents).toContain('::image/ami-00b87ef787ef787ef"');
    expect(documents).toContain(':key-pair/k"');
  });

  it('gives way to what the caller gives', () => {
    const given = text('2x-existing-role.ini', '2.11.9', { inputs: { ec2RoleName: 'other' } });
    expect(given).toContain(':role/other"');
    expect(given).not.toContain(':role/parallelcluster-ec2"');
  });

  it('of a region decides the partition', () => {
    const china = text('2x-china.ini', '2.4.1', { inputs: { ec2RoleName: 'r' } });
    expect(china).toContain('arn:aws-cn:iam::123456789012:role/r');
    expect(china).not.toContain('arn:aws:');
  });

  it('of a file system without buckets brings no statement on buckets', () => {
    const { documents, notes } = policiesFor(readConfig('3x-fsx.yaml'), {
      ...{ registry, release: '3.2.1', accountId },
    });
    const resources = Object.values(documents).flatMap(({ Statement }) =>
      Statement.flatMap(({ Resource }) => Resource),
    );
    expect(resources).toContain('*');
    expect(resources.some((arn) => arn.includes(':::no-bucket'))).toBe(false);
    expect(notes).toContainEqual({
      kind: 'omitted',
      policy: 'userFsx',
      message: 'the statement on buckets: no file system of the file is tied to one',
      from: { value: 'FsxLustre', line: 25, column: 5, setting: 'SharedStorage[0]/StorageType' },
    });
  });

  it('is noted where the documents do not cover it', () => {
    const notesOf = (file: string, release: string, more: object = {}) =>
      policiesFor(readConfig(file), { registry, release, accountId, ...more })
        .notes.filter(({ kind }) => kind === 'not covered')
        .map(({ policy, message, from }) => `${from?.line}: ${policy}: ${message}`);
    expect(notesOf('3x-s3-and-policies.yaml', '3.11.1')).toEqual([
      '12: headNode: s3:Get*, s3:List* on arn:*:s3:::read-bucket/*',
      '13: headNode: s3:* on arn:*:s3:::write-bucket/results/*',
      '17: headNode: the policy arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess, to be attached beside it',
    ]);
    const more = {
      inputs: {
        ec2RoleName: 'r',
        resourcesBucket: 'bucket',
        imageId: 'ami-12345678',
        keyName: 'k',
      },
    };
    expect(notesOf('2x-s3-and-policies.ini', '2.11.7', more)).toEqual([
      '8: instance: s3:Get*, s3:List* on arn:aws:s3:::my-read-bucket/*',
      '9: instance: s3:* on arn:aws:s3:::my-write-bucket/*',
      '10: instance: the policy arn:aws:iam::aws:policy/AmazonSSMReadOnlyAccess, to be attached beside it',
      '10: instance: the policy arn:aws:iam::123456789012:policy/own, to be attached beside it',
    ]);
    expect(notesOf('3x-capacity-reservations.yaml', '3.11.1')).toEqual([
      '28: headNode: resource-groups:ListGroupResources on arn:aws:resource-groups:eu-west-1:123456789012:group/reservations',
    ]);
  });
});

describe('the scope of a cluster', () => {
  const statements = (file: string, release: string, kind: string, more: object = {}) => {
    const { documents } = policiesFor(readConfig(file), {
      ...{ registry, release, accountId, scope: 'cluster', clusterName: 'demo' },
      ...more,
    });
    return documents[kind]?.Statement ?? [];
  };
  const arn = 'arn:aws:dynamodb:eu-west-1:123456789012:table';

  it('has the tables and the stacks of the cluster alone', () => {
    const [dynamo] = statements('3x-minimal.yaml', '3.11.1', 'computeNode');
    expect(dynamo?.Resource).toEqual([
      `${arn}/parallelcluster-demo`,
      `${arn}/parallelcluster-demo/index/*`,
      `${arn}/parallelcluster-slurm-demo`,
      `${arn}/parallelcluster-slurm-demo/index/*`,
    ]);
    const cloudFormation = statements('3x-minimal.yaml', '3.11.1', 'userCluster1').find(
      ({ Sid }) => Sid === 'CloudFormationCreateAndUpdate',
    );
    expect(cloudFormation?.Resource).toEqual([
      'arn:aws:cloudformation:eu-west-1:123456789012:stack/demo/*',
      'arn:aws:cloudformation:eu-west-1:123456789012:stack/demo-*/*',
    ]);
  });

  it('parts a statement whose actions come to stand on different resources', () => {
    const parts = statements('2x-existing-role.ini', '2.11.9', 'user').filter(({ Sid }) =>
      Sid?.startsWith('CloudFormationDescribe'),
    );
    expect(parts.map(({ Sid, Action, Resource }) => [Sid, Action, Resource])).toEqual([
      [
        'CloudFormationDescribe',
        [
          'cloudformation:DescribeStackEvents',
          'cloudformation:DescribeStackResource',
          'cloudformation:DescribeStackResources',
          'cloudformation:GetTemplate',
        ],
        [
          'arn:aws:cloudformation:eu-west-1:123456789012:stack/parallelcluster-demo/*',
          'arn:aws:cloudformation:eu-west-1:123456789012:stack/parallelcluster-demo-*/*',
        ],
      ],
      // Whoever lists clusters looks at every stack.
      [
        'CloudFormationDescribe2',
        ['cloudformation:DescribeStacks', 'cloudformation:ListStacks'],
        '*',
      ],
    ]);
  });

  it('starts instances from what the queues name', () => {
    const run = statements('3x-custom-ami-elastic-ip.yaml', '3.11.1', 'headNode').find(
      ({ Action }) => [Action].flat().includes('ec2:RunInstances'),
    );
    expect(run?.Resource).toContain('arn:aws:ec2:eu-west-1:123456789012:subnet/subnet-22222222');
    expect(run?.Resource).toContain('arn:aws:ec2:eu-west-1:123456789012:key-pair/my-key');
    expect(run?.Resource).toContain('arn:aws:ec2:eu-west-1::image/ami-0123456789abcdef0');
    expect(run?.Resource).not.toContain('*');
  });

  it('passes the roles that the file gives, beside those that the cluster makes', () => {
    const pass = statements('3x-some-roles.yaml', '3.11.1', 'userCluster2').find(
      ({ Sid }) => Sid === 'IamPassRole',
    );
    expect(pass?.Resource).toEqual([
      'arn:aws:iam::123456789012:role/parallelcluster/demo/*',
      'arn:aws:iam::123456789012:role/parallelcluster/head',
      'arn:aws:iam::123456789012:role/parallelcluster/compute',
    ]);
  });

  it('has the one bucket that the file names', () => {
    const bucket = statements('3x-anchors-and-unknown.yaml', '3.11.1', 'userCluster2').find(
      ({ Sid }) => Sid === 'S3ResourcesBucket',
    );
    expect(bucket?.Resource).toEqual([
      'arn:aws:s3:::parallelcluster-team-bucket',
      'arn:aws:s3:::parallelcluster-team-bucket/*',
    ]);
  });

  it('leaves stacks and roles as they are for whoever builds images too', () => {
    const more = { features: ['imageBuild'] };
    const { Resource } =
      statements('3x-minimal.yaml', '3.11.1', 'userCluster2', more).find(
        ({ Sid }) => Sid === 'IamPassRole',
      ) ?? {};
    expect(Resource).toEqual(['arn:aws:iam::123456789012:role/parallelcluster/*']);
  });

  it('without the name of the cluster narrows nothing to its name', () => {
    const [dynamo] = statements('3x-minimal.yaml', '3.11.1', 'computeNode', {
      clusterName: undefined,
    });
    expect(dynamo?.Resource).toBe(`${arn}/parallelcluster-*`);
  });
});

describe('the name of a cluster', () => {
  it.each(['demo*', 'demo/x', '', 'a b', '$', '*'])('is not %j', (clusterName) => {
    const options = {
      registry,
      release: '3.11.1',
      accountId,
      clusterName,
      scope: 'cluster',
    } as const;
    expect(() => policiesFor(readConfig('3x-minimal.yaml'), options)).toThrow('clusterName');
  });
});
