import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pcluster } from '../test/pcluster.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pcluster-iam-can-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Writes a file, and gives its path. */
function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
}

const can = (...args: readonly string[]) => pcluster('can', ...args);

const role = 'arn:aws:iam::123456789012:role/demo';
const statement = { Effect: 'Allow', Action: 'iam:PassRole', Resource: role };
const policy = (...statements: readonly object[]) => ({
  Version: '2012-10-17',
  Statement: statements,
});
const pass = policy(statement);
const deny = policy({ ...statement, Effect: 'Deny', Resource: '*' });

describe('can', () => {
  it('exits with 0 and says what allows the action', async () => {
    const path = file('pass.json', pass);
    expect(await can(path, 'iam:PassRole', '--on', role)).toEqual({
      exitCode: 0,
      stdout: `allowed: iam:PassRole on ${role}\n  allowed by ${path}:1:38 Statement[0]\n`,
      stderr: '',
    });
  });

  it('exits with 1 and says what would allow it, or denies it', async () => {
    const path = file('pass.json', pass);
    const other = await can(path, 'iam:PassRole', '--on', `${role}s`);
    expect(other).toMatchObject({ exitCode: 1, stderr: '' });
    expect(other.stdout).toContain('allows the action on other resources');
    const denied = await can(path, file('deny.json', deny), 'iam:PassRole', '--on', role);
    expect(denied.exitCode).toBe(1);
    expect(denied.stdout).toMatch(/^denied: .*\n {2}denied by .*deny\.json:1:38/);
  });

  it('takes all files and folders for policies of one principal', async () => {
    mkdirSync(join(folder, 'all', 'more'), { recursive: true });
    file('all/pass.json', [pass]);
    file('all/more/deny.json', { denying: deny });
    const { exitCode, stdout } = await can(join(folder, 'all'), 'iam:PassRole', '--on', role);
    expect(exitCode).toBe(1);
    expect(stdout).toMatch(/denied by .*deny\.json:1:\d+ denying, Statement\[0\]/);
    expect(stdout).toMatch(/allowed by .*pass\.json:1:\d+ \[0\], Statement\[0\]/);
  });

  it('takes what the request holds from --with, once for each value', async () => {
    const Condition = { 'ForAllValues:StringEquals': { 'aws:TagKeys': ['a', 'b=c'] } };
    const path = file('tags.json', policy({ ...statement, Condition }));
    const ask = (...values: readonly string[]) =>
      can(
        path,
        'iam:PassRole',
        '--on',
        role,
        ...values.flatMap((value) => ['--with', `aws:TagKeys=${value}`]),
      );
    expect((await ask()).exitCode).toBe(0);
    expect((await ask('a', 'b=c')).exitCode).toBe(0);
    expect((await ask('a', 'b')).exitCode).toBe(1);
    const args = ['--with', 'aws:tagKeys=a', '--with', 'AWS:TAGKEYS=x', '--with', '__proto__=y'];
    const { exitCode, stdout } = await can(path, 'iam:PassRole', '--on', role, ...args, '--json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout).request.context).toEqual(
      JSON.parse('{ "aws:tagKeys": ["a", "x"], "__proto__": ["y"] }'),
    );
  });

  it('asks on * where no resource is named', async () => {
    const path = file('list.json', policy({ ...statement, Action: 'sqs:List*', Resource: '*' }));
    expect(await can(path, 'sqs:ListQueues')).toMatchObject({ exitCode: 0, stderr: '' });
  });

  it('evaluates an action that AWS does not have, and says so', async () => {
    const path = file('all.json', policy({ ...statement, Action: '*', Resource: '*' }));
    const { exitCode, stderr } = await can(path, 'ec2:RunInstance');
    expect(exitCode).toBe(0);
    expect(stderr).toMatch(/^note: ec2 has no action RunInstance as of .*RunInstances is meant/);
  });

  it('writes JSON, with the names of the files', async () => {
    const path = file('json.json', { own: policy({ ...statement, Sid: 'Pass' }), deny });
    const out = join(folder, 'out.json');
    const { exitCode, stdout } = await can(path, 'iam:PassRole', '--json', '--out', out);
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(JSON.parse(readFileSync(out, 'utf8'))).toEqual({
      request: { action: 'iam:PassRole', resource: '*' },
      notes: [expect.stringContaining('not *.')],
      decision: 'denied',
      statements: [
        {
          file: path,
          name: 'deny',
          path: 'Statement[0]',
          position: { line: 1, column: expect.any(Number), offset: expect.any(Number) },
          effect: 'Deny',
        },
      ],
      nearMisses: [
        {
          statement: {
            file: path,
            name: 'own',
            path: 'Statement[0]',
            position: { line: 1, column: expect.any(Number), offset: expect.any(Number) },
            sid: 'Pass',
            effect: 'Allow',
          },
          resources: [role],
          tests: [],
        },
      ],
      beyondColons: [],
    });
  });

  it('says what rests on a * staying within its segment', async () => {
    const wide = { ...statement, Action: 'logs:*', Resource: 'arn:aws:logs:*:*:/aws-glue/*' };
    const path = file('wide.json', policy(wide));
    const stream = 'arn:aws:logs:eu-west-1:123456789012:log-group:/aws-glue/jobs:log-stream:a';
    const asked = [path, 'logs:PutLogEvents', '--on', stream];
    const { exitCode, stdout } = await can(...asked);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(
      `  not certain: ${path}:1:38 Statement[0] answers otherwise if a * at the end of a segment`,
    );
    const json = await can(...asked, '--json');
    expect(JSON.parse(json.stdout).beyondColons).toMatchObject([
      { file: path, name: '', path: 'Statement[0]', effect: 'Allow' },
    ]);
  });

  it('leaves trust policies out, which allow nothing to whom they stand on', async () => {
    const trust = policy({
      Effect: 'Allow',
      Principal: { Service: 'ec2.amazonaws.com' },
      Action: 'sts:AssumeRole',
    });
    const answer = { Role: { RoleName: 'demo', AssumeRolePolicyDocument: trust } };
    expect(await can(file('trust.json', answer), 'sts:AssumeRole')).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('no policy is in '),
    });
  });

  it('takes the policies of one principal where a file holds those of several', async () => {
    const roleDetail = (name: string, document: object) => ({
      RoleName: name,
      RolePolicyList: [{ PolicyName: 'own', PolicyDocument: document }],
    });
    const path = file('account.json', {
      UserDetailList: [],
      GroupDetailList: [],
      RoleDetailList: [roleDetail('one', pass), roleDetail('two', deny)],
      Policies: [],
    });
    const ask = (...args: readonly string[]) => can(path, 'iam:PassRole', '--on', role, ...args);
    expect(await ask('--principal', 'Role one')).toMatchObject({ exitCode: 0 });
    expect((await ask('--principal', 'Role two')).stdout).toContain('No statement allows it');
    for (const args of [[], ['--principal', 'Role three']]) {
      const { exitCode, stderr } = await ask(...args);
      expect(exitCode).toBe(2);
      expect(stderr).toContain(
        '--principal is to name one of those who hold policies here: Role one, Role two',
      );
    }
  });

  it('reads a template, whose unknown parts allow nothing', async () => {
    const template = [
      'Resources:',
      '  Demo:',
      '    Type: AWS::IAM::ManagedPolicy',
      '    Properties:',
      '      PolicyDocument:',
      "        Version: '2012-10-17'",
      '        Statement:',
      '          - Effect: Allow',
      '            Action: [iam:PassRole, sqs:ListQueues]',
      '            Resource: !Sub arn:\u0024{AWS::Partition}:iam::123456789012:role/demo',
    ].join('\n');
    const path = file('template.yaml', template);
    expect(await can(path, 'iam:PassRole', '--on', role)).toMatchObject({ exitCode: 1 });
  });

  it.each([
    ['no action', ['FILE'], 'is no action'],
    ['no file', ['iam:PassRole'], 'no file was given'],
    ['an action that is not the last', ['iam:PassRole', 'FILE'], 'is no action'],
    ['a wildcard in the action', ['FILE', 'iam:Pass*'], 'is no action'],
    ['a resource that is none', ['FILE', 'iam:PassRole', '--on', 'role/demo'], 'an ARN of six'],
    ['two resources', ['FILE', 'iam:PassRole', '--on', role, '--on', role], 'It stands twice'],
    ['--with without a value', ['FILE', 'iam:PassRole', '--with', 'k:a'], 'a key, =, and a value'],
    ['--with without a key', ['FILE', 'iam:PassRole', '--with', '=a'], 'a key, =, and a value'],
    ['a missing file', ['nowhere.json', 'iam:PassRole'], 'nowhere.json cannot be read'],
    ['a principal that nobody is', ['FILE', 'iam:PassRole', '--principal', 'x'], 'name none'],
  ])('exits with 2 for %s', async (_what, args, message) => {
    const path = file('pass.json', pass);
    const { exitCode, stdout, stderr } = await can(
      ...args.map((arg) => (arg === 'FILE' ? path : arg)),
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it.each([
    ['an empty file', '', ':1:1: The text is empty.'],
    ['a comma too many', '{ "Statement": [], }', ':1:20: The comma'],
    ['a key that stands twice', '{ "Statement": [], "Statement": [] }', 'stands twice'],
    ['no policy', '{ "Version": "2012-10-17" }', 'is no policy'],
    ['a list', '[1]', 'is no policy'],
    ['null', 'null', 'is no policy'],
  ])('exits with 2 for a document that is %s', async (_what, content, message) => {
    const { exitCode, stdout, stderr } = await can(
      file('pass.json', pass),
      file('wrong.json', content),
      'iam:PassRole',
    );
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(`wrong.json`);
    expect(stderr).toContain(message);
  });
});
