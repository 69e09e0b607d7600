import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildUserPolicy } from '@pcluster-iam/core';
import { slurm } from '@pcluster-iam/slurm';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { pcluster } from '../test/pcluster.ts';

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pcluster-iam-minimize-'));
});

afterEach(async () => {
  await rm(folder, { recursive: true });
});

/** Runs `minimize` on a file of this text, and answers with everything that came out of it. */
async function minimize(value: unknown, ...options: readonly string[]) {
  const path = join(folder, 'policy.json');
  await writeFile(path, typeof value === 'string' ? value : JSON.stringify(value, undefined, 2));
  return pcluster('minimize', path, ...options);
}

const allow = (Sid: string, Action: unknown, Resource = '*') => ({
  Sid,
  Effect: 'Allow',
  Action,
  Resource,
});
const documentOf = (...Statement: readonly object[]) => ({ Version: '2012-10-17', Statement });

const policy = documentOf(
  allow('One', ['sqs:SendMessage', 'sqs:Send*']),
  allow('Two', 'sqs:ListQueues'),
);
const minimized = documentOf(allow('One', ['sqs:Send*', 'sqs:ListQueues']));
const characters = (value: unknown) => JSON.stringify(value).length;

describe('minimize', () => {
  it('prints the document, and for people what became of it', async () => {
    const { exitCode, stdout, stderr } = await minimize(policy);
    expect({ exitCode, stdout, stderr }).toEqual({
      exitCode: 0,
      stdout: `${JSON.stringify(minimized, undefined, 2)}\n`,
      stderr: `${characters(minimized)} characters, ${characters(policy) - characters(minimized)} fewer than before\n  no longer there: the Sids Two\n`,
    });
  });

  it('leaves statements with a Sid as they are where it is asked to', async () => {
    const { stdout } = await minimize(policy, '--keep-sids', '--compact');
    const kept = documentOf(allow('One', 'sqs:Send*'), allow('Two', 'sqs:ListQueues'));
    expect(stdout).toBe(`${JSON.stringify(kept)}\n`);
  });

  it('writes to a file, and the data where that is asked for', async () => {
    const out = join(folder, 'out.json');
    const { exitCode, stdout, stderr } = await minimize(policy, '--json', '--out', out);
    expect({ exitCode, stdout, stderr }).toEqual({ exitCode: 0, stdout: '', stderr: '' });
    expect(JSON.parse(await readFile(out, 'utf8'))).toEqual({
      document: minimized,
      size: characters(minimized),
      sizeBefore: characters(policy),
      removedSids: ['Two'],
      wildcards: [],
      isComplete: true,
    });
  });

  it('takes the answer of the AWS command line', async () => {
    const { exitCode, stdout } = await minimize({ PolicyVersion: { Document: policy } });
    expect({ exitCode, document: JSON.parse(stdout) }).toEqual({
      exitCode: 0,
      document: minimized,
    });
  });

  it('says when nothing is shorter', async () => {
    const { stdout, stderr } = await minimize(minimized);
    expect(JSON.parse(stdout)).toEqual(minimized);
    expect(stderr).toBe(`${characters(minimized)} characters, 0 fewer than before\n`);
  });
});

describe('a budget', () => {
  const built = buildUserPolicy({
    scheduler: slurm,
    release: '2.4.1',
    region: 'eu-west-1',
    accountId: '123456789012',
    ec2RoleName: 'parallelcluster-ec2',
  });

  it('is met by leaving Sids out and then by wildcards, each of which is told', async () => {
    const { stdout: shortest } = await minimize(built, '--compact');
    const needed = shortest.trimEnd().length;
    const { exitCode, stdout, stderr } = await minimize(built, '--compact', '--budget', '2900');
    expect(needed).toBeGreaterThan(2_900);
    expect(exitCode).toBe(0);
    expect(stdout.trimEnd().length).toBeLessThanOrEqual(2_900);
    expect(stderr).toMatch(
      /^ {2}Statement\[\d+\]\.Action: \S+:\S*\*\S* instead of \S+:.*; as of \d{4}-\d\d-\d\d it stands for no other action$/m,
    );
  });

  it('that cannot be met is an error that says how small the document can be', async () => {
    const { exitCode, stdout, stderr } = await minimize(built, '--budget', '100');
    expect({ exitCode, stdout }).toEqual({ exitCode: 1, stdout: '' });
    expect(stderr).toMatch(
      /^error: The document has (\d+) characters at least.*and may have 100: \d+ are too many\.\n$/,
    );
  });
});

describe('what cannot be minimized', () => {
  it.each([
    ['two policies', [policy, policy], 'holds 2 policies; one is minimized at a time'],
    ['no policy', { x: 1 }, 'is no policy: it has no Statement'],
    ['no JSON', '{ "Statement": [', 'closing'],
    ['a key that stands twice', '{ "Statement": [], "Statement": [] }', 'stands twice'],
    [
      'a template with parts that come later',
      {
        Resources: {
          Policy: {
            Type: 'AWS::IAM::ManagedPolicy',
            Properties: {
              PolicyDocument: documentOf(allow('A', 'sqs:*', { Ref: 'Arn' } as never)),
            },
          },
        },
      },
      'has parts that are known later',
    ],
  ])('%s is refused', async (_what, value, message) => {
    const { exitCode, stdout, stderr } = await minimize(value);
    expect({ exitCode, stdout }).toEqual({ exitCode: 2, stdout: '' });
    expect(stderr).toContain(message);
  });

  it('a document that is none is refused with what is wrong with it', async () => {
    const { exitCode, stderr } = await minimize({ Statement: [1] });
    expect(exitCode).toBe(1);
    expect(stderr).toContain('Statement[0] is no object');
  });

  it.each([
    ['no file', []],
    ['a file that is not there', ['nowhere.json']],
    ['a budget that is no number', ['x.json', '--budget', 'small']],
    ['a budget of nothing', ['x.json', '--budget', '0']],
    ['two files', ['x.json', 'y.json']],
  ])('%s is a mistake of usage', async (_what, args) => {
    expect(await pcluster('minimize', ...args)).toMatchObject({ exitCode: 2, stdout: '' });
  });
});
