import { readdirSync, readFileSync } from 'node:fs';
import { awsbatch } from '@pcluster-iam/awsbatch';
import { createRegistry } from '@pcluster-iam/core';
import { slurm } from '@pcluster-iam/slurm';
import { describe, expect, it } from 'vitest';
import {
  deploymentFor,
  type ImageConfig,
  InvalidConfigError,
  type PoliciesForOptions,
  policiesFor,
  readClusterConfig,
  readConfig,
} from '../index.ts';

const options: PoliciesForOptions = {
  registry: createRegistry([awsbatch, slurm]),
  release: '3.11.1',
  accountId: '123456789012',
};

const folder = new URL('../../test/images/', import.meta.url);

function read(file: string): ImageConfig {
  const config = readConfig(readFileSync(new URL(file, folder), 'utf8'), { file });
  if (!('builds' in config)) throw new Error(`${file} is no image`);
  return config;
}

const role = (name: string) => `arn:aws:iam::123456789012:role/parallelcluster/${name}`;
const user = ['userImage', 'userIamAdmin'];
const roles = ['imageBuilderInstance', 'imageBuilderCleanup'];

interface Expected {
  readonly file: string;
  readonly region?: string;
  /** Where the features stand. */
  readonly features?: Readonly<Record<string, string>>;
  readonly tags?: Readonly<Record<string, string>>;
  readonly warnings?: readonly string[];
  readonly kinds: readonly string[];
  /** What is told of it, after the policy and what was done. */
  readonly notes?: readonly string[];
}

const expected: readonly Expected[] = [
  { file: 'minimal.yaml', region: 'eu-west-1', kinds: [...user, ...roles] },
  {
    file: 'every-setting.yaml',
    region: 'eu-west-1',
    tags: { team: 'hpc', empty: '' },
    kinds: [...user, ...roles],
  },
  {
    file: 'existing-roles.yaml',
    region: 'eu-west-1',
    kinds: ['userImage'],
    notes: [
      'userIam left out: the configuration names every role, so that the build makes none',
      `imageBuilderInstance left out: the configuration points to ${role('build')}, which exists`,
      `imageBuilderCleanup left out: the configuration points to ${role('cleanup')}, which exists`,
    ],
  },
  {
    file: 'profile.yaml',
    kinds: [...user, 'imageBuilderCleanup'],
    notes: [
      'imageBuilderInstance left out: the configuration points to arn:aws:iam::123456789012:instance-profile/parallelcluster/build, which exists',
    ],
  },
  {
    file: 'boundary-and-policies.yaml',
    region: 'eu-west-1',
    features: { additionalPolicies: '11:9', permissionsBoundary: '12:5', s3Read: '8:7' },
    kinds: ['userImage', 'userIamBoundary', ...roles],
    notes: [
      "userImage not covered: the bucket team-images, where AWS's text has parallelcluster-*",
      'imageBuilderInstance not covered: s3:GetObject on arn:*:s3:::team-scripts/image/install.sh',
      'imageBuilderInstance not covered: the policy arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess, to be attached beside it',
    ],
  },
  { file: 'china.yaml', region: 'cn-north-1', kinds: [...user, ...roles] },
  {
    file: 'unknown.yaml',
    region: 'eu-west-1',
    warnings: [
      '6:5 Build/Iam/InstancRole is no setting that is known',
      '7:1 HeadNode is no setting that is known',
    ],
    kinds: [...user, ...roles],
  },
];

const bad: Readonly<Record<string, readonly string[]>> = {
  'bad.yaml': [
    '4:5 Image/RootVolume/Size is no number',
    '5:1 Build has no InstanceType, which it needs',
    '6:3 Build/ParentImage is neither an image nor the ARN of one',
    '8:7 Build/Components[0]/Type is "shell"; it is arn or script',
    '11:7 Build/Components[1]/Value is no ARN, as its Type says',
    '13:7 Build/Components[2]/Value is no address of https or s3, which a script has',
    '14:7 Build/Components[3]/Type has no Value beside it',
    '16:5 Build/Iam/InstanceRole is not the ARN of a role',
    '17:5 Build/Iam/InstanceProfile cannot stand beside InstanceRole',
    '17:5 Build/Iam/InstanceProfile is not the ARN of an instance profile',
    '18:5 Build/Iam/AdditionalIamPolicies cannot stand beside InstanceRole',
    '20:5 Build/Iam/CleanupLambdaRole is not the ARN of a role',
    '21:5 Build/Iam/PermissionsBoundary is not the ARN of a policy',
  ],
  'not-a-group.yaml': [
    '1:1 Build has no InstanceType, which it needs',
    '1:1 Build has no ParentImage, which it needs',
    '1:1 Build is no group of settings',
  ],
};

describe.each(expected)('$file', ({ file, region, kinds, ...what }) => {
  const config = read(file);

  it('is read as what it says', () => {
    expect(config.region?.value).toBe(region);
    const features = Object.entries(config.features);
    const at = features.map(([name, { line, column }]) => [name, `${line}:${column}`]);
    expect(Object.fromEntries(at)).toEqual(what.features ?? {});
    const tags = Object.entries(config.tags).map(([key, { value }]) => [key, value]);
    expect(Object.fromEntries(tags)).toEqual(what.tags ?? {});
    const warnings = config.warnings.map(
      ({ line, column, message }) => `${line}:${column} ${message}`,
    );
    expect(warnings).toEqual(what.warnings ?? []);
  });

  it('has the documents that it needs, and tells what it does not have', () => {
    const given = { ...options, ...(region === undefined && { region: 'eu-west-1' }) };
    const { documents, notes } = policiesFor(config, given);
    expect(new Set(Object.keys(documents))).toEqual(new Set(kinds));
    const told = notes.map(({ policy, kind, message }) => `${policy} ${kind}: ${message}`);
    expect(told).toEqual(what.notes ?? []);
  });
});

it.each(Object.entries(bad))('%s is refused with every problem', (file, problems) => {
  expect.assertions(1);
  try {
    read(file);
  } catch (error) {
    if (!(error instanceof InvalidConfigError)) throw error;
    const told = error.problems.map(({ line, column, message }) => `${line}:${column} ${message}`);
    expect(new Set(told)).toEqual(new Set(problems));
  }
});

it('has an expectation for every configuration', () => {
  const files = [...expected.map(({ file }) => file), ...Object.keys(bad)];
  expect(new Set(files)).toEqual(new Set(readdirSync(folder)));
});

describe('the policies of an image', () => {
  it.each([
    ['3.0.3', ['userImageBuild', 'userIamPrivileged', ...roles]],
    ['3.4.1', ['userImageBuild', 'userIamPrivileged', ...roles]],
    ['3.5.0', ['userImageBuild', 'userIamAdmin', ...roles]],
    ['3.9.0', [...user, ...roles]],
  ])('of %s are those that AWS published for it', (release, kinds) => {
    const { documents } = policiesFor(read('minimal.yaml'), { ...options, release });
    expect(new Set(Object.keys(documents))).toEqual(new Set(kinds));
    for (const [kind, document] of Object.entries(documents)) {
      const name = kind.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`);
      const golden = `../../../acceptance/golden/${release}/${name}.json`;
      const text = readFileSync(new URL(golden, import.meta.url), 'utf8');
      expect(document).toEqual(JSON.parse(text));
    }
  });

  it('have the features that are asked for', () => {
    const features = ['imageDelete', 'imageList'];
    const asked = { ...options, release: '3.5.0', features };
    const { documents } = policiesFor(read('existing-roles.yaml'), asked);
    expect(Object.keys(documents)).toEqual(['userImageBuild', 'userImageDelete', 'userImageList']);
  });

  it('have a part for the roles that are there when these are asked for', () => {
    const { documents } = policiesFor(read('existing-roles.yaml'), {
      ...{ ...options, existingRoles: 'build' },
    });
    expect(Object.keys(documents)).toEqual(expect.arrayContaining(roles));
  });

  it.each<readonly [what: string, more: Partial<PoliciesForOptions>, message: RegExp]>([
    [
      'a release of 2.x',
      { release: '2.11.9' },
      /minimal.yaml:1:1: ParallelCluster 2.11.9 does not/,
    ],
    ['a release of nobody', { release: '3.99.0' }, /release is "3.99.0"; awsbatch knows/],
    ['a wrong account', { accountId: '1' }, /accountId is "1"/],
    ['another region', { region: 'us-east-1' }, /contradicts Region \(minimal.yaml:1:1\)/],
    [
      'the scope of a cluster',
      { scope: 'cluster' },
      /scope is "cluster", and the file is one of an/,
    ],
  ])('refuse %s', (_what, more, message) => {
    expect(() => policiesFor(read('minimal.yaml'), { ...options, ...more })).toThrow(message);
  });
});

describe('the deployment of an image', () => {
  it('has its roles, with boundary, tags and further policies', () => {
    const parts = deploymentFor(read('boundary-and-policies.yaml'), options);
    expect(parts.roleBoundaryArn).toBe('arn:aws:iam::123456789012:policy/boundary');
    expect(Object.keys(parts.policies)).toEqual(['userIamBoundary', 'userImage']);
    expect(parts.roles.map(({ path, name }) => path + name)).toEqual([
      '/parallelcluster/parallelcluster-imageBuilderInstance',
      '/parallelcluster/parallelcluster-imageBuilderCleanup',
    ]);
    const own = 'arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess';
    const having = parts.roles.map(({ managedPolicyArns }) => managedPolicyArns.includes(own));
    expect(having).toEqual([true, false]);
    expect(deploymentFor(read('every-setting.yaml'), options).tags).toEqual({
      ...{ team: 'hpc', empty: '' },
    });
  });

  it('makes those that the file points to when it is asked for', () => {
    expect(deploymentFor(read('existing-roles.yaml'), options).roles).toEqual([]);
    const { roles } = deploymentFor(read('existing-roles.yaml'), {
      ...{ ...options, existingRoles: 'build' },
    });
    expect(roles.map(({ path, name }) => path + name)).toEqual([
      '/parallelcluster/build',
      '/parallelcluster/cleanup',
    ]);
  });
});

it('is no cluster', () => {
  const text = readFileSync(new URL('minimal.yaml', folder), 'utf8');
  expect(() => readClusterConfig(text)).toThrow(/:2:1: this configures an image to build/);
});
