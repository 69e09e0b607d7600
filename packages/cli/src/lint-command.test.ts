import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pcluster } from '../test/pcluster.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pcluster-iam-lint-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

/** Runs `lint`, with `FILE` standing for a file of this text. */
async function lint(file: string, text: unknown, ...options: readonly string[]) {
  const path = join(folder, file);
  writeFileSync(path, typeof text === 'string' ? text : JSON.stringify(text, undefined, 2));
  return lintPaths(path, ...options);
}

const lintPaths = (...args: readonly string[]) => pcluster('lint', ...args);

const statement = (action: unknown, resource: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Action: action,
  Resource: resource,
  ...more,
});
const document = (...statements: readonly object[]) => ({
  Version: '2012-10-17',
  Statement: statements,
});

const good = document(statement('sqs:ListQueues', '*'));
/** sqs:ListQueues knows no type of resource, so on a queue it grants nothing. */
const dead = document(
  statement(['sqs:SendMessage', 'sqs:ListQueues'], 'arn:aws:sqs:eu-west-1:123456789012:demo', {
    Sid: 'Queue',
  }),
);
const wide = document(statement('sqs:DeleteQueue', '*'));

describe('the exit code', () => {
  it('is 0 when nothing is found, which is said', async () => {
    const { exitCode, stdout, stderr } = await lint('good.json', good);
    const characters = JSON.stringify(good).length;
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 0,
      stdout: `${join(folder, 'good.json')}: ${characters} of 6144 characters, ${6144 - characters} left\n1 document: nothing found\n`,
      stderr: '',
    });
  });

  it.each([
    ['an error, by default', dead, [], 1],
    ['a warning, by default', wide, [], 1],
    ['a warning, when errors alone are asked for', wide, ['--fail-on', 'error'], 0],
    ['an error, when errors alone are asked for', dead, ['--fail-on', 'error'], 1],
    ['a warning, when info is asked for', wide, ['--fail-on', 'info'], 1],
  ])('for %s', async (_what, policy, options, exitCode) => {
    expect(await lint('code.json', policy, ...options)).toMatchObject({ exitCode });
  });

  it.each([
    ['no file', []],
    ['a file that is not there', ['nowhere.json']],
    ['an unknown format', ['x.json', '--format', 'xml']],
    ['an unknown use', ['x.json', '--as', 'poster']],
    ['an unknown kind of finding', ['--explain', 'dead']],
  ])('is 2 for %s', async (_what, args) => {
    const { exitCode, stdout, stderr } = await lintPaths(...args);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).not.toBe('');
  });

  it('is 2 for a file that is no UTF-8', async () => {
    const path = join(folder, 'latin.json');
    writeFileSync(path, Buffer.from([0x7b, 0xff, 0x7d]));
    expect(await lintPaths(path)).toMatchObject({
      exitCode: 2,
      stderr: expect.stringContaining('it is no UTF-8'),
    });
  });
});

describe('a finding', () => {
  it('stands with its place, its line and what happens', async () => {
    const { stdout } = await lint('dead.json', dead);
    expect(stdout).toContain('dead.json:8:9 error dead-grant in Statement[0].Action[1]');
    expect(stdout).toContain('  8 |         "sqs:ListQueues"\n    |         ^');
    expect(stdout).toContain('is granted on * alone');
  });

  it('is explained', async () => {
    const { exitCode, stdout } = await lintPaths('--explain', 'dead-grant');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^dead-grant \(error\): /);
  });

  it.each([
    ['--json', (text: string) => JSON.parse(text).counts.error],
    ['--format=sarif', (text: string) => JSON.parse(text).runs[0].results.length],
    ['--format=github', (text: string) => text.match(/^::error file=.*,line=8,col=9,/gm)?.length],
    ['--format=markdown', (text: string) => text.match(/^\| error \| dead-grant \|/gm)?.length],
    ['--format=html', (text: string) => text.match(/<li class="error">/g)?.length],
  ])('is written by %s', async (format, count) => {
    const { exitCode, stdout } = await lint('formats.json', dead, format);
    expect(exitCode).toBe(1);
    expect(count(stdout)).toBe(1);
  });

  it('depends on what the document is used as', async () => {
    const trust = {
      Version: '2012-10-17',
      Statement: [
        { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
      ],
    };
    expect(await lint('trust.json', trust, '--as', 'trust')).toMatchObject({ exitCode: 0 });
    expect(await lint('trust.json', trust)).toMatchObject({ exitCode: 1 });
  });

  it('depends on the partition', async () => {
    const arn = 'arn:aws:sqs:cn-north-1:123456789012:demo';
    const policy = document(statement('sqs:SendMessage', arn));
    expect(await lint('partition.json', policy)).toMatchObject({ exitCode: 0 });
    expect(await lint('partition.json', policy, '--partition', 'aws-cn')).toMatchObject({
      stdout: expect.stringContaining('error arn-partition'),
    });
  });
});

describe('the documents', () => {
  it.each<[what: string, file: string, content: unknown, name: string]>([
    ['a list', 'list.json', [good, dead], '[1], Statement[0].Action[1]'],
    [
      'an object of documents',
      'each.json',
      { user: good, extra: dead },
      'extra, Statement[0].Action[1]',
    ],
    [
      'the answer of get-policy-version',
      'version.json',
      { PolicyVersion: { Document: dead, VersionId: 'v1' } },
      'Statement[0].Action[1]',
    ],
    [
      'the answer of get-role-policy',
      'role.json',
      { RoleName: 'demo', PolicyName: 'demo', PolicyDocument: dead },
      'Statement[0].Action[1]',
    ],
    [
      'the answer of get-account-authorization-details, its documents URL-encoded',
      'account.json',
      {
        UserDetailList: [],
        GroupDetailList: [],
        RoleDetailList: [
          {
            RoleName: 'demo',
            AssumeRolePolicyDocument: encodeURIComponent(
              JSON.stringify({
                Version: '2012-10-17',
                Statement: [
                  {
                    Effect: 'Allow',
                    Principal: { Service: 'ec2.amazonaws.com' },
                    Action: 'sts:AssumeRole',
                  },
                ],
              }),
            ),
            RolePolicyList: [
              { PolicyName: 'own', PolicyDocument: encodeURIComponent(JSON.stringify(dead)) },
            ],
          },
        ],
        Policies: [
          {
            PolicyName: 'shared',
            PolicyVersionList: [
              { IsDefaultVersion: false, Document: dead },
              { IsDefaultVersion: true, Document: good },
            ],
          },
        ],
      },
      'Role demo, policy own, Statement[0].Action[1]',
    ],
    [
      'a CloudFormation template',
      'template.json',
      {
        Resources: {
          Demo: {
            Type: 'AWS::IAM::Role',
            Properties: {
              Policies: [
                {
                  PolicyName: 'own',
                  PolicyDocument: document(
                    statement(['sqs:SendMessage', 'sqs:ListQueues'], {
                      'Fn::Join': [':', ['arn:aws:sqs:eu-west-1:123456789012', 'demo']],
                    }),
                  ),
                },
              ],
            },
          },
          Queue: { Type: 'AWS::SQS::Queue', Properties: {} },
        },
      },
      'Demo, policy own, Statement[0].Action[1]',
    ],
    [
      'a plan of Terraform',
      'plan.json',
      {
        planned_values: {
          root_module: {
            child_modules: [
              {
                resources: [
                  {
                    type: 'aws_iam_policy',
                    address: 'module.demo.aws_iam_policy.own',
                    values: { policy: JSON.stringify(dead) },
                  },
                ],
              },
            ],
          },
        },
      },
      'module.demo.aws_iam_policy.own, Statement[0].Action[1]',
    ],
  ])('of %s are found', async (_what, file, content, name) => {
    const { exitCode, stdout } = await lint(file, content);
    expect(exitCode).toBe(1);
    expect(stdout.match(/error \S+ in .*/g)).toEqual([`error dead-grant in ${name}`]);
  });

  it('of a template in YAML are found, its short forms being unknown parts', async () => {
    const template = [
      'Resources:',
      '  Demo:',
      '    Type: AWS::IAM::ManagedPolicy',
      '    Properties:',
      '      PolicyDocument:',
      "        Version: '2012-10-17'",
      '        Statement:',
      '          - Effect: Allow',
      '            Action: [sqs:SendMessage, sqs:ListQueues]',
      '            Resource: arn:aws:sqs:eu-west-1:123456789012:demo',
      '          - Effect: Allow',
      '            Action: sqs:SendMessage',
      '            Resource: !Sub arn:\u0024{AWS::Partition}:sqs:*:\u0024{AWS::AccountId}:demo',
      '          - Effect: Allow',
      '            Action: sqs:SendMessage',
      '            Resource: !If [Named, !GetAtt Queue.Arn, !Ref AWS::NoValue]',
    ].join('\n');
    const { stdout } = await lint('template.yaml', template);
    expect(stdout.match(/\S+ error .*/g)).toEqual([
      expect.stringMatching(
        /template\.yaml:9:39 error dead-grant in Demo, Statement\[0\]\.Action\[1\]$/,
      ),
    ]);
  });

  it('below a folder are those of its JSON and YAML files', async () => {
    const below = join(folder, 'below', 'deeper');
    mkdirSync(below, { recursive: true });
    writeFileSync(join(below, 'one.json'), JSON.stringify(good));
    writeFileSync(join(below, '..', 'two.json'), JSON.stringify(good));
    writeFileSync(join(below, 'notes.txt'), 'no policy');
    expect(await lintPaths(join(folder, 'below'))).toMatchObject({
      exitCode: 0,
      stdout: expect.stringMatching(/\n2 documents: nothing found\n$/),
    });
  });

  it.each([
    ['an empty file', '', 'error syntax'],
    ['a number', '7', 'error not-a-policy'],
    ['an empty list', '[]', 'error not-a-policy'],
    ['null', 'null', 'error not-a-policy'],
    ['a comma too many', '{ "Version": "2012-10-17", "Statement": [], }', 'error syntax'],
    ['a bare placeholder', '{ "Statement": <REGION> }', 'error syntax'],
    ['a key that stands twice', '{ "Statement": [], "Statement": [] }', 'error duplicate-key'],
    ['an unknown element', { ...good, __proto: 1 }, 'error unknown-element'],
    ['a key __proto__', '{ "__proto__": {}, "Statement": [] }', 'error unknown-element'],
    ['200 levels', `${'['.repeat(200)}${']'.repeat(200)}`, 'error syntax'],
  ])('that are %s have a finding', async (_what, content, finding) => {
    const { exitCode, stdout } = await lint('wrong.json', content);
    expect(exitCode).toBe(1);
    expect(stdout).toContain(finding);
  });
});

// IAM User Guide, "IAM and AWS STS quotas": 2,048 characters for the inline policies of a user.
it('policies that fit alone and not together are told of, with what is left', async () => {
  const half = document(...Array.from({ length: 20 }, () => statement('sqs:ListQueues', '*')));
  const details = {
    UserDetailList: [
      {
        UserName: 'ann',
        UserPolicyList: ['a', 'b'].map((name) => ({ PolicyName: name, PolicyDocument: half })),
      },
    ],
  };
  const characters = JSON.stringify(half).length;
  const { exitCode, stdout } = await lint('together.json', details);
  expect(exitCode).toBe(1);
  expect(stdout.match(/error size in .*/g)).toEqual(['error size in User ann, policy b']);
  expect(stdout).toContain(
    `User ann, policy a: ${characters} of 2048 characters, ${2 * characters} with the principal's other inline policies, ${2 * characters - 2048} over\n`,
  );
});

describe('--fix', () => {
  it('takes out what grants nothing, and shows the difference', async () => {
    const { exitCode, stdout, stderr } = await lint('fix.json', dead, '--fix');
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/^[^\n]*\n1 document: nothing found\n$/);
    expect(stderr).toContain('-        "sqs:ListQueues"');
    expect(JSON.parse(readFileSync(join(folder, 'fix.json'), 'utf8'))).toEqual(
      document(
        statement(['sqs:SendMessage'], 'arn:aws:sqs:eu-west-1:123456789012:demo', { Sid: 'Queue' }),
      ),
    );
  });

  it('changes what is granted only as --fix=all', async () => {
    const policy = document(
      statement('sqs:SendMessage', 'arn:aws:sqs:cn-north-1:123456789012:demo'),
    );
    const text = JSON.stringify(policy);
    const options = ['--partition', 'aws-cn'];
    await lint('all.json', text, '--fix', ...options);
    expect(readFileSync(join(folder, 'all.json'), 'utf8')).toBe(text);
    expect(await lint('all.json', text, '--fix=all', ...options)).toMatchObject({ exitCode: 0 });
    expect(readFileSync(join(folder, 'all.json'), 'utf8')).toContain('arn:aws-cn:sqs');
  });

  it('writes nothing where the text cannot be read, or is a part of something else', async () => {
    for (const [file, text] of [
      ['broken.json', '{ "Statement": [], }'],
      ['listed.json', JSON.stringify([dead])],
    ] as const) {
      await lint(file, text, '--fix');
      expect(readFileSync(join(folder, file), 'utf8')).toBe(text);
    }
  });
});

describe('what is known', () => {
  const config = (suppress: unknown) => {
    const path = join(folder, 'config.json');
    writeFileSync(path, JSON.stringify({ suppress }));
    return ['--config', path];
  };
  const reason = 'it is meant';

  it.each([
    ['its code', [{ code: 'dead-grant', reason }]],
    ['its code and path', [{ code: 'dead-grant', path: 'Statement[0]*', reason }]],
    ['its code and Sid', [{ code: 'dead-grant', sid: 'Queue', reason }]],
    ['its code and file', [{ code: 'dead-grant', file: '*known.json', reason }]],
  ])('is suppressed by %s', async (_by, suppressed) => {
    expect(await lint('known.json', dead, ...config(suppressed))).toMatchObject({ exitCode: 0 });
  });

  it.each([
    ['another code', [{ code: 'size', reason }]],
    ['another path', [{ code: 'dead-grant', path: 'Statement[1]*', reason }]],
    ['another Sid', [{ code: 'dead-grant', sid: 'Other', reason }]],
    ['another file', [{ code: 'dead-grant', file: '*other.json', reason }]],
  ])('is not suppressed by %s', async (_by, suppressed) => {
    expect(await lint('known.json', dead, ...config(suppressed))).toMatchObject({ exitCode: 1 });
  });

  it.each([
    ['no reason', [{ code: 'dead-grant' }], 'suppress[0].reason is missing'],
    ['a blank reason', [{ code: 'dead-grant', reason: ' ' }], 'suppress[0].reason is missing'],
    ['an unknown key', [{ code: 'dead-grant', reason, line: '1' }], '"line"'],
    ['no object', ['dead-grant'], 'suppress[0] is no object'],
    ['no list', 'dead-grant', 'no object with a list "suppress"'],
  ])('needs a configuration with a reason: %s', async (_what, suppressed, message) => {
    const { exitCode, stderr } = await lint('known.json', dead, ...config(suppressed));
    expect(exitCode).toBe(2);
    expect(stderr).toContain(message);
  });

  it.each([
    ['its code', 'dead-grant=it is meant'],
    ['its code and Sid', 'dead-grant@Queue=it is meant'],
  ])('is suppressed on the command line by %s, and counted', async (_by, suppression) => {
    const { exitCode, stdout, stderr } = await lint('known.json', dead, '--suppress', suppression);
    expect(exitCode).toBe(0);
    expect(stdout).toMatch(/\n1 document: nothing found, 1 suppressed\n$/);
    expect(stderr).toBe('');
  });

  it('is suppressed by several options, and by a configuration beside them', async () => {
    const both = document(...dead.Statement, ...wide.Statement);
    const options = ['--suppress', 'dead-grant=a', '--suppress', 'write-on-all=b'];
    expect(await lint('known.json', both, ...options)).toMatchObject({ exitCode: 0 });
    const configured = config([{ code: 'dead-grant', reason }]);
    expect(await lint('known.json', both, ...options.slice(2), ...configured)).toMatchObject({
      exitCode: 0,
      stderr: '',
    });
  });

  it('is told of where it suppresses nothing', async () => {
    const configured = config([{ code: 'size', sid: 'Queue', reason }]);
    const { exitCode, stderr } = await lint(
      'known.json',
      dead,
      '--suppress',
      'sid=a',
      ...configured,
    );
    expect(exitCode).toBe(1);
    expect(stderr).toBe(
      'note: the suppression of size in Queue suppresses nothing\nnote: the suppression of sid suppresses nothing\n',
    );
  });

  it.each([
    ['dead-grant', 'the reason is missing'],
    ['dead-grants=a', 'dead-grant is meant, perhaps'],
  ])('is not suppressed by %s, which is told', async (suppression, message) => {
    const { exitCode, stdout, stderr } = await lint('known.json', dead, '--suppress', suppression);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(`--suppress "${suppression}": the `);
    expect(stderr).toContain(message);
  });

  it('stays when the file is mended', async () => {
    const text = JSON.stringify(dead);
    await lint('stays.json', text, '--fix', '--suppress', 'dead-grant@Queue=it is meant');
    expect(readFileSync(join(folder, 'stays.json'), 'utf8')).toBe(text);
  });

  it('is suppressed in a template beside its resource', async () => {
    const template = (entry: object) => ({
      Resources: {
        Own: {
          Type: 'AWS::IAM::ManagedPolicy',
          Metadata: { 'pcluster-iam': { suppress: [entry] } },
          Properties: { PolicyDocument: dead },
        },
      },
    });
    const right = { code: 'dead-grant', sid: 'Queue', reason };
    expect(await lint('template.json', template(right))).toMatchObject({
      exitCode: 0,
      stdout: expect.stringContaining('nothing found, 1 suppressed'),
      stderr: '',
    });
    const { exitCode, stdout } = await lint('template.json', template({ code: 'dead-grant' }));
    expect(exitCode).toBe(1);
    expect(stdout.match(/error \S+ in .*/g)).toEqual([
      'error suppression in Own, Resources.Own.Metadata.pcluster-iam.suppress[0]',
      'error dead-grant in Own, Statement[0].Action[1]',
    ]);
    const other = await lint('template.json', template({ ...right, sid: 'Other' }));
    expect(other).toMatchObject({
      exitCode: 1,
      stderr: `note: the suppression of dead-grant in Other beside ${join(folder, 'template.json')}, Own suppresses nothing\n`,
    });
  });

  it('is written as a baseline, after which only what is new is found', async () => {
    const baseline = join(folder, 'baseline.json');
    const first = await lint('based.json', dead, '--write-baseline', baseline);
    expect(first).toMatchObject({ exitCode: 0, stdout: '' });
    expect(await lint('based.json', dead, '--baseline', baseline)).toMatchObject({ exitCode: 0 });
    const worse = document(...dead.Statement, ...wide.Statement);
    const { exitCode, stdout } = await lint('based.json', worse, '--baseline', baseline);
    expect(exitCode).toBe(1);
    expect(stdout).toContain('write-on-all');
    expect(stdout).not.toContain('dead-grant');
  });

  it('is no baseline when it is something else', async () => {
    const path = join(folder, 'no-baseline.json');
    writeFileSync(path, '{}');
    expect(await lint('based.json', dead, '--baseline', path)).toMatchObject({ exitCode: 2 });
  });
});

describe('documents of one principal', () => {
  it('are linted together when the user says so', async () => {
    const pass = join(folder, 'pass.json');
    const start = join(folder, 'start.json');
    writeFileSync(pass, JSON.stringify(document(statement('iam:PassRole', '*'))));
    writeFileSync(start, JSON.stringify(document(statement('ec2:RunInstances', '*'))));
    const apart = await lintPaths(pass, start);
    expect(apart.stdout).not.toContain('escalation-');
    const { stdout } = await lintPaths(pass, start, '--together');
    expect(stdout).toContain('escalation-pass-role-to-ec2');
    expect(stdout).toContain(`together with ${start}`);
  });
});

describe('bounds', () => {
  const put = document(statement('iam:PutRolePolicy', 'arn:aws:iam::123456789012:role/team/*'));

  it('are taken into account, and asked for by --fix=all', async () => {
    expect((await lint('put.json', put)).exitCode).toBe(1);
    expect((await lint('put.json', put, '--bounded-path', '/team/')).exitCode).toBe(0);
    const boundary = 'arn:aws:iam::123456789012:policy/boundary';
    const { exitCode } = await lint(
      'put.json',
      put,
      '--permissions-boundary',
      boundary,
      '--fix=all',
    );
    expect(exitCode).toBe(0);
    expect(readFileSync(join(folder, 'put.json'), 'utf8')).toContain(boundary);
  });

  it.each([
    ['--bounded-path', '/'],
    ['--permissions-boundary', 'arn:aws:iam::123456789012:policy/*'],
  ])('are refused when %s is %s', async (option, value) => {
    const { exitCode, stderr } = await lint('put.json', put, option, value);
    expect(exitCode).toBe(2);
    expect(stderr).toContain(`option '${option} `);
  });
});
