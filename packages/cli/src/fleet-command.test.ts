import {
  mkdir,
  mkdtemp,
  readdir,
  readFile,
  rm,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pcluster } from '../test/pcluster.ts';
import { run } from './run.ts';

const configs = fileURLToPath(new URL('../../cluster-config/test/configs/', import.meta.url));
const v2 = join(configs, '2x-efs.ini');
const v3 = join(configs, '3x-minimal.yaml');
const image = join(configs, '../images/minimal.yaml');
const account = '123456789012';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pcluster-iam-fleet-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

const out = () => join(folder, 'out');
const files = async () =>
  (await readdir(out(), { recursive: true })).filter((path) => path.endsWith('.json')).sort();
const written = async (path: string) => JSON.parse(await readFile(join(out(), path), 'utf8'));

/** Writes a table and runs the command on it. */
async function fleet(name: string, text: string, ...args: readonly string[]) {
  const table = join(folder, name);
  await writeFile(table, text);
  const result = await pcluster('fleet', table, '--out', out(), ...args);
  return { ...result, stderr: result.stderr.replaceAll(`${folder}/`, '') };
}

const head = 'accountId,config,release,clusterName,name';
const rowsOf = (count: number) =>
  Array.from({ length: count }, (_none, index) => `${account},${v3},3.11.1,demo,c${index}`);
const csv = (...rows: readonly string[]) => `${[head, ...rows].join('\n')}\n`;

describe('the documents of a row', () => {
  const cases = [
    {
      row: {
        name: 'new',
        accountId: account,
        config: v3,
        release: '3.11.1',
        clusterName: 'demo',
        scope: 'cluster',
      },
      args: [v3, '--release', '3.11.1', '--cluster-name', 'demo', '--scope', 'cluster'],
    },
    {
      row: {
        name: 'old',
        accountId: account,
        config: v2,
        release: '2.4.1',
        ec2RoleName: 'parallelcluster-ec2',
      },
      args: [v2, '--release', '2.4.1', '--ec2-role-name', 'parallelcluster-ec2'],
    },
    {
      row: {
        name: 'images',
        accountId: account,
        config: v3,
        release: '3.11.1',
        features: ['imageBuild', 'fsx'],
        fsxBuckets: ['a-bucket', 'another-bucket'],
        text: 'corrected',
      },
      args: [
        v3,
        '--release',
        '3.11.1',
        '--feature',
        'imageBuild',
        '--feature',
        'fsx',
        '--fsx-buckets',
        'a-bucket',
        '--fsx-buckets',
        'another-bucket',
        '--text',
        'corrected',
      ],
    },
    {
      row: {
        name: 'roles',
        accountId: account,
        config: join(configs, '3x-existing-roles.yaml'),
        release: '3.11.1',
        existingRoles: 'build',
      },
      args: [join(configs, '3x-existing-roles.yaml'), '--release', '3.11.1', '--existing-roles'],
    },
    {
      row: { name: 'image', accountId: account, config: image, release: '3.11.1' },
      args: [image, '--release', '3.11.1'],
    },
  ];
  const columns = [...new Set(cases.flatMap(({ row }) => Object.keys(row)))];
  const texts = {
    csv: [
      columns.join(','),
      ...cases.map(({ row }) =>
        columns.map((column) => [Reflect.get(row, column) ?? []].flat().join(' ')).join(','),
      ),
    ].join('\r\n'),
    json: JSON.stringify(cases.map(({ row }) => row)),
    jsonl: cases.map(({ row }) => `${JSON.stringify(row)}\n`).join(''),
    yaml: cases
      .map(({ row }) =>
        Object.entries(row)
          .map(
            ([name, value], index) =>
              `${index === 0 ? '- ' : '  '}${name}: ${JSON.stringify(value)}\n`,
          )
          .join(''),
      )
      .join('# the next\n\n'),
  };

  it.each(Object.entries(texts))(
    'are those of from-config, in a table of %s',
    async (format, text) => {
      const { exitCode, stdout } = await fleet(`t.${format}`, text);
      expect({ exitCode, stdout }).toStrictEqual({ exitCode: 0, stdout: '' });
      for (const { row, args } of cases) {
        const single = await pcluster('from-config', ...args, '--account-id', account);
        const documents = JSON.parse(single.stdout);
        const names = (await readdir(join(out(), row.name))).map((file) =>
          file.replace('.json', ''),
        );
        expect(new Set(names)).toStrictEqual(new Set(Object.keys(documents)));
        for (const [kind, document] of Object.entries(documents)) {
          expect(await written(`${row.name}/${kind}.json`)).toStrictEqual(document);
        }
      }
      expect(await readdir(out())).toHaveLength(cases.length);
    },
  );

  it.each(['slurm', 'awsbatch'])(
    'without a configuration are those of the release: %s',
    async (scheduler) => {
      const table = `accountId,region,scheduler,release\n${account},eu-west-1,${scheduler},3.11.1\n`;
      const { exitCode, stderr } = await fleet('t.csv', table);
      expect({ exitCode, stderr }).toStrictEqual({
        exitCode: 0,
        stderr: 'out: rows: 1, written: 1, replaced: 0, unchanged: 0, failed: 0\n',
      });
      const common = [
        '--scheduler',
        scheduler,
        '--release',
        '3.11.1',
        '--region',
        'eu-west-1',
        '--account-id',
        account,
      ];
      const { stdout } = await pcluster('policies', ...common, '--for', 'headNode');
      expect(await written(`${account}-eu-west-1-${scheduler}/headNode.json`)).toStrictEqual(
        JSON.parse(stdout).headNode,
      );
      expect((await files()).filter((path) => path.includes('user')).length).toBeGreaterThan(1);
    },
  );

  it.each(['csv', 'json', 'jsonl', 'yaml'])(
    'are there with a byte order mark: %s',
    async (format) => {
      const row = { accountId: account, config: v2, release: '2.4.1', ec2RoleName: 'a', name: 'x' };
      const line = JSON.stringify(row);
      const texts = {
        csv: `${Object.keys(row).join(',')}\n${Object.values(row).join(',')}\n`,
        json: `[${line}]`,
        jsonl: line,
        yaml: `- ${line}\n`,
      };
      const { exitCode } = await fleet(`t.${format}`, `\uFEFF${Reflect.get(texts, format)}`);
      expect(exitCode).toBe(0);
      expect(await readdir(out())).toStrictEqual(['x']);
    },
  );

  it('are in a folder that is named by account, region and what the cluster is called', async () => {
    const ini =
      '[global]\ncluster_template = a\n[aws]\naws_region_name = eu-west-1\n[cluster a]\nscheduler = slurm\nvpc_settings = v\n[cluster b]\nscheduler = slurm\nvpc_settings = v\n[vpc v]\nvpc_id = vpc-12345678\nmaster_subnet_id = subnet-12345678\n';
    await mkdir(join(folder, 'clusters'));
    await writeFile(join(folder, 'clusters/my clusters.ini'), ini);
    const table = [
      'accountId,config,cluster,clusterName,ec2RoleName',
      `${account},clusters/my clusters.ini,,,parallelcluster-ec2`,
      `${account},clusters/my clusters.ini,b,,parallelcluster-ec2`,
      `${account},clusters/my clusters.ini,b,demo,parallelcluster-ec2`,
    ].join('\n');
    const { exitCode, stderr } = await fleet('t.csv', table, '--release', '2.4.1');
    expect({ exitCode, stderr }).toStrictEqual({
      exitCode: 0,
      stderr: 'out: rows: 3, written: 3, replaced: 0, unchanged: 0, failed: 0\n',
    });
    expect((await readdir(out())).sort()).toStrictEqual([
      '123456789012-eu-west-1-b',
      '123456789012-eu-west-1-demo',
      '123456789012-eu-west-1-my_clusters',
    ]);
  });
});

describe('a second run', () => {
  it('writes what is missing and leaves what is the same', async () => {
    await fleet('t.csv', csv(...rowsOf(3)));
    const then = new Date(2020, 1, 1);
    for (const file of await files()) await utimes(join(out(), file), then, then);
    await rm(join(out(), 'c1/headNode.json'));
    const { exitCode, stderr } = await fleet('t.csv', csv(...rowsOf(4)));
    expect({ exitCode, stderr }).toStrictEqual({
      exitCode: 0,
      stderr: 'out: rows: 4, written: 2, replaced: 0, unchanged: 2, failed: 0\n',
    });
    const touched: string[] = [];
    for (const file of await files()) {
      const { mtime } = await stat(join(out(), file));
      if (mtime.getTime() !== then.getTime()) touched.push(file);
    }
    expect(touched.filter((file) => !file.startsWith('c3/'))).toStrictEqual(['c1/headNode.json']);
  });

  it('takes the place of a file that differs with --force alone', async () => {
    await fleet('t.csv', csv(...rowsOf(3)));
    await writeFile(join(out(), 'c1/headNode.json'), 'mine');
    const refused = await fleet('t.csv', csv(...rowsOf(3)));
    expect(refused.exitCode).toBe(1);
    expect(refused.stderr).toMatch(
      /^error: t\.csv:3:1: --out out has c1\/headNode\.json already.*--force replaces it\n/,
    );
    expect(refused.stderr).toContain('rows: 3, written: 0, replaced: 0, unchanged: 2, failed: 1');
    expect(await readFile(join(out(), 'c1/headNode.json'), 'utf8')).toBe('mine');
    const forced = await fleet('t.csv', csv(...rowsOf(3)), '--force');
    expect(forced.exitCode).toBe(0);
    expect(forced.stderr).toContain('replaced: 1, unchanged: 2, failed: 0');
    expect(await written('c1/headNode.json')).toStrictEqual(await written('c0/headNode.json'));
  });

  it('removes what a run that was killed had not put into its place, and nothing else', async () => {
    const id = '00000000-0000-4000-8000-000000000000';
    // No process has an id that is so high, and the parent of this one runs.
    const [killed, running] = [
      `.pcluster-iam-999999999-${id}`,
      `.pcluster-iam-${process.ppid}-${id}`,
    ];
    for (const name of [killed, running, '.pcluster-iam-mine']) {
      await mkdir(join(out(), name), { recursive: true });
      await writeFile(join(out(), name, '0'), '{');
    }
    await fleet('t.csv', csv(...rowsOf(1)));
    const left = new Set([running, '.pcluster-iam-mine', 'c0']);
    expect(new Set(await readdir(out()))).toStrictEqual(left);
  });
});

describe('an interrupted run', () => {
  it.each(['SIGINT', 'SIGTERM'] as const)(
    'ends with whole rows and goes on later: %s',
    async (signal) => {
      const table = join(folder, 't.csv');
      await writeFile(table, csv(...rowsOf(60)));
      const results: { name: string; state: string }[] = [];
      let stderr = '';
      const args = ['fleet', table, '--out', out(), '--json'];
      const exitCode = await run(args, {
        stdout: {
          write: (text) => {
            results.push(JSON.parse(text));
            if (results.length === 5) process.emit(signal);
          },
        },
        stderr: { write: (text) => (stderr += text) },
      });
      expect(exitCode).toBe(1);
      expect(stderr).toContain('interrupted; the same command goes on from here');
      expect(results.length).toBeLessThan(30);
      const names = new Set(results.map(({ name }) => name));
      expect(new Set(await readdir(out()))).toStrictEqual(names);
      const again = await pcluster(...args);
      expect(again.exitCode).toBe(0);
      const states = again.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).state);
      expect(states.filter((state) => state === 'unchanged')).toHaveLength(results.length);
      expect(states.filter((state) => state === 'written')).toHaveLength(60 - results.length);
      expect(process.listenerCount(signal)).toBe(0);
    },
  );
});

describe('a row that is wrong', () => {
  const good = `${account},${v3},3.11.1,demo`;
  it.each([
    [
      'an account of 11 digits',
      `12345678901,${v3},3.11.1,demo,x`,
      '3:1: accountId is "12345678901", not an AWS account id: 12 digits',
    ],
    ['no account', `,${v3},3.11.1,demo,x`, '3:1: accountId is missing'],
    [
      'no release',
      `${account},${v3},,demo,x`,
      '3:1: release is missing, such as 3.11.1; --release',
    ],
    ['an unknown release', `${account},${v3},3.99.0,demo,x`, /3:\d+: release is "3\.99\.0"/],
    ['no configuration', `${account},,3.11.1,demo,x`, '3:1: a row has either config or scheduler'],
    [
      'a file that is not there',
      `${account},none.yaml,3.11.1,demo,x`,
      '3:14: config none.yaml cannot be read: ENOENT',
    ],
    [
      'a folder as configuration',
      `${account},${configs},3.11.1,demo,x`,
      /3:14: config .* cannot be read: it is no file/,
    ],
    [
      'a configuration of the other generation',
      `${account},${v2},3.11.1,demo,x`,
      /3:14: .*2x-efs\.ini:1:1: ParallelCluster 3\.11\.1 does not read/,
    ],
    ['too few fields', `${account},${v3}`, '3:1: this row has 2 fields, and the head 5'],
    ['too many fields', `${account},a,b,c,d,e,f`, '3:22: this row has 7 fields, and the head 5'],
    ['a quote that is open', `${account},a,b,c,"x`, '3:20: this quote is not closed'],
    [
      'a quote inside a field',
      `${account},a"b,b,c,d`,
      '3:14: a field with a quote stands whole in quotes',
    ],
    [
      'a name of a cluster that is none',
      `${account},${v3},3.11.1,de*mo,x`,
      'clusterName makes a stack whose name',
    ],
    ['the name of another', `${good},C0`, '3:1: its folder would be C0, which is that of line 2'],
    ['NUL in a path', `${account},a\0b,3.11.1,demo,x`, '3:14: config is no path'],
    ...[
      '../x',
      '/x',
      'a/b',
      'a\\b',
      '..',
      '.',
      'x.',
      'C:',
      'a\0',
      'con',
      'NUL.txt',
      'com1',
      'lpt9.json',
      ' -x',
      '__proto__',
      'x'.repeat(129),
      'ä',
    ].map(
      (name) =>
        [
          `the name ${name.slice(0, 20)}`,
          `${good},${name}`,
          /3:\d+: name is ".*"; the name of a folder has letters/,
        ] as const,
    ),
  ] as const)('has %s, and the others are done', async (_what, row, message) => {
    const [first = '', last = ''] = rowsOf(2);
    const { exitCode, stderr } = await fleet('t.csv', csv(first, row, last));
    expect(exitCode).toBe(1);
    const [error = '', ...more] = stderr.split('\n').filter((line) => line.startsWith('error: '));
    expect(more).toStrictEqual([]);
    if (typeof message === 'string') expect(error).toContain(message);
    else expect(error).toMatch(message);
    expect(stderr).toContain('out: rows: 3, written: 2, replaced: 0, unchanged: 0, failed: 1\n');
    expect((await readdir(out())).sort()).toStrictEqual(['c0', 'c1']);
    expect(await readdir(folder)).toHaveLength(2);
  });

  it('is told with all that is wrong with it', async () => {
    const table =
      'accountId,config,scheduler,release,scope,cluster,existingRoles\n1,,slurm,,all,b,no\n';
    const { stderr } = await fleet('t.csv', table);
    expect(stderr.match(/^error: t\.csv:2:\d+: \w+/gm)).toStrictEqual([
      'error: t.csv:2:11: scope',
      'error: t.csv:2:17: existingRoles',
      'error: t.csv:2:15: cluster',
      'error: t.csv:2:1: release',
    ]);
  });

  it('has a scope that needs a configuration', async () => {
    const table = `accountId,region,scheduler,release\n${account},eu-west-1,slurm,3.11.1\n`;
    const { stderr } = await fleet('t.csv', table, '--scope', 'cluster');
    expect(stderr).toContain('t.csv:2:1: scope cluster needs a config');
  });

  it('has a scheduler that the release does not have', async () => {
    const table = `accountId,region,scheduler,release\n${account},eu-west-1,sge,3.11.1\n`;
    const { stderr } = await fleet('t.csv', table);
    expect(stderr).toContain('t.csv:2:24: ParallelCluster 3.11.1 has no sge');
  });
});

describe('what would leave the folder', () => {
  it('is refused through a link in the place of a row', async () => {
    await mkdir(join(folder, 'else'));
    await mkdir(out());
    await symlink(join(folder, 'else'), join(out(), 'c0'));
    const { exitCode, stderr } = await fleet('t.csv', csv(...rowsOf(2)));
    expect(exitCode).toBe(1);
    expect(stderr).toContain('would leave the folder through a link');
    expect(await readdir(join(folder, 'else'))).toStrictEqual([]);
    expect(await files()).toContain('c1/headNode.json');
  });

  it('is refused in the name of a pool of login nodes, which a file is named by', async () => {
    const pools = await readFile(join(configs, '3x-login-pools.yaml'), 'utf8');
    await writeFile(join(folder, 'a.yaml'), pools.replace('Name: east', 'Name: ../../east'));
    const { stderr } = await fleet('t.csv', csv(`${account},a.yaml,3.11.1,demo,x`));
    expect(stderr).toMatch(/loginNodesGroupName is "demo-\.\.\/\.\.\/east.*\(a\.yaml:\d+:\d+, /);
    expect(await readdir(folder)).not.toContain('out');
  });
});

describe('what it says', () => {
  it('is a line of JSON for each row with --json', async () => {
    const [first = ''] = rowsOf(1);
    const unknown = join(configs, '3x-anchors-and-unknown.yaml');
    const rows = [first, `1,${v3},3.11.1,demo,bad`, `${account},${unknown},3.11.1,demo,odd`];
    const { exitCode, stdout, stderr } = await fleet('t.csv', csv(...rows), '--json');
    expect(exitCode).toBe(1);
    expect(stderr).toBe('out: rows: 3, written: 2, replaced: 0, unchanged: 0, failed: 1\n');
    const [good, bad, odd, ...more] = stdout
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(more).toStrictEqual([]);
    expect(good).toMatchObject({
      line: 2,
      name: 'c0',
      state: 'written',
      problems: [],
      warnings: [],
    });
    expect(good.files).toContain('c0/headNode.json');
    expect(bad).toMatchObject({ line: 3, state: 'failed', files: [] });
    expect(bad.problems[0]).toMatch(/t\.csv:3:1: accountId/);
    expect(odd.warnings[0]).toMatch(/3x-anchors-and-unknown\.yaml:11:1: x-shared is no setting/);
    expect(odd.notes[0]).toContain('left out: ');
  });

  it('is a warning once for a configuration that rows share', async () => {
    const unknown = join(configs, '3x-anchors-and-unknown.yaml');
    const rows = ['a', 'b', 'c'].map((name) => `${account},${unknown},3.11.1,demo,${name}`);
    const { stderr } = await fleet('t.csv', csv(...rows));
    expect(stderr.match(/x-shared is no setting/g)).toHaveLength(1);
  });

  it.each([
    { terminal: true, args: [], shown: true },
    { terminal: true, args: ['--json'], shown: false },
    { terminal: false, args: [], shown: false },
  ])(
    'is how far it is on a terminal alone: $terminal, $args',
    async ({ terminal, args, shown }) => {
      const table = join(folder, 't.csv');
      await writeFile(table, csv(...rowsOf(2), `1,${v3},3.11.1,demo,x`));
      let stderr = '';
      const write = (text: string) => (stderr += text);
      await run(['fleet', table, '--out', out(), ...args], {
        stdout: { write: () => undefined },
        stderr: { write, hasColors: () => terminal },
      });
      expect(stderr.includes('\r\u001b[Krows: 1, written: 1')).toBe(shown);
      expect(stderr.includes('\u001b[31merror:\u001b[39m ')).toBe(terminal && !args.length);
      expect(stderr).toMatch(/out: rows: 3, written: 2, replaced: 0, unchanged: 0, failed: 1\n$/);
    },
  );
});

describe('a use that is wrong', () => {
  it.each([
    ['t.csv', '1:1: the table is empty', ''],
    [
      't.csv',
      /1:11: "colour" is no column; these are: name, config, .*ec2RoleName/,
      'accountId,colour\n',
    ],
    ['t.csv', '1:19: the column accountId stands twice', 'accountId,release,accountId\n'],
    ['t.csv', '1:11: "__proto__" is no column', 'accountId,__proto__\n'],
    ['t.csv', '1:1: "accountId;release" is no column', 'accountId;release\n'],
    ['t.csv', '1:11: this quote is not closed', 'accountId,"release\n'],
    [
      't.csv',
      '2:1: the row that begins here has more than 100000 characters',
      `accountId\n${'1'.repeat(200_000)}\n`,
    ],
    ['t.txt', '--format is one of csv, json, jsonl, yaml', ''],
    ['t.json', '1:1: the table ends where [ would be', ''],
    ['t.json', '1:1: there is "{" where [ would be', '{}'],
    ['t.json', '3:1: there is "]" where { would be', '[\n{"a": 1},\n]'],
    ['t.json', '1:2: the row that begins here is never closed', '[{"a": "]}'],
    [
      't.json',
      '1:2: the row that begins here has more than 100000',
      `[{"a": "${'x'.repeat(200_000)}`,
    ],
    ['t.jsonl', '1:1: the table is empty', ''],
    ['t.yaml', '1:1: the table is empty', '# nothing\n'],
    ['t.yaml', '1:1: the table is one list', 'clusters:\n  - name: a\n'],
    ['t.yaml', '2:1: the table is one list', '- name: a\nname: b\n'],
    [
      't.yaml',
      '1:1: the row that begins here has more than 100000',
      `- name: |\n${'   x\n'.repeat(50_000)}`,
    ],
  ])('has a table that cannot be read: %s, %s', async (name, message, text) => {
    const { exitCode, stderr } = await fleet(name, text);
    expect(exitCode).toBe(2);
    if (typeof message === 'string') expect(stderr).toContain(message);
    else expect(stderr).toMatch(message);
    expect(await readdir(folder)).toStrictEqual([name]);
  });

  it('has a table that breaks off: what was before it is done and told', async () => {
    const row = JSON.stringify({ accountId: account, config: v3, release: '3.11.1', name: 'a' });
    const { exitCode, stderr } = await fleet('t.json', `[${row},${row.replace('}', '')}`);
    expect(exitCode).toBe(2);
    expect(stderr).toContain('out: rows: 1, written: 1, replaced: 0, unchanged: 0, failed: 0\n');
    expect(stderr).toContain('is never closed');
    expect(await readdir(out())).toStrictEqual(['a']);
  });

  it.each([
    ['no table', ['none.csv', '--out', 'x'], /none\.csv cannot be read: ENOENT/],
    ['no folder', ['none.csv'], /--out is missing/],
    ['an unknown form', ['-', '--out', 'x', '--format', 'xlsx'], /'xlsx' is invalid/],
    ['no form of standard input', ['-', '--out', 'x'], /--format is one of/],
  ])('has %s', async (_what, args, message) => {
    const { exitCode, stderr } = await pcluster('fleet', ...args);
    expect(exitCode).toBe(2);
    expect(stderr).toMatch(message);
  });

  it('has bytes that are no UTF-8', async () => {
    const table = join(folder, 't.csv');
    await writeFile(table, Buffer.from([0x61, 0xff, 0x0a]));
    const { exitCode, stderr } = await pcluster('fleet', table, '--out', out());
    expect(exitCode).toBe(2);
    expect(stderr).toContain('t.csv cannot be read: it is no UTF-8');
  });

  it.skipIf(process.platform !== 'linux')('has no room for the folder', async () => {
    const table = join(folder, 'fleet.csv');
    await writeFile(table, csv(...rowsOf(1)));
    const { exitCode, stderr } = await pcluster('fleet', table, '--out', '/proc/pcluster-iam/a');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('--out /proc/pcluster-iam/a cannot be written: ENOENT');
  });

  it('has a file where the folder would be', async () => {
    await writeFile(out(), 'mine');
    const { exitCode, stderr } = await fleet('t.csv', csv(...rowsOf(1)));
    expect(exitCode).toBe(1);
    expect(stderr).toContain('cannot be written: out is there already, and no folder');
    expect(await readFile(out(), 'utf8')).toBe('mine');
  });

  it('has no rows at all, which is none', async () => {
    const { exitCode, stderr } = await fleet('t.csv', `${head}\n`);
    expect({ exitCode, stderr }).toStrictEqual({
      exitCode: 0,
      stderr: 'out: rows: 0, written: 0, replaced: 0, unchanged: 0, failed: 0\n',
    });
  });
});
