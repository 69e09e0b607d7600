import { mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { permissionChanges, permissionHistory } from '@pcluster-iam/core';
import { slurm as slurmPlugin } from '@pcluster-iam/slurm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pcluster } from '../test/pcluster.ts';
import { run } from './run.ts';

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

const slurm3 = ['--scheduler', 'slurm', '--release', '3.11.1', ...common.slice(2)];

/** A document as AWS published it for a release. */
async function golden(file: string, release = '2.4.1'): Promise<unknown> {
  const path = new URL(`../../acceptance/golden/${release}/${file}.json`, import.meta.url);
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
      ...['--text', '--pack', '--out', '--compact', '--help'],
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

describe('policies', () => {
  const user = ['policies', ...slurm3, '--for', 'user'];

  it('prints every document of a person by its kind', async () => {
    const { exitCode, stdout, stderr } = await pcluster(...user);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const policies = JSON.parse(stdout);
    expect(Object.keys(policies)).toEqual(['userCluster1', 'userCluster2']);
    expect(policies).toEqual({
      userCluster1: await golden('user-cluster-1', '3.11.1'),
      userCluster2: await golden('user-cluster-2', '3.11.1'),
    });
  });

  it('prints those that features bring as well', async () => {
    const features = ['--feature', 'fsx', '--feature', 'logRetrieval'];
    const { stdout } = await pcluster(...user, ...features, '--fsx-buckets', 'demo-fsx-data');
    const policies = JSON.parse(stdout);
    expect(Object.keys(policies)).toEqual([
      'userCluster1',
      'userCluster2',
      'userFsxS3',
      'userLogRetrieval',
    ]);
    expect(policies.userFsxS3).toEqual(await golden('user-fsx-s3', '3.11.1'));
    expect(policies.userLogRetrieval).toEqual(await golden('user-log-retrieval', '3.11.1'));
  });

  it('takes a list as an option that stands several times', async () => {
    const buckets = ['--fsx-buckets', 'first-bucket', '--fsx-buckets', 'second-bucket'];
    const { stdout } = await pcluster(...user, '--feature', 'fsx', ...buckets);
    const { userFsxS3 } = JSON.parse(stdout);
    expect(userFsxS3.Statement[1].Resource).toEqual([
      'arn:aws:s3:::first-bucket',
      'arn:aws:s3:::first-bucket/*',
      'arn:aws:s3:::second-bucket',
      'arn:aws:s3:::second-bucket/*',
    ]);
  });

  it('prints those of a release that has one', async () => {
    const { stdout } = await pcluster('policies', ...slurm, '--for', 'user');
    expect(JSON.parse(stdout)).toEqual({ user: await golden('user.sge-slurm-torque') });
  });

  it('prints those of a machine', async () => {
    const { stdout } = await pcluster('policies', ...slurm3, '--for', 'headNode');
    expect(JSON.parse(stdout)).toEqual({ headNode: await golden('head-node.slurm', '3.11.1') });
  });

  it('has the inputs of just the documents that are asked for', async () => {
    const { stdout: without } = await pcluster(...user, '--help');
    expect(without).toContain('--role-path <value>');
    expect(without).not.toContain('--fsx-buckets');
    const { stdout } = await pcluster(...user, '--feature', 'fsx', '--help');
    expect(stdout.replace(/\s+/g, ' ')).toMatch(
      /--fsx-buckets <value> S3 buckets [^(]+ such as demo-fsx-data \(may stand several times\)/,
    );
  });

  it.each([
    ['nobody', user.slice(0, -2), 2, '--for is missing; the policies of slurm 3.11.1 are for user'],
    ['somebody unknown', user.with(-1, 'me'), 1, '--for is "me"; the policies of slurm 3.11.1'],
    [
      'an unknown feature',
      [...user, '--feature', 'fxs'],
      1,
      '--feature names "fxs", which slurm 3.11.1 has not for "user"; it has fsx,',
    ],
    ['a missing input', [...user, '--feature', 'fsx'], 2, '--fsx-buckets is missing'],
    [
      'an input of a feature that was not asked for',
      [...user, '--fsx-buckets', 'demo-fsx-data'],
      2,
      "unknown option '--fsx-buckets'",
    ],
    ['two people', [...user, '--for', 'user'], 2, 'stands twice'],
    [
      'a name twice',
      [...user, '--feature', 'fsx', '--fsx-buckets', 'same-b', '--fsx-buckets', 'same-b'],
      1,
      'stands in the list already',
    ],
  ])('for %s says so', async (_what, args, code, message) => {
    const { exitCode, stdout, stderr } = await pcluster(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: code, stdout: '' });
    expect(stderr).toContain(message);
  });
});

describe('policy', () => {
  it.each([
    ['headNode', 'head-node.slurm', []],
    ['computeNode', 'compute-node.slurm', []],
    ['lambda', 'lambda.slurm', []],
    ['userFsxS3', 'user-fsx-s3', ['--fsx-buckets', 'demo-fsx-data']],
  ])('prints the one document of the kind %s', async (kind, file, inputs) => {
    const { exitCode, stdout, stderr } = await pcluster('policy', kind, ...slurm3, ...inputs);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual(await golden(file, '3.11.1'));
  });

  it('takes the kind after the options, as its help shows it', async () => {
    const { stdout } = await pcluster('policy', ...slurm3, 'headNode');
    expect(JSON.parse(stdout)).toEqual(await golden('head-node.slurm', '3.11.1'));
    const { stdout: help } = await pcluster('policy', '--help');
    expect(help).toContain('pcluster-iam policy [options] <kind>');
  });

  it('is that of the head node where the instance policy is asked for', async () => {
    const { stdout } = await pcluster('instance', ...slurm3);
    expect(JSON.parse(stdout)).toEqual(await golden('head-node.slurm', '3.11.1'));
  });

  it.each([
    ['no kind', ['policy', ...slurm3], 2, "missing required argument 'kind'"],
    ['an unknown kind', ['policy', 'moon', ...slurm3], 1, '"3.11.1" of slurm has no "moon" policy'],
    ['a kind of every object', ['policy', 'constructor', ...slurm3], 1, 'no "constructor" policy'],
    [
      'an input of another kind',
      ['policy', 'headNode', ...slurm3, '--fsx-buckets', 'b'],
      2,
      "unknown option '--fsx-buckets'",
    ],
    ['two kinds', ['policy', 'headNode', 'lambda', ...slurm3], 2, 'too many arguments'],
  ])('of %s says so', async (_what, args, code, message) => {
    const { exitCode, stdout, stderr } = await pcluster(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: code, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('of a user in 3.x tells the command that prints what takes its place', async () => {
    const { exitCode, stdout, stderr } = await pcluster('user', ...slurm3);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toContain(
      'what a user needs is userCluster1 and userCluster2, which pcluster-iam policies --for user prints\n',
    );
    expect(stderr).not.toContain('buildPolicies');
  });
});

describe('role', () => {
  const headNode = [
    ...['role', '--scheduler', 'slurm', '--release', '3.11.1', '--for', 'headNode'],
    ...['--region', 'cn-north-1'],
  ];

  // AWS ParallelCluster User Guide, "IAM permissions in AWS ParallelCluster": the head node's role.
  it('prints the trust policy, the path and the managed policies', async () => {
    const { exitCode, stdout, stderr } = await pcluster(...headNode);
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    expect(JSON.parse(stdout)).toEqual({
      path: '/parallelcluster/',
      trustPolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: ['ec2.amazonaws.com', 'ec2.amazonaws.com.cn'] },
            Action: 'sts:AssumeRole',
          },
        ],
      },
      managedPolicyArns: [
        'arn:aws-cn:iam::aws:policy/CloudWatchAgentServerPolicy',
        'arn:aws-cn:iam::aws:policy/AmazonSSMManagedInstanceCore',
      ],
    });
  });

  it('stands in the path that is given', async () => {
    const { stdout } = await pcluster(...headNode, '--role-path', '/team/', '--compact');
    expect(stdout).toMatch(/^\{"path":"\/team\/",.*\}\n$/);
  });

  it.each([
    ['nobody', headNode.toSpliced(5, 2), 2, '--for is missing; the roles of this release are'],
    ['a person', headNode.with(6, 'user'), 1, '--for is "user"; the roles of this release are'],
    ['a wrong path', [...headNode, '--role-path', 'team'], 1, '--role-path is "team", not a path'],
    ['a wrong partition', [...headNode, '--partition', 'aws'], 1, '--partition is "aws", which'],
    ['no scheduler', headNode.toSpliced(1, 2), 2, '--scheduler is missing; it is one of awsbatch'],
    ['an account', [...headNode, '--account-id', '1'], 2, "unknown option '--account-id'"],
  ])('of %s says so', async (_what, args, code, message) => {
    const { exitCode, stdout, stderr } = await pcluster(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: code, stdout: '' });
    expect(stderr).toContain(message);
  });
});

describe('upgrade', () => {
  const upgrade = (from: string, to: string, ...more: readonly string[]) =>
    pcluster('upgrade', '--scheduler', 'slurm', '--from', from, '--to', to, ...more);

  /** The actions of a document by Sid, as AWS published it. */
  async function actionsOf(file: string, release: string) {
    const document = (await golden(file, release)) as {
      readonly Statement: readonly { readonly Sid: string; readonly Action: string[] }[];
    };
    return new Map(document.Statement.map(({ Sid, Action }) => [Sid, Action]));
  }

  // Which actions came is found again here, in AWS's documents of the two releases.
  async function cameIn3111(): Promise<readonly (readonly [sid: string, action: string])[]> {
    const before = await actionsOf('user-cluster-2', '3.11.0');
    const after = await actionsOf('user-cluster-2', '3.11.1');
    const came = [...after].flatMap(([sid, actions]) =>
      actions
        .filter((action) => !before.get(sid)?.includes(action))
        .map((action) => [sid, action] as const),
    );
    expect(came.length).toBeGreaterThan(0);
    return came;
  }

  it('prints a table with a line for each thing that changed', async () => {
    const { exitCode, stdout, stderr } = await upgrade('3.11.0', '3.11.1');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const [title, empty, head, ...rows] = stdout.trimEnd().split('\n');
    expect(title).toBe('What changes for slurm from 3.11.0 to 3.11.1, an upgrade');
    expect(empty).toBe('');
    expect(head).toMatch(/^policy +statement +what changes$/);
    expect(rows.map((row) => row.split(/ {2,}/))).toEqual(
      (await cameIn3111()).map(([sid, action]) => ['userCluster2', sid, '+', action]),
    );
    // Without a terminal there are no colours.
    expect(stdout).not.toContain('\u001b');
  });

  it('prints a downgrade the other way round', async () => {
    const { stdout } = await upgrade('3.11.1', '3.11.0');
    expect(stdout).toContain('from 3.11.1 to 3.11.0, a downgrade\n');
    for (const [, action] of await cameIn3111()) {
      expect(stdout).toMatch(new RegExp(` - {2}${action}\n`));
    }
  });

  it('prints a table of Markdown', async () => {
    const { stdout } = await upgrade('3.11.0', '3.11.1', '--markdown');
    const rows = (await cameIn3111()).map(
      ([sid, action]) => `| userCluster2 | ${sid} | + | ${action} |`,
    );
    expect(stdout.split('\n')).toEqual([
      '## What changes for slurm from 3.11.0 to 3.11.1, an upgrade',
      '',
      '| policy | statement |  | what changes |',
      '| --- | --- | --- | --- |',
      ...rows,
      '',
    ]);
  });

  it('prints what core answers with --json', async () => {
    const { stdout } = await upgrade('3.11.0', '3.11.1', '--json', '--region', 'cn-north-1');
    const options = { from: '3.11.0', to: '3.11.1', region: 'cn-north-1' } as const;
    expect(JSON.parse(stdout)).toEqual(permissionChanges({ scheduler: slurmPlugin, ...options }));
    const { stdout: compact } = await upgrade('3.11.0', '3.11.1', '--json', '--compact');
    expect(compact).toMatch(/^\{"scheduler":"slurm",.*\}\n$/);
  });

  it('uses the inputs that are given', async () => {
    const account = ['--account-id', '000000000000', '--region', 'cn-north-1'];
    const { stdout } = await upgrade('3.4.1', '3.5.0', ...account);
    expect(stdout).toMatch(/arn:aws-cn:[a-z0-9]+:cn-north-1:000000000000:/);
    expect(stdout).not.toContain('arn:aws:');
  });

  it('tells where AWS’s source changed, and calls nothing removed that it left out', async () => {
    const { stdout } = await upgrade('3.4.1', '3.5.0');
    expect(stdout).toMatch(/^From 3\.5\.0 on, AWS publishes .* instead of .*do not take it away/m);
    expect(stdout).toMatch(/ \? {2}secretsmanager:GetSecretValue\n/);
    expect(stdout).not.toMatch(/ - {2}/);
    const { stdout: markdown } = await upgrade('3.4.1', '3.5.0', '--markdown');
    expect(markdown).toMatch(/^From 3\.5\.0 on, AWS publishes /m);
  });

  it('tells the text that both releases have, and that nothing changes', async () => {
    const { stdout } = await upgrade('3.9.1', '3.9.2');
    expect(stdout.split('\n')).toEqual([
      'What changes for slurm from 3.9.1 to 3.9.2, an upgrade',
      '',
      'Both releases have one published text, that of 3.10.1.',
      '',
      'Nothing changes.',
      '',
    ]);
  });

  it('compares by meaning what each person and role may do', async () => {
    const { stdout } = await upgrade('3.10.1', '3.11.0', '--by-meaning');
    expect(stdout).toMatch(
      /^What changes for slurm from 3.10.1 to 3.11.0, an upgrade\n\nFor user:\n\nNo longer allowed\n- .* on \*\n {4}such as .* on \*\n$/,
    );
    const names = [...(await cameIn3111())].map(([, action]) => action);
    expect(stdout.match(/[a-z]+:[A-Z]\w+/g)).toEqual(expect.arrayContaining(names));
    expect((await upgrade('3.11.1', '3.11.0', '--by-meaning')).stdout).toContain(
      `No longer allowed\n- ${names.join(', ')} on *\n`,
    );
    expect((await upgrade('3.11.1', '3.11.1', '--by-meaning')).stdout).toContain(
      '\n\nNothing changes.\n',
    );
  });

  it('does so as data, and with what only one of the releases has', async () => {
    const { stdout } = await upgrade('2.11.9', '3.0.0', '--by-meaning', '--json');
    const { direction, recipients } = JSON.parse(stdout);
    expect(direction).toBe('upgrade');
    const byName = new Map<string, { gained: unknown[]; lost: unknown[] }>(
      recipients.map((one: { for: string }) => [one.for, one]),
    );
    // The instance of 2.x is the head node or a compute node of 3.x.
    expect(byName.get('instance')).toMatchObject({ gained: [], undecided: [] });
    expect(byName.get('instance')?.lost).not.toEqual([]);
    expect(byName.get('headNode')).toMatchObject({ lost: [], undecided: [] });
    expect(byName.get('headNode')?.gained).not.toEqual([]);
  });

  it('says by meaning, too, what the change of source makes uncertain', async () => {
    const { stdout } = await upgrade('3.4.1', '3.5.0', '--by-meaning');
    expect(stdout).toContain('What is no longer allowed is no longer in the published text.');
    const both = await upgrade('3.4.1', '3.5.0', '--by-meaning', '--markdown');
    expect(both.exitCode).toBe(2);
    expect(both.stderr).toContain("'--markdown' cannot be used with option '--by-meaning'");
  });

  it('of a release to itself says so', async () => {
    const { stdout } = await upgrade('3.11.1', '3.11.1');
    expect(stdout).toContain('from 3.11.1 to 3.11.1, the same release\n');
    expect(stdout).toContain('\nNothing changes.\n');
  });

  it('tells that two releases share no kind of policy', async () => {
    const note = 'The two releases share no kind of policy.\n';
    expect((await upgrade('2.9.1', '3.0.0')).stdout).toContain(note);
    expect((await upgrade('3.11.0', '3.11.1')).stdout).not.toContain(note);
  });

  describe('where the terminal shows colours', () => {
    const inColour = async (...args: readonly string[]) => {
      let stdout = '';
      const write = (text: string) => (stdout += text);
      const streams = { stdout: { write, hasColors: () => true }, stderr: { write } };
      await run(['upgrade', '--scheduler', 'slurm', ...args], streams);
      return stdout;
    };

    it.each([
      ['what came is green', '3.11.0', '3.11.1', '+', 32],
      ['what went is red', '3.11.1', '3.11.0', '-', 31],
      ['what is no longer published is yellow', '3.4.1', '3.5.0', '?', 33],
      ['what is another is cyan', '3.4.1', '3.5.0', '~', 36],
      ['what moved is cyan', '3.4.1', '3.5.0', '>', 36],
    ])('%s', async (_what, from, to, sign, colour) => {
      const lines = (await inColour('--from', from, '--to', to)).split('\n');
      const marked = lines.filter((line) => line.split(/ {2,}/)[2] === sign);
      expect(marked.length).toBeGreaterThan(0);
      for (const line of marked) {
        expect(line.startsWith(`\u001b[${colour}m`)).toBe(true);
        expect(line.endsWith('\u001b[39m')).toBe(true);
      }
    });

    it('is only the table in them, and only on the terminal', async () => {
      const args = ['--from', '3.11.0', '--to', '3.11.1'];
      const text = await inColour(...args);
      expect(text.split('\n').slice(0, 3).join('')).not.toContain('\u001b');
      expect(await inColour(...args, '--out', '-')).toBe(text);
      expect(await inColour(...args, '--markdown')).not.toContain('\u001b');
      expect(await inColour(...args, '--json')).not.toContain('\u001b');
    });

    it('is nothing in them where they are switched off', async () => {
      let stdout = '';
      const write = (text: string) => (stdout += text);
      const args = ['upgrade', '--scheduler', 'slurm', '--from', '3.11.0', '--to', '3.11.1'];
      await run(args, { stdout: { write, hasColors: () => false }, stderr: { write } });
      expect(stdout).toBe((await upgrade('3.11.0', '3.11.1')).stdout);
    });

    it('is nothing in them in a file', async () => {
      const folder = await mkdtemp(join(tmpdir(), 'pcluster-iam-'));
      try {
        const file = join(folder, 'changes.txt');
        const args = ['--from', '3.11.0', '--to', '3.11.1', '--out', file];
        expect(await inColour(...args)).toBe('');
        expect(await readFile(file, 'utf8')).toBe((await upgrade('3.11.0', '3.11.1')).stdout);
      } finally {
        await rm(folder, { recursive: true });
      }
    });
  });

  it.each([
    [
      'two forms at once',
      ['--from', '3.11.0', '--to', '3.11.1', '--json', '--markdown'],
      2,
      "option '--markdown' cannot be used with option '--json'",
    ],
    ['no release', ['--region', 'eu-west-1'], 2, '--from is missing'],
    ['one release', ['--from', '3.11.0'], 2, '--to is missing'],
    [
      'an unknown release',
      ['--from', '3.11.0', '--to', '3.9.9'],
      1,
      '--to is "3.9.9"; slurm knows 2.4.0 to 3.11.1, the nearest 3.9.3 and 3.10.0',
    ],
    [
      'a wrong region',
      ['--from', '3.11.0', '--to', '3.11.1', '--region', 'x'],
      1,
      '--region is "x"',
    ],
    [
      'an input of a document',
      ['--from', '3.11.0', '--to', '3.11.1', '--role-path', '/'],
      2,
      "unknown option '--role-path'",
    ],
    ['a release twice', ['--from', '3.11.0', '--from', '3.11.1'], 2, 'stands twice'],
  ])('of %s says so', async (_what, args, code, message) => {
    const { exitCode, stdout, stderr } = await pcluster('upgrade', '--scheduler', 'slurm', ...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: code, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('names every option that is wrong or missing', async () => {
    const args = ['--from', '9.9.9', '--region', 'mars'];
    const { exitCode, stderr } = await pcluster('upgrade', '--scheduler', 'slurm', ...args);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(/--from is "9\.9\.9".*\n.*--to is missing.*\n.*--region is "mars"/);
  });

  it('knows without a scheduler what is wrong', async () => {
    const { exitCode, stderr } = await pcluster('upgrade', '--from', '3.11.0', '--to', '3.11.1');
    expect(exitCode).toBe(2);
    expect(stderr).toContain('--scheduler is missing; it is one of awsbatch, sge, slurm, torque');
  });

  it('shows in its help which releases the scheduler has', async () => {
    const { stdout } = await pcluster('upgrade', '--scheduler', 'sge', '--help');
    expect(stdout.replace(/\s+/g, ' ')).toContain('release to start from, 2.4.0 to 2.11.4');
  });
});

describe('history', () => {
  const history = (action: string, ...more: readonly string[]) =>
    pcluster('history', '--scheduler', 'slurm', '--action', action, ...more);

  // aws-parallelcluster issue 4052: lambda:TagResource was missing; 2.11.7 and the text of 3.1.4,
  // which stands for 3.1.1 too, were the first to have it.
  it('prints a table of the times in which each policy grants an action', async () => {
    const { exitCode, stdout, stderr } = await history('lambda:TagResource');
    expect({ exitCode, stderr }).toEqual({ exitCode: 0, stderr: '' });
    const [head, ...rows] = stdout.split('\n').map((line) => line.split(/ {2,}/));
    expect(head).toEqual(['policy', 'for', 'since', 'until', 'granted by']);
    expect(rows).toContainEqual(['user', 'user', '2.11.7', '3.0.0', 'lambda:TagResource']);
    expect(rows).toContainEqual([
      ...['userBase', 'user', '3.1.1 (text of 3.1.4)', '3.5.0', 'lambda:TagResource'],
    ]);
    expect(rows).toContainEqual(['userCluster2', 'user', '3.9.0', 'today', 'lambda:TagResource']);
    expect(stdout).toMatch(/\n\nAs fine as the texts that AWS published/);
  });

  it('tells that an action of the oldest release may have been granted before', async () => {
    const { stdout } = await history('IAM:passrole');
    expect(stdout).toMatch(/^user +user +2\.4\.0 or before +3\.0\.0 +iam:PassRole$/m);
  });

  it('finds an action by its pattern, in whatever case', async () => {
    // aws-parallelcluster issue 6483: 3.11.0 lost what elasticloadbalancing:Describe* granted.
    const { stdout } = await history('ELASTICLOADBALANCING:describetags');
    const rows = stdout.split('\n').map((line) => line.split(/ {2,}/));
    expect(rows).toContainEqual([
      ...['userCluster2', 'user', '3.9.0', '3.11.0', 'elasticloadbalancing:Describe*'],
    ]);
    expect(rows).toContainEqual([
      ...['userCluster2', 'user', '3.11.1', 'today', 'elasticloadbalancing:DescribeTags'],
    ]);
  });

  it('prints what core answers with --json', async () => {
    const action = 'lambda:TagResource';
    const { stdout } = await history(action, '--json');
    expect(JSON.parse(stdout)).toEqual(permissionHistory({ scheduler: slurmPlugin, action }));
    expect((await history(action, '--json', '--compact')).stdout).toMatch(/^\{.*\}\n$/);
  });

  it('says that nobody grants an action', async () => {
    const { exitCode, stdout } = await history('organizations:LeaveOrganization');
    expect(exitCode).toBe(0);
    expect(stdout).toBe(
      'No policy of slurm grants organizations:LeaveOrganization in any release.\n',
    );
  });

  it('writes to a file', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'pcluster-iam-'));
    try {
      const file = join(folder, 'history.txt');
      expect((await history('lambda:TagResource', '--out', file)).stdout).toBe('');
      expect(await readFile(file, 'utf8')).toBe((await history('lambda:TagResource')).stdout);
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it.each([
    ['no action', ['--scheduler', 'slurm'], 2, '--action is missing; it is one action'],
    ['a pattern', ['--scheduler', 'slurm', '--action', 's3:*'], 1, '--action is "s3:*"; it is one'],
    ['no scheduler', ['--action', 's3:GetObject'], 2, '--scheduler is missing; it is one of'],
    [
      'an unknown scheduler',
      ['--scheduler', 'lsf', '--action', 's3:GetObject'],
      1,
      '--scheduler is "lsf", which nobody knows',
    ],
    [
      'two actions',
      ['--scheduler', 'slurm', '--action', 's3:A', '--action', 's3:B'],
      2,
      'stands twice',
    ],
  ])('of %s says so', async (_what, args, code, message) => {
    const { exitCode, stdout, stderr } = await pcluster('history', ...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: code, stdout: '' });
    expect(stderr).toContain(message);
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
    ['user', ['--release', '1.0.0', '--region', 'eu-west-1', '--account-id', '123456789012']],
    ['upgrade', ['--from', '1.0.0', '--to', '1.0.0']],
    ['history', ['--action', 's3:GetObject']],
  ])('that breaks its contract is told by its name: %s', async (command, args) => {
    const folder = await mkdtemp(join(tmpdir(), 'pcluster-iam-'));
    try {
      const file = join(folder, 'silent.mjs');
      const releases = "{ '1.0.0': { user: { inputs: {}, statements: () => [] } } }";
      await writeFile(
        file,
        `export const silent = { name: 'silent', errata: [], releases: ${releases} };`,
      );
      const given = [command, '--plugin', file, '--scheduler', 'silent', ...args];
      const { exitCode, stdout, stderr } = await pcluster(...given);
      expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
      expect(stderr).toContain('The scheduler plugin "silent" is broken');
      expect(stderr).toContain('The user policy of release 1.0.0');
    } finally {
      await rm(folder, { recursive: true });
    }
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
