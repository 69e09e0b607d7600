import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildPolicies } from '@pcluster-iam/core';
import { slurm as slurmPlugin } from '@pcluster-iam/slurm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pcluster } from '../test/pcluster.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pcluster-iam-deploy-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const deploy = (...args: readonly string[]) => pcluster('deploy', ...args);

const where = ['--region', 'eu-west-1', '--account-id', '123456789012'];
const slurm = ['--scheduler', 'slurm', '--release', '3.11.1', ...where];
const old = ['--scheduler', 'slurm', '--release', '2.4.1', ...where, '--ec2-role-name', 'demo-ec2'];
const out = () => join(folder, 'bundle');
const files = async (path = out()) =>
  (await readdir(path, { recursive: true, withFileTypes: true }))
    .filter((entry) => !entry.isDirectory())
    .map((entry) => join(entry.parentPath, entry.name).slice(path.length + 1))
    .sort();
const read = async (name: string) => JSON.parse(await readFile(join(out(), name), 'utf8'));

describe('deploy', () => {
  it.each([
    ['cloudformation', [], ['template.json']],
    ['cloudformation', ['--yaml'], ['template.yaml']],
    [
      'stackset',
      ['--organizational-unit', 'ou-ab12-cdefgh34'],
      ['stack-set.json', 'template.json'],
    ],
    ['terraform', [], ['main.tf.json']],
    ['cli', [], ['deploy.sh']],
    [
      'files',
      [],
      [
        'deployment.json',
        'policies/demo-ec2.json',
        'policies/parallelcluster-user.json',
        'roles/demo-ec2.trust.json',
      ],
    ],
  ])('--as %s %j writes what it is deployed with, and says so', async (format, more, expected) => {
    const { exitCode, stdout, stderr } = await deploy(
      '--as',
      format,
      ...old,
      ...more,
      '--out',
      out(),
    );
    expect({ exitCode, stdout }).toStrictEqual({ exitCode: 0, stdout: '' });
    expect(await files()).toStrictEqual(expected);
    expect(stderr).toContain('policies: 2, roles: 1, instance profiles: 1');
    for (const name of expected) expect(stderr).toMatch(new RegExp(`${name}  \\d+ bytes, written`));
  });

  it('takes the options of the documents, and whom it is for', async () => {
    await deploy(
      ...['--as', 'files', ...slurm, '--out', out(), '--for', 'user', '--for', 'lambda'],
      ...['--feature', 'fsx', '--fsx-buckets', 'demo-a', '--fsx-buckets', 'demo-b'],
      ...['--role-path', '/hpc/', '--name', 'demo', '--role-name', 'lambda=functions'],
      ...['--tag', 'team=hpc=1', '--attach-user', 'operator', '--attach-group', 'staff'],
      ...['--role-boundary-arn', 'arn:aws:iam::123456789012:policy/boundary'],
      ...['--policy-path', '/hpc/'],
    );
    const deployment = await read('deployment.json');
    expect(deployment).toMatchObject({
      tags: { team: 'hpc=1' },
      roles: [
        {
          name: 'functions',
          path: '/hpc/',
          permissionsBoundaryArn: 'arn:aws:iam::123456789012:policy/boundary',
        },
      ],
      instanceProfiles: [],
    });
    expect(deployment.policies[0]).toMatchObject({
      name: 'demo-user',
      path: '/hpc/',
      users: ['operator'],
      groups: ['staff'],
    });
    const written = await Promise.all(
      deployment.policies
        .filter(({ name }: { readonly name: string }) => name.startsWith('demo-user'))
        .map(({ document }: { readonly document: string }) => read(document)),
    );
    const statements = Object.values(
      buildPolicies({
        scheduler: slurmPlugin,
        release: '3.11.1',
        for: 'user',
        features: ['fsx'],
        region: 'eu-west-1',
        accountId: '123456789012',
        rolePath: '/hpc/',
        fsxBuckets: ['demo-a', 'demo-b'],
      }),
    ).flatMap(({ Statement }) => Statement);
    expect(written.flatMap(({ Statement }) => Statement)).toHaveLength(statements.length);
  });

  it('leaves open what it is told to', async () => {
    await deploy(
      ...['--as', 'cloudformation', ...old, '--out', out()],
      ...['--pseudo-parameters', '--parameter', 'RoleName=demo-ec2'],
    );
    const { Parameters, ...template } = await read('template.json');
    expect(Parameters.RoleName.Default).toBe('demo-ec2');
    expect(JSON.stringify(template)).not.toMatch(/123456789012|arn:aws:|demo-ec2/);
  });

  it.each<readonly [what: string, args: readonly string[], exitCode: number, message: RegExp]>([
    ['no format', [...slurm], 2, /--as is missing or wrong; it is one of cloudformation, stackset/],
    ['an unknown format', ['--as', 'helm', ...slurm], 2, /--as is missing or wrong/],
    ['a format of objects', ['--as', 'toString', ...slurm], 2, /--as is missing or wrong/],
    ['no scheduler', ['--as', 'cli', ...where, '--release', '2.4.1'], 2, /--scheduler is missing/],
    ['a missing input', ['--as', 'cli', ...old.slice(0, -2)], 2, /--ec2-role-name is missing/],
    ['a wrong role path', ['--as', 'cli', ...slurm, '--role-path', '/'], 1, /--role-path is "\/"/],
    ['a wrong tag', ['--as', 'cli', ...slurm, '--tag', 'a'], 2, /two texts with = between/],
    ['a tag twice', ['--as', 'cli', ...slurm, '--tag', 'a=1', '--tag', 'a=2'], 2, /a stands twice/],
    ['a tag that IAM refuses', ['--as', 'cli', ...slurm, '--tag', 'a=$'], 1, /--tag have/],
    ['a wrong user', ['--as', 'cli', ...slurm, '--attach-user', 'a/b'], 1, /--attach-user is/],
    ['no unit', ['--as', 'stackset', ...slurm], 1, /--organizational-unit is missing/],
    [
      'a parameter of nothing',
      ['--as', 'cloudformation', ...slurm, '--parameter', 'A=nowhere'],
      1,
      /--parameter has A, whose value "nowhere" stands nowhere/,
    ],
    [
      'a role outside of what the person may pass',
      ['--as', 'cli', ...old, '--role-name', 'instance=other'],
      1,
      /role\/other: they do not allow iam:PassRole on it/,
    ],
  ])('with %s writes nothing', async (_what, args, exitCode, message) => {
    const answer = await deploy(...args, '--out', out());
    expect(answer.stderr).toMatch(message);
    expect(answer.exitCode).toBe(exitCode);
    expect(await readdir(folder)).toStrictEqual([]);
  });

  it('without a folder is an error of usage', async () => {
    const { exitCode, stderr } = await deploy('--as', 'cli', ...slurm);
    expect({ exitCode, stderr }).toStrictEqual({
      exitCode: 2,
      stderr: 'error: --out is missing or wrong; it is the folder that the files go to\n',
    });
  });

  it('leaves what is there alone but with --force', async () => {
    await mkdir(out());
    await writeFile(join(out(), 'template.json'), 'mine');
    const refused = await deploy('--as', 'cloudformation', ...slurm, '--out', out());
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toContain('template.json already');
    expect(await readFile(join(out(), 'template.json'), 'utf8')).toBe('mine');
    const forced = await deploy('--as', 'cloudformation', ...slurm, '--out', out(), '--force');
    expect(forced).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('replaced') });
    const again = await deploy('--as', 'cloudformation', ...slurm, '--out', out());
    expect(again).toMatchObject({ exitCode: 0, stderr: expect.stringContaining('unchanged') });
    expect(await files()).toStrictEqual(['template.json']);
  });
});

describe('deploy --from-config', () => {
  const config = (file: string) =>
    fileURLToPath(new URL(`../../cluster-config/test/configs/${file}`, import.meta.url));
  const fromConfig = (file: string, ...args: readonly string[]) =>
    deploy(
      ...['--from-config', config(file), '--release', '3.11.1', '--account-id', '123456789012'],
      ...['--out', out(), ...args],
    );
  const roleNames = async () => {
    const { roles } = await read('deployment.json');
    return roles.map(({ path, name }: { readonly path: string; readonly name: string }) =>
      [path, name].join(''),
    );
  };

  it('writes what the same options of a scheduler write', async () => {
    const { exitCode, stdout } = await fromConfig('3x-minimal.yaml', '--as', 'terraform');
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    const written = await read('main.tf.json');
    const features = ['--feature', 'logRetrieval', '--feature', 'iam'];
    await deploy('--as', 'terraform', ...slurm, ...features, '--out', out(), '--force');
    expect(await read('main.tf.json')).toEqual(written);
  });

  it('takes boundary, path and names of the file, tags and names of the command line', async () => {
    const { exitCode } = await fromConfig(
      ...['3x-boundary-and-prefix.yaml', '--as', 'files', '--tag', 'team=hpc', '--name', 'demo'],
      ...['--role-name', 'lambda=functions', '--policy-path', '/hpc/', '--attach-user', 'operator'],
    );
    expect(exitCode).toBe(0);
    const { roles, policies, tags } = await read('deployment.json');
    expect(tags).toEqual({ team: 'hpc' });
    expect(await roleNames()).toEqual([
      '/team/demo-headNode',
      '/team/demo-computeNode',
      '/team/functions',
    ]);
    for (const { permissionsBoundaryArn } of roles) {
      expect(permissionsBoundaryArn).toBe('arn:aws:iam::123456789012:policy/boundary');
    }
    expect(policies[0]).toMatchObject({ name: 'demo-user', path: '/hpc/', users: ['operator'] });
  });

  it('has another boundary where the command line names one', async () => {
    const other = 'arn:aws:iam::123456789012:policy/other';
    await fromConfig(
      ...['3x-boundary-and-prefix.yaml', '--as', 'files', '--role-boundary-arn', other],
    );
    const { roles } = await read('deployment.json');
    expect(roles[0].permissionsBoundaryArn).toBe(other);
  });

  it('makes no role that the file points to, and says so, but with --existing-roles', async () => {
    const without = await fromConfig('3x-existing-roles.yaml', '--as', 'files');
    expect(without.exitCode).toBe(0);
    expect(without.stderr).toContain(
      'note: headNode left out: the configuration points to arn:aws:iam::123456789012:role/parallelcluster/head, which exists',
    );
    expect(await roleNames()).toEqual([]);
    const asked = ['--as', 'files', '--existing-roles', '--force'];
    const { exitCode } = await fromConfig('3x-existing-roles.yaml', ...asked);
    expect(exitCode).toBe(0);
    expect(await roleNames()).toEqual([
      '/parallelcluster/head',
      '/parallelcluster/compute',
      '/parallelcluster/lambda',
    ]);
  });

  it('makes the least of one cluster with roles that its user may pass', async () => {
    const narrow = ['--as', 'files', '--scope', 'cluster', '--cluster-name', 'demo'];
    const { exitCode, stderr } = await fromConfig('3x-minimal.yaml', ...narrow);
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/note: \d+ statements were omitted or narrowed/);
    expect(await roleNames()).toContain('/parallelcluster/demo/parallelcluster-headNode');
  });

  it('is of the cluster and the feature that are named', async () => {
    const args = ['--as', 'files', '--out', out(), '--account-id', '123456789012'];
    const file = ['--from-config', config('2x-several-clusters.ini'), '--cluster', 'second'];
    const old = ['--release', '2.4.1', '--ec2-role-name', 'nodes'];
    expect(await deploy(...file, ...old, ...args)).toMatchObject({ exitCode: 0 });
    expect(await roleNames()).toEqual(['/nodes']);
    const images = ['--as', 'files', '--feature', 'imageBuild', '--force'];
    expect(await fromConfig('3x-minimal.yaml', ...images)).toMatchObject({ exitCode: 0 });
    expect(await roleNames()).toContain('/parallelcluster/parallelcluster-imageBuilderCleanup');
  });

  it.each<readonly [what: string, args: readonly string[], exitCode: number, message: RegExp]>([
    ['no format', ['3x-minimal.yaml'], 2, /--as is missing or wrong/],
    ['a scheduler beside it', ['3x-minimal.yaml', '--scheduler', 'slurm'], 2, /--scheduler/],
    [
      'an unknown role',
      ['3x-minimal.yaml', '--as', 'cli', '--role-name', 'x=y'],
      1,
      /--role-name names a role for "x"/,
    ],
    [
      'a wrong name',
      ['3x-minimal.yaml', '--as', 'cli', '--name', 'a/b'],
      1,
      /--role-name is "a\/b-headNode"/,
    ],
    ['no file', ['nowhere.yaml', '--as', 'cli'], 2, /nowhere.yaml cannot be read/],
    ['a missing region', ['3x-no-region.yaml', '--as', 'cli'], 2, /--region is missing/],
    [
      'a file of 2.x',
      ['2x-efs.ini', '--as', 'cli'],
      1,
      /2x-efs.ini:1:1: ParallelCluster 3.11.1 does not read this file/,
    ],
  ])('with %s writes nothing', async (_what, [file = '', ...args], exitCode, message) => {
    const answer = await fromConfig(file, ...args);
    expect(answer.stderr).toMatch(message);
    expect(answer.exitCode).toBe(exitCode);
    expect(await readdir(folder)).toStrictEqual([]);
  });

  it('makes the roles that build an image, which its user may pass', async () => {
    const file = '../images/boundary-and-policies.yaml';
    const { exitCode } = await fromConfig(file, '--as', 'files');
    expect(exitCode).toBe(0);
    const { roles, instanceProfiles } = await read('deployment.json');
    expect(await roleNames()).toEqual([
      '/parallelcluster/parallelcluster-imageBuilderInstance',
      '/parallelcluster/parallelcluster-imageBuilderCleanup',
    ]);
    expect(instanceProfiles).toHaveLength(1);
    expect(roles[0]).toMatchObject({
      managedPolicyArns: expect.arrayContaining(['arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess']),
      permissionsBoundaryArn: 'arn:aws:iam::123456789012:policy/boundary',
    });
  });

  const laughs = [
    'x: &x0 [a]',
    ...Array.from(
      { length: 30 },
      (_, index) => `y${index}: &x${index + 1} [*x${index}, *x${index}]`,
    ),
  ];
  const old = '[cluster default]\nscheduler = slurm\n';

  it.each<readonly [what: string, release: string, text: string, problem: string]>([
    [
      'no such cluster',
      '2.11.9',
      `[global]\ncluster_template = x\n${old}`,
      '2:1: there is no [cluster x]',
    ],
    [
      'a missing section',
      '2.11.9',
      `${old}vpc_settings = v\n`,
      '3:1: vpc_settings names [vpc v], which is not',
    ],
    [
      'sections that go round',
      '2.11.9',
      `${old}queue_settings = q\n[queue q]\nqueue_settings = q\n`,
      '5:1: queue_settings points back to [queue q]',
    ],
    [
      'Windows line ends',
      '2.11.9',
      `${old}vpc_settings = v\n`.replaceAll('\n', '\r\n'),
      '3:1: vpc_settings names',
    ],
    ['interpolation', '2.11.9', `${old}key_name = %(user)s\n`, '3:1: key_name has a % in it'],
    [
      'a placeholder',
      '2.11.9',
      `${old}key_name = {{ key }}\n`,
      '3:12: {{ key }} is left of a template',
    ],
    [
      'a scheduler that ended',
      '2.11.9',
      '[cluster default]\nscheduler = sge\n',
      '2:1: ParallelCluster 2.11.9 has no sge',
    ],
    [
      'a scheduler of nobody',
      '3.11.1',
      'Scheduling:\n  Scheduler: lsf\n',
      '2:3: Scheduling/Scheduler is "lsf"; ParallelCluster 3.11.1 has',
    ],
    [
      'a key twice',
      '3.11.1',
      'Scheduling:\n  Scheduler: slurm\nScheduling: {}\n',
      '3:1: Scheduling stands twice, first in line 1',
    ],
    [
      'a tab',
      '3.11.1',
      'Scheduling:\n\tScheduler: slurm\n',
      '2:1: this is no YAML: Tabs are not allowed',
    ],
    [
      'anchors without end',
      '3.11.1',
      [...laughs, 'Scheduling: {Scheduler: slurm}'].join('\n'),
      'aliases stand for more than can be read',
    ],
    [
      'an anchor within itself',
      '3.11.1',
      'Scheduling: &s\n  Scheduler: slurm\n  SlurmQueues: *s\n',
      'aliases stand for more than can be read',
    ],
    [
      'a wrong region',
      '3.11.1',
      'Region: eu\nScheduling:\n  Scheduler: slurm\n',
      '--region is "eu"',
    ],
  ])(
    'with %s in the file says where, and writes nothing',
    async (_what, release, text, problem) => {
      const file = join(folder, 'config');
      await writeFile(file, text);
      const args = ['--release', release, '--account-id', '123456789012', '--out', out()];
      const answer = await deploy('--as', 'cli', '--from-config', file, ...args);
      expect(answer.stderr).toContain(problem);
      expect(answer).toMatchObject({ stdout: '', exitCode: 1 });
      expect(await readdir(folder)).toStrictEqual(['config']);
    },
  );

  it('says where a tag stands that IAM does not take', async () => {
    const old = ['--as', 'cli', '--out', out(), '--account-id', '123456789012'];
    const file = ['--from-config', config('2x-multiline.ini'), '--release', '2.8.1'];
    const answer = await deploy(...old, ...file, '--ec2-role-name', 'nodes');
    expect(answer.exitCode).toBe(1);
    expect(answer.stderr).toMatch(
      /"note=\[cluster x\]".*2x-multiline.ini:10:1, \[cluster c\] tags\)/,
    );
    const replaced = await deploy(...old, ...file, '--ec2-role-name', 'nodes', '--tag', 'note=x');
    expect(replaced.exitCode).toBe(0);
  });

  it('warns of a setting that nobody knows', async () => {
    const { exitCode, stderr } = await fromConfig('3x-anchors-and-unknown.yaml', '--as', 'files');
    expect(exitCode).toBe(0);
    expect(stderr).toContain(':18:3: Scheduling/ScalingStrateg is no setting that is known');
  });

  it('has the options of the file in its help', async () => {
    const { stdout } = await deploy('--from-config', 'x', '--help');
    for (const option of ['--scope', '--existing-roles', '--cluster-name', '--role-name', '--as']) {
      expect(stdout).toContain(`  ${option} `);
    }
    expect(stdout).not.toContain('--for ');
  });
});
