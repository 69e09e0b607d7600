import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildPolicies } from '@pcluster-iam/core';
import { slurm } from '@pcluster-iam/slurm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pcluster } from '../test/pcluster.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pcluster-iam-pack-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

async function fileOf(name: string, value: unknown): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, typeof value === 'string' ? value : JSON.stringify(value, undefined, 2));
  return path;
}

const large = (letter: string, count: number, more: object = {}) => ({
  Effect: 'Allow',
  Action: Array.from({ length: count }, (_none, index) => `s3:${letter}${1000 + index}`),
  Resource: '*',
  ...more,
});
const document = (...statements: readonly object[]) => ({
  Version: '2012-10-17',
  Statement: statements,
});

const where = ['--scheduler', 'slurm', '--region', 'eu-west-1', '--account-id', '123456789012'];

describe('--pack', () => {
  it('prints the documents by name, and what they came to for people', async () => {
    const policies = ['policies', ...where, '--release', '3.11.1', '--for', 'user', '--pack'];
    const { exitCode, stdout, stderr } = await pcluster(...policies);
    expect(exitCode).toBe(0);
    const packed: Record<string, { Statement: object[] }> = JSON.parse(stdout);
    const built = buildPolicies({
      scheduler: slurm,
      release: '3.11.1',
      for: 'user',
      region: 'eu-west-1',
      accountId: '123456789012',
    });
    const statements = Object.values(built).flatMap(({ Statement }) => Statement);
    expect(Object.keys(packed)).toEqual(['user', 'user-2']);
    expect(Object.values(packed).flatMap(({ Statement }) => Statement)).toEqual(statements);
    expect(stderr).toMatch(
      /^2 documents; no fewer than 2 can hold them\n {2}user {4}\d+ of 6144 characters, \d+ left, \d+ statements\n {2}user-2 .*\n$/,
    );
  });

  it.each([
    ['user', ['user', '--release', '2.4.1', '--ec2-role-name', 'demo']],
    ['instance', ['instance', '--release', '2.4.1']],
    ['instance', ['instance', '--release', '3.11.1']],
    ['userLogRetrieval', ['policy', '--pack', 'userLogRetrieval', '--release', '3.11.1']],
  ])(
    'leaves one document that fits as it is, by the name %s',
    async (name, [command = '', ...rest]) => {
      const args = [command, ...rest.filter((arg) => arg !== '--pack'), ...where];
      const plain = await pcluster(...args);
      const packed = await pcluster(
        command,
        ...rest,
        ...where,
        ...(rest.includes('--pack') ? [] : ['--pack']),
      );
      expect(packed.exitCode).toBe(0);
      expect(JSON.parse(packed.stdout)).toEqual({ [name]: JSON.parse(plain.stdout) });
    },
  );

  it('writes a file, or a file for each document into a folder', async () => {
    const args = ['policies', ...where, '--release', '3.11.1', '--for', 'user', '--pack'];
    const { stdout } = await pcluster(...args);
    const expected: Record<string, object> = JSON.parse(stdout);
    expect(await pcluster(...args, '--out', join(folder, 'all.json'))).toMatchObject({
      stdout: '',
    });
    expect(JSON.parse(await readFile(join(folder, 'all.json'), 'utf8'))).toEqual(expected);

    await mkdir(join(folder, 'there'));
    for (const out of ['there', 'new/below/']) {
      expect(await pcluster(...args, '--out', `${folder}/${out}`)).toMatchObject({
        exitCode: 0,
        stdout: '',
      });
      expect(await readdir(join(folder, out))).toEqual(['user-2.json', 'user.json']);
      for (const [name, policy] of Object.entries(expected)) {
        expect(JSON.parse(await readFile(join(folder, out, `${name}.json`), 'utf8'))).toEqual(
          policy,
        );
      }
    }
  });

  it('names the folder that cannot be made', async () => {
    const file = await fileOf('file', '');
    const args = ['instance', ...where, '--release', '2.4.1', '--pack', '--out', `${file}/below/`];
    const { exitCode, stderr } = await pcluster(...args);
    expect(exitCode).toBe(1);
    expect(stderr).toContain('--out');
  });
});

describe('pack', () => {
  it('packs files, and tells of Sids and of parts', async () => {
    const one = await fileOf('one.json', document(large('A', 100, { Sid: 'Same' })));
    const two = await fileOf('two.json', {
      user: document(large('B', 100, { Sid: 'Same' })),
      large: document(large('C', 600)),
    });
    const { exitCode, stdout, stderr } = await pcluster('pack', one, two, '--name', 'demo');
    expect(exitCode).toBe(0);
    expect(Object.keys(JSON.parse(stdout))).toEqual(['demo', 'demo-2']);
    expect(stderr.split('\n')).toEqual([
      '2 documents; no fewer than 2 can hold them',
      expect.stringMatching(/^ {2}demo {4}\d+ of 6144 characters, \d+ left, 3 statements$/),
      expect.stringMatching(/^ {2}demo-2 {2}\d+ of 6144 characters, \d+ left, 1 statement$/),
      '  demo: the Sid Same of user.Statement[0] is Same2',
      '  large.Statement[0] is divided into 2 parts, in demo, demo-2',
      '',
    ]);
  });

  it('prints everything as data with --json, and writes nothing else', async () => {
    const policy = document(large('A', 10));
    const { stdout, stderr } = await pcluster('pack', await fileOf('demo.json', policy), '--json');
    const size = JSON.stringify(policy).length;
    expect(stderr).toBe('');
    expect(JSON.parse(stdout)).toEqual({
      documents: [
        {
          name: 'demo',
          document: policy,
          size,
          quota: 6144,
          left: 6144 - size,
          origins: [{ document: 'demo', index: 0 }],
        },
      ],
      lowerBound: 1,
      renamedSids: [],
      dividedStatements: [],
    });
  });

  it('keeps files of the same name apart', async () => {
    await mkdir(join(folder, 'a'));
    await mkdir(join(folder, 'b'));
    await fileOf('a/user.json', document(large('A', 2)));
    await fileOf('b/user.json', document(large('B', 2)));
    const { stdout } = await pcluster('pack', folder, folder, '--json');
    const { documents } = JSON.parse(stdout);
    expect(documents).toMatchObject([
      {
        name: 'user',
        origins: [
          { document: 'user' },
          { document: 'user 2' },
          { document: 'user 3' },
          { document: 'user 4' },
        ],
      },
    ]);
  });

  it('leaves out who may take a role on', async () => {
    const policy = document(large('A', 2));
    const trust = document({
      Effect: 'Allow',
      Principal: { Service: 'ec2.amazonaws.com' },
      Action: 'sts:AssumeRole',
    });
    const details = {
      RoleDetailList: [
        {
          RoleName: 'demo',
          AssumeRolePolicyDocument: trust,
          RolePolicyList: [{ PolicyName: 'own', PolicyDocument: policy }],
        },
      ],
    };
    const { stdout } = await pcluster(
      'pack',
      await fileOf('details.json', details),
      '--name',
      'demo',
    );
    expect(JSON.parse(stdout)).toEqual({ demo: policy });
  });

  it('keeps services together with --by-service', async () => {
    const of = (service: string, count: number) => ({
      ...large('A', count),
      Action: Array.from({ length: count }, (_none, index) => `${service}:A${1000 + index}`),
    });
    // Of 240, 250 and 200 actions two and two fit, and three do not.
    const path = await fileOf(
      'x.json',
      document(of('s3', 200), of('ec2', 240), of('s3', 200), of('ec2', 200)),
    );
    const services = async (...options: readonly string[]) => {
      const { stdout } = await pcluster('pack', path, ...options);
      const packed: Record<string, { Statement: { Action: string[] }[] }> = JSON.parse(stdout);
      return Object.values(packed).map(({ Statement }) =>
        Statement.map(({ Action }) => Action[0]?.split(':')[0]),
      );
    };
    expect(await services()).toEqual([
      ['s3', 'ec2'],
      ['s3', 'ec2'],
    ]);
    expect(await services('--by-service')).toEqual([
      ['s3', 's3'],
      ['ec2', 'ec2'],
    ]);
  });

  it.each([
    ['no file', [], 2],
    ['a file that is not there', ['nowhere.json'], 2],
    ['an unknown use', ['FILE', '--as', 'trust'], 2],
    ['a number that is none', ['FILE', '--attachments', '0'], 2],
    ['a number for inline policies', ['FILE', '--as', 'role', '--attachments', '3'], 2],
    ['what is too large for inline policies', ['FILE', '--as', 'user'], 1],
    ['what needs more documents than there may be', ['FILE', '--attachments', '1'], 1],
    ['a wrong policy', ['WRONG'], 1],
    ['no policy', ['OTHER'], 2],
    ['no JSON', ['BROKEN'], 2],
    ['a template whose parts are open', ['TEMPLATE'], 1],
  ])('exits on %s as it should, and prints no document', async (_what, args, expected) => {
    const files: Readonly<Record<string, unknown>> = {
      FILE: document(large('A', 600)),
      WRONG: document({ Effect: 'Allow' }),
      OTHER: {},
      BROKEN: '{"Statement": [}',
      TEMPLATE: {
        Resources: {
          Demo: {
            Type: 'AWS::IAM::ManagedPolicy',
            Properties: {
              PolicyDocument: document(large('A', 2, { Resource: { 'Fn::GetAtt': 'Bucket.Arn' } })),
            },
          },
        },
      },
    };
    const paths = args.map((arg) => (arg in files ? fileOf(`${arg}.json`, files[arg]) : arg));
    const { exitCode, stdout, stderr } = await pcluster('pack', ...(await Promise.all(paths)));
    expect({ exitCode, stdout }).toEqual({ exitCode: expected, stdout: '' });
    expect(stderr).not.toContain('report it');
    expect(stderr).not.toBe('');
  });

  it('shows no character that a terminal would obey', async () => {
    const path = await fileOf('x.json', {
      '\u202e\u009b': document(
        large('A', 2, { Sid: 'S\u001b[31m' }),
        large('B', 2, { Sid: 'S\u001b[31m' }),
      ),
    });
    const { stderr } = await pcluster('pack', path);
    expect(stderr).toContain('the Sid S');
    expect(stderr).not.toMatch(/[^\n\P{Cc}]|\p{Cf}/u);
  });
});
