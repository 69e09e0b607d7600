import { execFile } from 'node:child_process';
import { mkdirSync, realpathSync, rmSync, symlinkSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { consumer } from './consumer.ts';

/** Where npm would put AWS's client in the project, beside the command. */
const scope = join(consumer, 'node_modules/@aws-sdk');
const installed = fileURLToPath(new URL('../node_modules/@aws-sdk/client-iam', import.meta.url));

const lists = ['UserDetailList', 'GroupDetailList', 'RoleDetailList', 'Policies']
  .map((list) => `<${list}/>`)
  .join('');
const action = 'GetAccountAuthorizationDetails';
const empty = `<${action}Response><${action}Result>${lists}</${action}Result></${action}Response>`;

let server: Server;
let calls = 0;

beforeAll(async () => {
  server = createServer((_request, response) => {
    calls += 1;
    response.end(empty);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
});

afterAll(() => {
  rmSync(scope, { recursive: true, force: true });
  server.closeAllConnections();
  server.close();
});

interface Answer {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

function drift(source: readonly string[], input = ''): Promise<Answer> {
  // A listening server of TCP has an address of this form.
  const { port } = server.address() as AddressInfo;
  const args = [
    ...[join(consumer, 'node_modules/.bin/pcluster-iam'), 'drift', ...source, '--for', 'lambda'],
    ...['--scheduler', 'slurm', '--release', '3.11.1'],
    ...['--region', 'eu-west-1', '--account-id', '123456789012'],
  ];
  const env = {
    ...process.env,
    AWS_ENDPOINT_URL_IAM: `http://127.0.0.1:${port}`,
    AWS_ACCESS_KEY_ID: 'key',
    AWS_SECRET_ACCESS_KEY: 'very-secret',
    NODE_NO_WARNINGS: '1',
  };
  return new Promise((resolve) => {
    const child = execFile(process.execPath, args, { cwd: consumer, env }, (error, ...written) => {
      const [stdout, stderr] = written;
      resolve({ exitCode: error === null ? 0 : Number(error.code), stdout, stderr });
    });
    child.stdin?.end(input);
  });
}

const missing = {
  exitCode: 1,
  stdout: 'Missing\n- policy parallelcluster-lambda\n- role parallelcluster-lambda\n',
  stderr: '',
};

it('the command reads an account from standard input, and asks nobody', async () => {
  const details = { UserDetailList: [], GroupDetailList: [], RoleDetailList: [], Policies: [] };
  expect(await drift(['--account', '-'], JSON.stringify(details))).toEqual(missing);
  expect(await drift(['--account', '-'], '{')).toMatchObject({ exitCode: 2, stdout: '' });
  expect(calls).toBe(0);
});

it('the command names the client of AWS that it needs, and finds it where it is installed', async () => {
  const without = await drift(['--live']);
  expect(without).toMatchObject({ exitCode: 2, stdout: '' });
  expect(without.stderr).toContain('npm install @aws-sdk/client-iam');
  expect(calls).toBe(0);

  mkdirSync(scope);
  symlinkSync(realpathSync(installed), join(scope, 'client-iam'), 'dir');
  expect(await drift(['--live'])).toEqual(missing);
  expect(calls).toBe(1);
});
