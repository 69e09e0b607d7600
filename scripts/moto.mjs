/**
 * Runs the script for AWS's own command, and the comparison with a live account, against the server of
 * moto, which answers in the place of IAM (`pnpm moto`, after `pnpm build`). It makes its own Python
 * environment, with moto and AWS's command in it. Without python3 it says so and is no failure.
 */
import { deepStrictEqual, match, strictEqual } from 'node:assert';
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { env, execPath, exit, stderr, stdout } from 'node:process';
import { setTimeout } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { pythonEnvironment } from './python-environment.mjs';

const bin = pythonEnvironment('moto', ['moto[server]==5.2.5', 'awscli==1.46.3']);
const main = fileURLToPath(new URL('../packages/cli/dist/main.cjs', import.meta.url));
const folder = mkdtempSync(join(tmpdir(), 'pcluster-iam-moto-'));
const port = await freePort();
const address = `http://127.0.0.1:${port}`;

/** Nothing of the settings of whoever runs it, so that no account of theirs is ever asked. */
const environment = {
  ...Object.fromEntries(Object.entries(env).filter(([name]) => !name.startsWith('AWS_'))),
  PATH: [bin, env.PATH].join(delimiter),
  HOME: folder,
  AWS_ENDPOINT_URL: address,
  AWS_ACCESS_KEY_ID: 'testing',
  AWS_SECRET_ACCESS_KEY: 'testing',
  AWS_REGION: 'eu-west-1',
  AWS_DEFAULT_REGION: 'eu-west-1',
  AWS_EC2_METADATA_DISABLED: 'true',
  AWS_MAX_ATTEMPTS: '2',
  NODE_NO_WARNINGS: '1',
};

/** moto's own account. */
const account = '123456789012';
const boundary = `arn:aws:iam::${account}:policy/boundary`;
const administrator = 'arn:aws:iam::aws:policy/AdministratorAccess';
const instanceCore = 'arn:aws:iam::aws:policy/AmazonSSMManagedInstanceCore';
const headNode = { thing: 'role', name: 'demo-headNode' };
const wanted = [
  ...['--scheduler', 'slurm', '--release', '3.11.1', '--region', 'eu-west-1'],
  ...['--account-id', account, '--name', 'demo', '--for', 'user', '--for', 'headNode'],
  ...['--for', 'lambda', '--tag', 'team=hpc one', '--attach-user', 'operator'],
  ...['--attach-group', 'staff', '--policy-path', '/hpc/', '--role-boundary-arn', boundary],
];
const allow = (...Action) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
  });

let passed = 0;
let failed = 0;

const server = spawn(join(bin, 'moto_server'), ['-H', '127.0.0.1', '-p', String(port)], {
  env: { ...environment, MOTO_IAM_LOAD_MANAGED_POLICIES: 'true' },
  stdio: ['ignore', 'ignore', 'ignore'],
});
try {
  await answering();
  checks();
} catch (error) {
  failed += 1;
  stderr.write(`FAILED: ${error.stack}\n`);
} finally {
  const ended = once(server, 'exit');
  if (server.kill()) await ended;
  rmSync(folder, { recursive: true });
}
stdout.write(`moto: ${passed} passed, ${failed} failed\n`);
exit(failed === 0 ? 0 : 1);

function checks() {
  // Each is about the account as the one before has left it, so the first that fails ends them.
  aws('create-policy', '--policy-name=boundary', `--policy-document=${allow('*')}`);
  aws('create-user', '--user-name=operator');
  aws('create-group', '--group-name=staff');
  run(execPath, main, 'deploy', '--as', 'cli', ...wanted, '--out', join(folder, 'bundle'));
  const deploy = () => run('sh', join(folder, 'bundle/deploy.sh')).stderr;

  check('an empty account lacks all of it', () => {
    const found = drift();
    deepStrictEqual(new Set(found.map(({ kind }) => kind)), new Set(['missing']));
    strictEqual(found.filter(({ thing }) => thing === 'role').length, 2);
    strictEqual(found.filter(({ thing }) => thing === 'instance profile').length, 1);
  });
  check('the script makes all of it', () => {
    match(deploy(), /^created policy demo-user$/m);
    deepStrictEqual(drift(), []);
  });
  check('the script changes nothing the second time', () => {
    const before = details();
    strictEqual(deploy(), '');
    deepStrictEqual(details(), before);
  });
  check('saved details tell the same as the account itself', () => {
    deepStrictEqual(drift('--account', saved()), []);
  });

  const policy = `--policy-arn=arn:aws:iam::${account}:policy/hpc/demo-lambda`;
  const role = '--role-name=demo-headNode';
  aws('detach-role-policy', role, `--policy-arn=${instanceCore}`);
  aws('attach-role-policy', role, `--policy-arn=${administrator}`);
  aws('put-role-policy', role, '--policy-name=own', `--policy-document=${allow('s3:*')}`);
  aws('delete-role-permissions-boundary', role);
  aws('untag-role', role, '--tag-keys=team');
  aws('create-policy-version', policy, '--set-as-default', `--policy-document=${allow('sqs:*')}`);
  aws('detach-user-policy', '--user-name=operator', `--policy-arn=${personPolicy()}`);
  const beside = [
    { kind: 'extra', ...headNode, part: 'attachment', found: administrator },
    { kind: 'extra', ...headNode, part: 'inline policy', found: 'own' },
  ];
  check('each change is told, and nothing else', () => {
    const found = drift();
    const [{ access, ...document }] = found.filter(({ part }) => part === 'document');
    const name = 'demo-lambda';
    deepStrictEqual(document, { kind: 'changed', thing: 'policy', name, part: 'document' });
    match(JSON.stringify(access.gained), /sqs:DeleteQueue/);
    match(JSON.stringify(access.lost), /logs:/);
    deepStrictEqual(
      found.filter(({ part }) => part !== 'document'),
      [
        {
          kind: 'missing',
          thing: 'user',
          name: 'operator',
          part: 'attachment',
          expected: personPolicy(),
        },
        { kind: 'missing', ...headNode, part: 'permissions boundary', expected: boundary },
        { kind: 'missing', ...headNode, part: 'attachment', expected: instanceCore },
        ...beside,
        { kind: 'missing', ...headNode, part: 'tag', expected: 'team=hpc one' },
      ],
    );
    deepStrictEqual(drift('--account', saved()), found);
  });
  check('the script mends what it makes, and leaves what is beside it', () => {
    deploy();
    deepStrictEqual(drift(), beside);
  });
  hostileNames();
}

/** What IAM takes in names and paths, and a shell would obey. */
function hostileNames() {
  const name = '=,.@+_-';
  const path = `/'$(touch\${IFS}pwned)\`\`"\\;&|/`;
  const hostile = [
    ...['--scheduler', 'slurm', '--release', '3.11.1', '--region', 'eu-west-1'],
    ...['--account-id', account, `--name=${name}`, '--for', 'lambda', '--policy-path', path],
  ];
  run(execPath, main, 'deploy', '--as', 'cli', ...hostile, '--out', join(folder, 'hostile'));
  check('the script makes what is full of quotes, and runs none of it', () => {
    const deploy = () => run('sh', join(folder, 'hostile/deploy.sh')).stderr;
    match(deploy(), /^created policy =,\.@\+_--lambda$/m);
    strictEqual(deploy(), '');
    const { Policies } = details();
    const arn = `arn:aws:iam::${account}:policy${path}${name}-lambda`;
    strictEqual(Policies.filter(({ Arn }) => Arn === arn).length, 1);
    strictEqual(readdirSync(folder).includes('pwned'), false);
  });
}

function personPolicy() {
  return `arn:aws:iam::${account}:policy/hpc/demo-user`;
}

function check(name, body) {
  body();
  passed += 1;
  stderr.write(`ok: ${name}\n`);
}

/** What the command tells, which is data where it was compared. */
function drift(...from) {
  const source = from.length === 0 ? ['--live'] : from;
  const answer = answerOf(execPath, main, 'drift', ...wanted, ...source, '--json');
  const found = JSON.parse(answer.stdout || 'null');
  deepStrictEqual([answer.status, answer.stderr], [found?.length === 0 ? 0 : 1, '']);
  return found;
}

function details() {
  return JSON.parse(aws('get-account-authorization-details'));
}

function saved() {
  const path = join(folder, 'account.json');
  writeFileSync(path, aws('get-account-authorization-details'));
  return path;
}

function aws(...args) {
  return run('aws', 'iam', ...args).stdout;
}

function run(command, ...args) {
  const answer = answerOf(command, ...args);
  if (answer.status === 0) return answer;
  throw new Error(`${command} ${args.join(' ')}: ${answer.error?.message ?? answer.stderr}`);
}

function answerOf(command, ...args) {
  return spawnSync(command, args, {
    cwd: folder,
    encoding: 'utf8',
    env: environment,
    maxBuffer: 64 * 1024 * 1024,
  });
}

async function freePort() {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const { port } = probe.address();
  probe.close();
  await once(probe, 'close');
  return port;
}

async function answering() {
  for (let attempt = 0; attempt < 240; attempt += 1) {
    if (server.exitCode !== null) throw new Error(`moto's server ended with ${server.exitCode}`);
    try {
      await (await fetch(`${address}/moto-api/`)).arrayBuffer();
      return;
    } catch {
      await setTimeout(250);
    }
  }
  throw new Error("moto's server did not answer within a minute");
}
