import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { pcluster } from '../test/pcluster.ts';

let folder: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pcluster-iam-diff-'));
});

afterAll(() => {
  rmSync(folder, { recursive: true });
});

function file(name: string, value: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, typeof value === 'string' ? value : JSON.stringify(value));
  return path;
}

const policy = (...Action: readonly string[]) => ({
  Version: '2012-10-17',
  Statement: [{ Effect: 'Allow', Action, Resource: '*' }],
});

describe('diff', () => {
  const send = () => file('send.json', policy('sqs:SendMessage'));
  const both = () => file('both.json', policy('sqs:SendMessage', 'sqs:ListQueues'));

  it('tells what is newly allowed, and fails on it only when it is asked to', async () => {
    const { exitCode, stdout } = await pcluster('diff', send(), both());
    expect(exitCode).toBe(0);
    expect(stdout).toBe('Newly allowed\n+ sqs:ListQueues on *\n    such as sqs:ListQueues on *\n');
    expect((await pcluster('diff', send(), both(), '--no-new-access')).exitCode).toBe(1);
    expect((await pcluster('diff', send(), both(), '--no-lost-access')).exitCode).toBe(0);
  });

  it('tells what is lost', async () => {
    const { stdout } = await pcluster('diff', both(), send());
    expect(stdout).toMatch(/^No longer allowed\n- sqs:ListQueues on \*\n/);
    expect((await pcluster('diff', both(), send(), '--no-lost-access')).exitCode).toBe(1);
    expect((await pcluster('diff', both(), send(), '--no-new-access')).exitCode).toBe(0);
  });

  it('takes what is written otherwise for the same', async () => {
    const other = file('other.json', {
      Version: '2012-10-17',
      Statement: ['sqs:listqueues', 'sqs:Send*'].map((Action) => ({
        Effect: 'Allow',
        Action,
        Resource: ['*', 'arn:aws:sqs:eu-west-1:123456789012:demo'],
      })),
    });
    const { stdout } = await pcluster('diff', both(), other);
    // sqs:Send* is sqs:SendMessage as of the data, and whatever may come.
    expect(stdout).toMatch(/^Newly allowed\n\+ sqs:send… on \*\n/);
    expect(stdout).not.toContain('No longer');
  });

  it('prints data', async () => {
    const { stdout } = await pcluster('diff', send(), both(), '--json');
    expect(JSON.parse(stdout).gained[0].actions).toEqual(['sqs:ListQueues']);
  });

  it.each([
    ['broken.json', '{ "Statement": [', /broken\.json:1:\d+: /],
    ['none.json', '{}', /none\.json is no policy: it has no Statement/],
    ['number.json', '7', /number\.json is no policy/],
  ])('refuses %s, of which nobody knows what it grants', async (name, text, message) => {
    const { exitCode, stderr, stdout } = await pcluster('diff', send(), file(name, text));
    expect([exitCode, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(message);
  });
});

describe('check', () => {
  const options = [
    ...['--scheduler', 'slurm', '--region', 'eu-west-1', '--account-id', '123456789012'],
    ...['--for', 'user', '--ec2-role-name', 'parallelcluster-ec2'],
  ];

  it('finds nothing missing in what was built for the release, and something for a later one', async () => {
    const built = await pcluster('policies', ...options, '--release', '2.4.1');
    const path = file('user.json', built.stdout);
    const same = await pcluster('check', path, ...options, '--release', '2.4.1');
    expect(same).toEqual({ exitCode: 0, stdout: 'Nothing is missing.\n', stderr: '' });
    // AWS's text has ec2:DescribeInstanceTypes from 2.8.0 on.
    const later = await pcluster('check', path, ...options, '--release', '2.8.0');
    expect(later.exitCode).toBe(1);
    expect(later.stdout).toMatch(/^Missing\n/);
    expect(later.stdout).toContain('ec2:DescribeInstanceTypes');
  });

  it('prints data, and tells of wrong options like the other commands', async () => {
    const path = file('little.json', policy('sqs:SendMessage'));
    const { stdout } = await pcluster('check', path, ...options, '--release', '2.4.1', '--json');
    expect(JSON.parse(stdout).missing.length).toBeGreaterThan(0);
    const wrong = await pcluster('check', path, ...options, '--release', '9.9.9');
    expect(wrong.exitCode).not.toBe(0);
    expect(wrong.stderr).toContain('--release');
  });
});
