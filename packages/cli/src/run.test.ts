import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { run } from './run.ts';

/** Runs the command line and answers with everything that came out of it. */
async function pcluster(...args: readonly string[]) {
  const written = { stdout: '', stderr: '' };
  const exitCode = await run(args, {
    stdout: { write: (text) => (written.stdout += text) },
    stderr: { write: (text) => (written.stderr += text) },
  });
  return { exitCode, ...written };
}

const common = ['--release', '2.4.1', '--region', 'eu-west-1', '--account-id', '123456789012'];
const slurm = ['--scheduler', 'slurm', ...common, '--ec2-role-name', 'parallelcluster-ec2'];
const batchInputs = [
  ['--stack-name', 'parallelcluster-demo'],
  ['--resources-bucket', 'parallelcluster-demo-resources'],
  ['--serial-job-definition-name', 'demo-serial'],
  ['--mnp-job-definition-name', 'demo-mnp'],
  ['--job-queue-name', 'demo-queue'],
  ['--job-role-name', 'demo-job'],
  ['--ecs-compute-environment', 'demo-ecs'],
].flat();

async function golden(file: string): Promise<unknown> {
  const path = new URL(`../../acceptance/golden/2.4.1/${file}.json`, import.meta.url);
  return JSON.parse(await readFile(path, 'utf8'));
}

describe('documents', () => {
  it.each([
    ['user.sge-slurm-torque', ['user', ...slurm]],
    ['user.awsbatch', ['user', '--scheduler', 'awsbatch', ...common]],
    ['instance.sge-slurm-torque', ['instance', '--scheduler', 'torque', ...common]],
    ['instance.awsbatch', ['instance', '--scheduler', 'awsbatch', ...common, ...batchInputs]],
  ])('prints %s and nothing else', async (file, args) => {
    const { exitCode, stdout, stderr } = await pcluster(...args);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual(await golden(file));
    expect(stdout.endsWith(']\n}\n')).toBe(true);
  });

  it('prints one line with --compact', async () => {
    const { stdout } = await pcluster('user', ...slurm, '--compact');
    expect(stdout).toMatch(/^\{"Version":"2012-10-17",.*\}\n$/);
  });

  it('prints the corrected text with --text corrected', async () => {
    const { stdout } = await pcluster('user', ...slurm, '--text', 'corrected');
    expect(stdout).toContain('elasticfilesystem:DescribeMountTargets');
    expect(stdout).not.toContain('efs:');
  });

  it.each([
    ['ec2', 'eu-west-1', 'ec2.amazonaws.com'],
    ['ec2', 'cn-north-1', ['ec2.amazonaws.com', 'ec2.amazonaws.com.cn']],
    ['lambda', 'cn-north-1', 'lambda.amazonaws.com'],
  ])('prints the trust policy of %s in %s', async (service, region, principal) => {
    const { stdout } = await pcluster('trust', service, '--region', region);
    expect(JSON.parse(stdout)).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: principal }, Action: 'sts:AssumeRole' }],
    });
  });

  it('lists the schedulers with releases, policies, errata and where support ended', async () => {
    const { stdout } = await pcluster('schedulers');
    expect(JSON.parse(stdout)).toMatchObject([
      {
        name: 'awsbatch',
        releases: { '2.4.1': ['user', 'instance'], '2.11.9': expect.anything() },
      },
      { name: 'sge', end: { lastRelease: '2.11.4', successors: ['slurm', 'awsbatch'] } },
      {
        name: 'slurm',
        errata: expect.arrayContaining([expect.objectContaining({ name: 'efs-prefix' })]),
      },
      { name: 'torque' },
    ]);
  });
});

describe('help', () => {
  it('lists exactly the inputs of the document', async () => {
    const options = async (...args: readonly string[]) => {
      const { exitCode, stdout } = await pcluster(...args, '--help');
      expect(exitCode).toBe(0);
      return new Set(
        Array.from(stdout.matchAll(/^ {2}(?:-h, )?(--[a-z0-9-]+)/gm), ([, name]) => name),
      );
    };
    const every = new Set([
      ...['--scheduler', '--release', '--plugin', '--region', '--account-id', '--partition'],
      ...['--text', '--out', '--compact', '--help'],
    ]);
    const ofBatch = batchInputs.filter((_, at) => at % 2 === 0);
    expect(await options('user')).toEqual(every);
    expect(await options('instance', '--scheduler', 'slurm', '--release', '2.4.1')).toEqual(every);
    const batch = ['--scheduler', 'awsbatch', '--release', '2.4.1'];
    expect(await options('instance', ...batch)).toEqual(new Set([...every, ...ofBatch]));
    expect(await options('user', '--scheduler', 'slurm', '--release', '2.4.1')).toEqual(
      new Set([...every, '--ec2-role-name', '--role-path']),
    );
  });

  it('shows the inputs of the newest release while none is named', async () => {
    const { stdout } = await pcluster('instance', '--scheduler', 'slurm', '--help');
    expect(stdout).toContain('--role-path <value>');
    expect(stdout).not.toContain('--compute-subnet-id <value>');
  });

  it('prints the version', async () => {
    const manifest = await readFile(new URL('../package.json', import.meta.url), 'utf8');
    const { stdout } = await pcluster('--version');
    expect(stdout).toBe(`${JSON.parse(manifest).version}\n`);
  });
});

describe('wrong usage', () => {
  it.each([
    ['an unknown command', ['polciy'], "unknown command 'polciy'"],
    ['no command', [], 'Usage: pcluster-iam'],
    ['an unknown option', ['user', ...slurm, '--acount-id', '1'], "unknown option '--acount-id'"],
    [
      'an option without its value',
      ['user', '--scheduler'],
      "'--scheduler <name>' argument missing",
    ],
    ['an option that stands twice', ['user', ...slurm, '--region', 'eu-west-2'], 'stands twice'],
    ['a further argument', ['user', ...slurm, 'more'], 'too many arguments'],
    ['a service without a trust policy', ['trust', 's3'], 'Allowed choices are ec2, lambda'],
    ['an input of another policy', ['instance', ...slurm], "unknown option '--ec2-role-name'"],
  ])('%s exits with 2 and says so', async (_, args, message) => {
    const { exitCode, stdout, stderr } = await pcluster(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('names every option that is missing', async () => {
    const { exitCode, stdout, stderr } = await pcluster(
      'user',
      '--scheduler',
      'slurm',
      '--release',
      '2.4.1',
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(
      /--region is missing.*\n.*--account-id is missing.*\n.*--ec2-role-name is missing/,
    );
  });

  it('knows without a scheduler what else is missing', async () => {
    const { exitCode, stderr } = await pcluster('user', '--ec2-role-name', 'x');
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/--scheduler is missing; it is one of awsbatch, sge, slurm, torque/);
    expect(stderr).toMatch(/--release is missing/);
  });
});

describe('wrong input', () => {
  it('names every option that is wrong, and exits with 1', async () => {
    const { exitCode, stdout, stderr } = await pcluster(
      ...['user', '--scheduler', 'slurm', '--release', '2.4.1', '--region', 'mars'],
      ...['--account-id', '12', '--ec2-role-name', 'a*'],
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(
      /--region is "mars".*\n.*--account-id is "12".*\n.*--ec2-role-name is "a\*"/,
    );
  });

  it.each([
    ['an unknown scheduler', ['--scheduler', 'lsf', ...common], '--scheduler is "lsf"'],
    [
      'an unknown release',
      ['--scheduler', 'slurm', ...common].with(3, '9.9.9'),
      'slurm knows 2.4.0 to 3.11.1, the nearest 3.11.1',
    ],
    [
      'a release after the end',
      ['--scheduler', 'sge', ...common].with(3, '3.0.0'),
      'slurm and awsbatch',
    ],
    [
      'a contradiction',
      [...slurm, '--partition', 'aws-cn'],
      '--partition is "aws-cn", which contradicts',
    ],
    ['an empty text', ['--scheduler', 'awsbatch', ...common].with(5, ''), '--region is ""'],
  ])('%s exits with 1 and says so', async (_, args, message) => {
    const { exitCode, stdout, stderr } = await pcluster('user', ...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('says what is wrong with the region of a trust policy', async () => {
    const { exitCode, stderr } = await pcluster('trust', 'ec2', '--region', 'mars');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('--region is "mars"');
  });

  it('marks errors in red where the terminal shows colours, and only there', async () => {
    let stderr = '';
    const write = (text: string) => (stderr += text);
    await run(['trust', 'ec2'], { stdout: { write }, stderr: { write, hasColors: () => true } });
    expect(stderr.startsWith('\u001b[31merror:\u001b[39m ')).toBe(true);
    expect((await pcluster('trust', 'ec2')).stderr).not.toContain('\u001b');
  });
});

describe('--out', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'pcluster-iam-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  const write = (file: string) => pcluster('user', ...slurm, '--out', join(folder, file));

  it('writes the document and prints nothing', async () => {
    expect(await write('user.json')).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    const text = await readFile(join(folder, 'user.json'), 'utf8');
    expect(JSON.parse(text)).toEqual(await golden('user.sge-slurm-torque'));
    expect(await readdir(folder)).toEqual(['user.json']);
  });

  it('takes the place of an earlier document', async () => {
    await writeFile(join(folder, 'user.json'), 'earlier, and longer than nothing');
    await write('user.json');
    expect(JSON.parse(await readFile(join(folder, 'user.json'), 'utf8'))).toHaveProperty(
      'Statement',
    );
  });

  it('writes to what a link names, and keeps the link', async () => {
    await writeFile(join(folder, 'real.json'), '');
    await symlink('real.json', join(folder, 'link.json'));
    await write('link.json');
    expect(JSON.parse(await readFile(join(folder, 'real.json'), 'utf8'))).toHaveProperty(
      'Statement',
    );
    expect((await readdir(folder)).toSorted()).toEqual(['link.json', 'real.json']);
  });

  it('writes to standard output with "-"', async () => {
    const { stdout } = await pcluster('user', ...slurm, '--out', '-');
    expect(JSON.parse(stdout)).toHaveProperty('Statement');
  });

  it('leaves nothing behind where it cannot write', async () => {
    await mkdir(join(folder, 'taken'));
    for (const file of ['taken', 'no/such/folder.json']) {
      const { exitCode, stdout, stderr } = await write(file);
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
      expect(stderr).toContain(`--out ${join(folder, file)} cannot be written`);
    }
    expect(await readdir(folder)).toEqual(['taken']);
  });

  it('writes nothing when the input is wrong', async () => {
    const args = ['user', ...slurm, '--out', join(folder, 'user.json')].with(6, 'mars');
    expect((await pcluster(...args)).exitCode).toBe(1);
    expect(await readdir(folder)).toEqual([]);
  });
});

describe('--plugin', () => {
  const fixture = (file: string) => fileURLToPath(new URL(`../fixtures/${file}`, import.meta.url));

  it('adds a scheduler of your own', async () => {
    const args = ['--plugin', fixture('own.mjs'), '--scheduler', 'own', '--release', '1.0.0'];
    const { exitCode, stdout, stderr } = await pcluster(
      ...['user', ...args, '--region', 'eu-west-1', '--account-id', '123456789012'],
      ...['--queue-name', 'q'],
    );
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(JSON.parse(stdout).Statement).toEqual([
      {
        Sid: 'Own',
        Effect: 'Allow',
        Action: ['sqs:SendMessage'],
        Resource: 'arn:aws:sqs:eu-west-1:123456789012:q',
      },
    ]);
    const { stdout: help } = await pcluster('user', ...args, '--help');
    expect(help).toMatch(/--queue-name <value> +name of the queue/);
  });

  it.each([
    ['no-such-file.mjs', 'cannot be loaded'],
    ['throws.mjs', 'cannot be loaded: Error: at load'],
    ['empty.mjs', 'exports no scheduler'],
    ['broken.mjs', 'has no function "statements"'],
    ['taken.mjs', 'stands twice'],
  ])('exits with 1 when the plugin is %s', async (file, message) => {
    const { exitCode, stdout, stderr } = await pcluster('schedulers', '--plugin', fixture(file));
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain(message);
  });
});
