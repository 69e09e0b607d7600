import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { buildDeployment } from '@pcluster-iam/deploy';
import { slurm } from '@pcluster-iam/slurm';
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { accountDetails, type Details } from '../../deploy/test/account-details.ts';
import { pcluster } from '../test/pcluster.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pcluster-iam-drift-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

afterEach(() => {
  vi.unstubAllEnvs();
});

const where = ['--region', 'eu-west-1', '--account-id', '123456789012'];
const options = [
  ...['--scheduler', 'slurm', '--release', '3.11.1', ...where],
  ...['--for', 'headNode', '--for', 'lambda', '--tag', 'team=hpc', '--name', 'demo'],
  ...['--policy-path', '/hpc/', '--role-boundary-arn', 'arn:aws:iam::123456789012:policy/b'],
];
const demo = buildDeployment({
  scheduler: slurm,
  release: '3.11.1',
  for: ['headNode', 'lambda'],
  region: 'eu-west-1',
  accountId: '123456789012',
  name: 'demo',
  tags: { team: 'hpc' },
  policyPath: '/hpc/',
  roleBoundaryArn: 'arn:aws:iam::123456789012:policy/b',
});
const standing = () => accountDetails(demo);

function folderOfTwo(): string {
  const path = join(folder, 'two');
  mkdirSync(path);
  for (const name of ['a.json', 'b.json']) writeFileSync(join(path, name), '{}');
  return path;
}

function file(value: unknown): string {
  const path = join(folder, 'account.json');
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
  return path;
}

const changed = (change: (details: Details) => void) => {
  const details = standing();
  change(details);
  return file(details);
};
const drift = (...args: readonly string[]) => pcluster('drift', ...args);

describe('drift', () => {
  it('finds none in an account in which the deployment stands', async () => {
    expect(await drift(...options, '--account', file(standing()))).toEqual({
      exitCode: 0,
      stdout: 'All stands as it should.\n',
      stderr: '',
    });
  });

  it('tells each difference, and fails', async () => {
    const account = changed(({ RoleDetailList: [head, lambda], Policies: [policy] }) => {
      head.AttachedManagedPolicies.push({ PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' });
      head.Path = '/else/';
      head.Tags = [];
      lambda.PermissionsBoundary.PermissionsBoundaryArn = 'arn:aws:iam::123456789012:policy/c';
      lambda.AssumeRolePolicyDocument = '%7B';
      policy.PolicyVersionList[0].Document.Statement.push({
        Effect: 'Allow',
        Action: 'sqs:DeleteQueue',
        Resource: '*',
      });
    });
    const { exitCode, stdout, stderr } = await drift(...options, '--account', account);
    expect({ exitCode, stderr }).toEqual({ exitCode: 1, stderr: '' });
    expect(stdout).toBe(`Missing
- role demo-headNode: tag team=hpc

Beside it
+ role demo-headNode: attachment arn:aws:iam::aws:policy/ReadOnlyAccess

Changed
~ policy demo-headNode: document
    Allowed, and should not be
    + sqs:DeleteQueue on *
        such as sqs:DeleteQueue on arn:aws:sqs:eu-west-1:123456789012:x
~ role demo-headNode: path is /else/demo-headNode, not /parallelcluster/demo-headNode
~ role demo-lambda: permissions boundary is arn:aws:iam::123456789012:policy/c, not arn:aws:iam::123456789012:policy/b

Undecided
? role demo-lambda: trust policy
    Undecided
    ? * on *: the document that stands there is no JSON
`);
  });

  it('prints data', async () => {
    const account = changed(({ RoleDetailList: [, lambda] }) => {
      lambda.RolePolicyList.push({ PolicyName: 'own' });
    });
    const { exitCode, stdout } = await drift(...options, '--account', account, '--json');
    expect(exitCode).toBe(1);
    expect(JSON.parse(stdout)).toEqual([
      { kind: 'extra', thing: 'role', name: 'demo-lambda', part: 'inline policy', found: 'own' },
    ]);
    const none = await drift(...options, '--account', file(standing()), '--json');
    expect(none).toMatchObject({ exitCode: 0, stdout: '[]\n' });
  });

  it.each<readonly [what: string, args: () => readonly string[], message: RegExp]>([
    ['neither file nor AWS', () => options, /one of --account and --live/],
    ['both', () => [...options, '--account', file('{}'), '--live'], /one of --account and --live/],
    ['no file', () => [...options, '--account', join(folder, 'none')], /none cannot be read/],
    ['a folder', () => [...options, '--account', folderOfTwo()], /two is no file/],
    ['no JSON', () => [...options, '--account', file('{\n "a": [,] }')], /account\.json: .* 2:8/],
    ['another answer', () => [...options, '--account', file('{}')], /which has UserDetailList/],
    [
      'another account',
      () => [...options, '--account', file(accountDetails({ ...demo, accountId: '999999999999' }))],
      /--account-id is 123456789012, and what was read is account 999999999999/,
    ],
    [
      'a wrong name',
      () => [...options, '--role-name', 'lambda=a/b', '--account', file(standing())],
      /--role-name is "a\/b"/,
    ],
    [
      'no scheduler',
      () => ['--release', '3.11.1', ...where, '--account', file(standing())],
      /--scheduler is missing/,
    ],
    ['an unknown option', () => [...options, '--as', 'cli'], /unknown option '--as'/],
  ])('with %s compares nothing', async (_what, args, message) => {
    const { exitCode, stdout, stderr } = await drift(...args());
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(message);
  });

  it('takes what should stand from a configuration file', async () => {
    const config = fileURLToPath(
      new URL('../../cluster-config/test/configs/3x-minimal.yaml', import.meta.url),
    );
    const fromConfig = ['--from-config', config, '--release', '3.11.1', ...where.slice(2)];
    const account = ['--account', file(standing())];
    const { exitCode, stdout, stderr } = await drift(...fromConfig, ...account, '--name', 'demo');
    expect(exitCode).toBe(1);
    expect(stderr).toContain('note: ');
    // What the options of the other account bound and tagged, the configuration does not.
    expect(stdout).toContain('Missing\n- policy demo-user\n');
    expect(stdout).toContain(
      '+ role demo-headNode: permissions boundary arn:aws:iam::123456789012:policy/b',
    );
  });

  it('has another exit code for a configuration that is wrong than for what differs', async () => {
    const wrong = join(folder, 'wrong.yaml');
    writeFileSync(wrong, 'Region: {{ region }}\n');
    const fromConfig = ['--from-config', wrong, '--release', '3.11.1', ...where.slice(2)];
    const { exitCode, stderr } = await drift(...fromConfig, '--account', file(standing()));
    expect(exitCode).toBe(2);
    expect(stderr).toContain('wrong.yaml:1:9: {{ region }} is left of a template');
  });

  it('asks AWS with --live alone', async () => {
    let calls = 0;
    const empty = ['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies'];
    const server = createServer((_request, response) => {
      calls += 1;
      const lists = empty.map((list) => `<${list}/>`).join('');
      const result = 'GetAccountAuthorizationDetails';
      response.end(
        `<${result}Response><${result}Result>${lists}</${result}Result></${result}Response>`,
      );
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    // A listening server of TCP has an address of this form.
    const { port } = server.address() as AddressInfo;
    vi.stubEnv('AWS_ENDPOINT_URL_IAM', `http://127.0.0.1:${port}`);
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'secret');
    const offline = await drift(...options, '--account', file(standing()));
    expect([offline.exitCode, calls]).toEqual([0, 0]);
    const { exitCode, stdout } = await drift(...options, '--live');
    server.closeAllConnections();
    server.close();
    expect([exitCode, calls]).toEqual([1, 1]);
    expect(stdout).toBe(
      ['Missing', '- policy demo-headNode', '- policy demo-lambda', '- role demo-headNode']
        .concat('- role demo-lambda', '- instance profile demo-headNode', '')
        .join('\n'),
    );
  });

  it('tells why AWS could not be asked', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL_IAM', 'http://127.0.0.1:1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'key');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'very-secret');
    vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
    const { exitCode, stdout, stderr } = await drift(...options, '--live');
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toMatch(/^error: The account cannot be read: .*ECONNREFUSED/);
    expect(stderr).not.toContain('secret');
  });
});
