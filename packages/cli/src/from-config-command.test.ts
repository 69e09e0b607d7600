import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { homedir, tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { diffPolicies } from '@pcluster-iam/analysis';
import type { PolicyDocument } from '@pcluster-iam/core';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { pcluster } from '../test/pcluster.ts';

vi.mock('node:os', async (load) => ({
  ...(await load<typeof import('node:os')>()),
  homedir: vi.fn(),
}));

const fromConfig = (...args: readonly string[]) => pcluster('from-config', ...args);

const config = (file: string) =>
  fileURLToPath(new URL(`../../cluster-config/test/configs/${file}`, import.meta.url));

type Documents = Readonly<Record<string, PolicyDocument>>;

const of = (whose: string, documents: Documents) =>
  Object.entries(documents)
    .filter(([name]) => name.startsWith(whose))
    .map(([, document]) => document);

const v2 = config('2x-efs.ini');
const v3 = config('3x-minimal.yaml');
const account = ['--account-id', '123456789012'];
const release3 = ['--release', '3.11.1', ...account];
const release2 = ['--release', '2.4.1', ...account, '--ec2-role-name', 'parallelcluster-ec2'];

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pcluster-iam-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

describe('what it prints', () => {
  it('is the documents as AWS published them, by kind, on standard output', async () => {
    const { exitCode, stdout, stderr } = await fromConfig(v2, ...release2);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const golden = async (kind: string) => {
      const path = `../../acceptance/golden/2.4.1/${kind}.sge-slurm-torque.json`;
      const text = await readFile(new URL(path, import.meta.url), 'utf8');
      return JSON.parse(text.replaceAll('eu-west-1', 'eu-central-1'));
    };
    expect(JSON.parse(stdout)).toEqual({
      user: await golden('user'),
      instance: await golden('instance'),
    });
  });

  it('is warnings and notes on standard error', async () => {
    const { exitCode, stdout, stderr } = await fromConfig(
      config('3x-anchors-and-unknown.yaml'),
      ...release3,
    );
    expect(exitCode).toBe(0);
    expect(Object.keys(JSON.parse(stdout))).toContain('headNode');
    expect(stderr).toContain('3x-anchors-and-unknown.yaml:11:1: x-shared is no setting');
    expect(stderr).toContain('note: imageBuilderInstance left out: ');
    expect(stderr).not.toContain('omitted');
  });

  it('is the least for the cluster with --scope cluster, each change with --explain', async () => {
    const scope = ['--scope', 'cluster', '--cluster-name', 'demo'];
    const published = await fromConfig(v3, ...release3);
    const brief = await fromConfig(v3, ...release3, ...scope);
    const explained = await fromConfig(v3, ...release3, ...scope, '--explain');
    expect(brief.stdout.length).toBeLessThan(published.stdout.length);
    expect(brief.stdout).toContain('table/parallelcluster-slurm-demo');
    expect(brief.stdout).not.toContain('elasticfilesystem:');
    expect(brief.stderr).toMatch(/note: \d+ statements were omitted or narrowed/);
    expect(explained.stdout).toBe(brief.stdout);
    expect(explained.stderr).toContain(
      'note: userCluster2 EFS omitted: elasticfilesystem:*: the cluster has no file system of EFS',
    );
    expect(explained.stderr).toContain('3x-minimal.yaml:11:3: scheduler slurm');
  });

  it('has no policy of a role that the file points to, but with --existing-roles', async () => {
    const file = config('3x-existing-roles.yaml');
    const without = await fromConfig(file, ...release3);
    expect(without.stderr).toContain(
      'note: headNode left out: the configuration points to arn:aws:iam::123456789012:role/parallelcluster/head, which exists',
    );
    expect(Object.keys(JSON.parse(without.stdout))).not.toContain('headNode');
    const { stdout } = await fromConfig(file, ...release3, '--existing-roles');
    expect(Object.keys(JSON.parse(stdout))).toEqual(
      expect.arrayContaining(['headNode', 'computeNode', 'lambda']),
    );
  });

  it('is of the cluster that --cluster names', async () => {
    const file = config('2x-several-clusters.ini');
    const { exitCode } = await fromConfig(file, ...release2, '--cluster', 'second');
    expect(exitCode).toBe(0);
    const { stderr, ...broken } = await fromConfig(file, ...release2, '--cluster', 'broken');
    expect(broken.exitCode).toBe(1);
    expect(stderr).toContain('2x-several-clusters.ini:14:1: vpc_settings names [vpc nowhere]');
  });

  it('is in a file for each kind where --out is a folder', async () => {
    const out = join(folder, 'out/');
    const { exitCode, stdout } = await fromConfig(v2, ...release2, '--out', out);
    expect({ exitCode, stdout }).toEqual({ exitCode: 0, stdout: '' });
    expect(JSON.parse(await readFile(join(out, 'user.json'), 'utf8'))).toHaveProperty('Statement');
  });

  it('has the policies of a feature that the file cannot tell', async () => {
    const { stdout } = await fromConfig(v3, ...release3, '--feature', 'imageBuild');
    expect(Object.keys(JSON.parse(stdout))).toEqual(
      expect.arrayContaining(['userImage', 'imageBuilderInstance', 'imageBuilderCleanup']),
    );
  });
});

describe('what it prints with --pack', () => {
  const args = [config('3x-efs.yaml'), '--release', '3.3.1', ...account];

  it('is the fewest documents of each, which grant what was printed without', async () => {
    const { exitCode, stdout, stderr } = await fromConfig(...args, '--pack');
    expect(exitCode).toBe(0);
    const packed: Documents = JSON.parse(stdout);
    const plain: Documents = JSON.parse((await fromConfig(...args)).stdout);
    expect(stderr).toMatch(/headNode/);
    for (const whose of ['user', 'headNode', 'computeNode', 'lambda']) {
      const before = of(whose, plain);
      const after = of(whose, packed);
      expect(after.length).toBeGreaterThan(0);
      expect(after.length).toBeLessThanOrEqual(before.length);
      const { gained, lost, undecided } = diffPolicies(before, after);
      expect({ whose, gained, lost, undecided }).toEqual({
        ...{ whose, gained: [], lost: [], undecided: [] },
      });
      // AWS's quota of a managed policy, white space left out.
      for (const document of after) expect(JSON.stringify(document).length).toBeLessThan(6145);
    }
    expect(Object.keys(packed).length).toBeLessThan(Object.keys(plain).length);
  });

  it('is in a file for each where --out is a folder', async () => {
    const out = join(folder, 'out/');
    const { exitCode } = await fromConfig(...args, '--pack', '--out', out);
    expect(exitCode).toBe(0);
    expect(await readdir(out)).toEqual(expect.arrayContaining(['user.json', 'headNode.json']));
  });
});

describe('of an image', () => {
  const image = (file: string) =>
    fileURLToPath(new URL(`../../cluster-config/test/images/${file}`, import.meta.url));

  it('is the documents that build it', async () => {
    const { exitCode, stdout, stderr } = await fromConfig(image('minimal.yaml'), ...release3);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(new Set(Object.keys(JSON.parse(stdout)))).toEqual(
      new Set(['imageBuilderCleanup', 'imageBuilderInstance', 'userIamAdmin', 'userImage']),
    );
  });

  it('tells where its features stand', async () => {
    const file = image('boundary-and-policies.yaml');
    const { exitCode, stderr } = await fromConfig(file, ...release3, '--explain');
    expect(exitCode).toBe(0);
    expect(stderr).toContain(`${file}:1:1: region eu-west-1\n`);
    expect(stderr).toContain(':12:5: permissionsBoundary, by Build/Iam/PermissionsBoundary\n');
    expect(stderr).toContain('imageBuilderInstance not covered: s3:GetObject on arn:*:s3:::team-');
  });

  it('has no scope of a cluster', async () => {
    const scope = ['--scope', 'cluster'];
    const { exitCode, stderr } = await fromConfig(image('minimal.yaml'), ...release3, ...scope);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('--scope is "cluster", and the file is one of an image');
  });

  it('that is wrong is an error with every place', async () => {
    const { exitCode, stderr } = await fromConfig(image('bad.yaml'), ...release3);
    expect(exitCode).toBe(1);
    expect(stderr.match(/bad.yaml:\d+:\d+: /g)).toHaveLength(13);
  });
});

describe('the file', () => {
  it('is ~/.parallelcluster/config when none is given', async () => {
    vi.mocked(homedir).mockReturnValue(folder);
    await mkdir(join(folder, '.parallelcluster'));
    await writeFile(join(folder, '.parallelcluster/config'), await readFile(v2));
    const { exitCode, stdout } = await fromConfig(...release2);
    expect(exitCode).toBe(0);
    expect(stdout).toBe((await fromConfig(v2, ...release2)).stdout);
  });

  it('that is not there is an error of usage that names it', async () => {
    vi.mocked(homedir).mockReturnValue(folder);
    const { exitCode, stderr } = await fromConfig(...release2);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`${join(folder, '.parallelcluster/config')} cannot be read`);
  });

  it('that is wrong is an error with every place', async () => {
    const file = join(folder, 'bad.yaml');
    await writeFile(file, 'Region: {{ region }}\nScheduling:\n  Scheduler: {{ scheduler }}\n');
    const { exitCode, stdout, stderr } = await fromConfig(file, ...release3);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toBe(
      [
        'error: The configuration is wrong:',
        `  - ${file}:1:9: {{ region }} is left of a template; fill the template in first`,
        `  - ${file}:3:14: {{ scheduler }} is left of a template; fill the template in first`,
        '',
      ].join('\n'),
    );
  });
});

describe('a warning', () => {
  it('stands before the error that it tells the reason of', async () => {
    const file = join(folder, 'config');
    await writeFile(file, '[cluster default]\nkey_name = k\n\tscheduler = slurm\n');
    const { exitCode, stderr } = await fromConfig(file, '--release', '2.11.9', ...account);
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(
      /^warning: .*sge is taken[\s\S]*^warning: .*:3:2: this line goes on[\s\S]*^error: /m,
    );
  });
});

describe('the options', () => {
  it('must name a release', async () => {
    const { exitCode, stderr } = await fromConfig(v2, ...account);
    expect({ exitCode, stderr }).toEqual({
      exitCode: 2,
      stderr: 'error: --release is missing: the release of ParallelCluster, such as 3.11.1\n',
    });
  });

  it('name all that the file does not tell', async () => {
    const { exitCode, stderr } = await fromConfig(
      config('3x-no-region.yaml'),
      '--release',
      '3.11.1',
    );
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--region is missing');
    expect(stderr).toContain('--account-id is missing');
  });

  it('may not contradict the file', async () => {
    const { exitCode, stderr } = await fromConfig(v3, ...release3, '--region', 'us-east-1');
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      `--region is "us-east-1", which contradicts Region (${v3}:1:1); leave it out`,
    );
  });

  it.each([
    [
      'a release of the other generation',
      v2,
      '3.11.1',
      ':1:1: ParallelCluster 3.11.1 does not read this file, which is one of 2.x',
    ],
    [
      'a release without the scheduler',
      config('2x-new-subnet.ini'),
      '2.11.9',
      ':6:1: ParallelCluster 2.11.9 has no torque, which ended with 2.11.4; it has awsbatch, slurm',
    ],
  ])('may not name %s', async (_what, file, release, message) => {
    const { exitCode, stderr } = await fromConfig(file, '--release', release, ...account);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(message);
  });

  it('may not name a scheduler that nobody has', async () => {
    const file = join(folder, 'lsf.yaml');
    await writeFile(file, 'Scheduling:\n  Scheduler: lsf\n');
    const { exitCode, stderr } = await fromConfig(file, ...release3);
    expect(exitCode).toBe(1);
    expect(stderr).toContain(
      `${file}:2:3: Scheduling/Scheduler is "lsf"; ParallelCluster 3.11.1 has awsbatch, slurm`,
    );
  });

  it('name the releases there are instead of one that is none', async () => {
    const { exitCode, stderr } = await fromConfig(v3, '--release', '3.99.0', ...account);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('--release is "3.99.0"; slurm knows');
  });

  it('say where a wrong value of the file stands', async () => {
    const file = join(folder, 'role.ini');
    const text = await readFile(v2, 'utf8');
    await writeFile(file, text.replace('vpc_settings', 'ec2_iam_role = a*\nvpc_settings'));
    const { exitCode, stderr } = await fromConfig(file, '--release', '2.4.1', ...account);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('--ec2-role-name is "a*", not an IAM role name');
    expect(stderr).toContain(`(${file}:7:1, [cluster c] ec2_iam_role)`);
  });
});
