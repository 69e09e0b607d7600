import { closeSync, openSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { consumer, nodes, run } from './consumer.ts';
import { documents } from './documents.ts';

const command = join(consumer, 'node_modules/.bin/pcluster-iam');

/** `ec2RoleName: 'a'` as it is written on a command line: `--ec2-role-name a`. */
function commandLine(options: Readonly<Record<string, string>>): readonly string[] {
  return Object.entries(options).flatMap(([name, value]) => [
    `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`,
    value,
  ]);
}

const slurm = ['user', '--scheduler', 'slurm', '--release', '2.4.1', '--region', 'eu-west-1'];
const right = [...slurm, '--account-id', '123456789012', '--ec2-role-name', 'parallelcluster-ec2'];
const wrong = [...slurm, '--account-id', '12345', '--ec2-role-name', 'a*'];

describe.each(nodes)('with %s', (node) => {
  const pclusterIam = (...args: readonly string[]) => run(node, command, ...args);

  it.each(documents)('prints the $kind policy of $scheduler', (document) => {
    const { scheduler, kind, options, expected } = document;
    const common = { scheduler, release: '2.4.1', ...options };
    const { status, stdout, stderr } = pclusterIam(kind, ...commandLine(common));
    expect({ status, stderr }).toStrictEqual({ status: 0, stderr: '' });
    expect(JSON.parse(stdout)).toStrictEqual(expected);
  });

  it('prints the trust policies', () => {
    for (const service of ['ec2', 'lambda']) {
      const { status, stdout, stderr } = pclusterIam('trust', service, '--region', 'eu-west-1');
      expect({ status, stderr }).toStrictEqual({ status: 0, stderr: '' });
      expect(JSON.parse(stdout)).toStrictEqual({
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: `${service}.amazonaws.com` },
            Action: 'sts:AssumeRole',
          },
        ],
      });
    }
  });

  it('exits with 1 on wrong input, and names every option that is wrong', () => {
    const { status, stdout, stderr } = pclusterIam(...wrong);
    expect({ status, stdout }).toStrictEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('--account-id');
    expect(stderr).toContain('--ec2-role-name');
  });

  it('exits with 2 on wrong usage, and names the option', () => {
    const { status, stdout, stderr } = pclusterIam(...right, '--regoin', 'eu-west-1');
    expect({ status, stdout }).toStrictEqual({ status: 2, stdout: '' });
    expect(stderr).toContain('--regoin');
  });
});

describe('the installed command', () => {
  const printed = run(command, ...right);

  it('is a program of its own, and lists the schedulers', () => {
    expect({ status: printed.status, stderr: printed.stderr }).toEqual({ status: 0, stderr: '' });
    const { status, stdout } = run(command, 'schedulers');
    expect(status).toBe(0);
    const names = JSON.parse(stdout).map(({ name }: { readonly name: string }) => name);
    expect(new Set(names)).toStrictEqual(new Set(documents.map(({ scheduler }) => scheduler)));
  });

  it('prints the same document on one line with --compact', () => {
    const { status, stdout } = run(command, ...right, '--compact');
    expect(status).toBe(0);
    expect(stdout).toBe(`${JSON.stringify(JSON.parse(printed.stdout))}\n`);
  });

  it('writes no colour and no control character into a pipe', () => {
    const { stdout, stderr } = run(command, ...wrong);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there.
    expect(stdout + stderr).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });
});

describe('--out', () => {
  const path = join(consumer, 'policy.json');

  it('replaces the file as a whole, so that no reader sees half of it', () => {
    writeFileSync(path, 'what was there');
    const before = openSync(path, 'r');
    const { status, stdout, stderr } = run(command, ...right, '--out', 'policy.json');
    expect({ status, stdout, stderr }).toMatchObject({ status: 0, stdout: '' });
    expect(readFileSync(path, 'utf8')).toBe(run(command, ...right).stdout);
    // The file that was open before is still the old one: a new one has taken its name.
    expect(readFileSync(before, 'utf8')).toBe('what was there');
    closeSync(before);
  });

  it('leaves the file alone where the input is wrong, and no other file behind', () => {
    writeFileSync(path, 'what was there');
    const files = readdirSync(consumer);
    expect(run(command, ...wrong, '--out', 'policy.json').status).toBe(1);
    expect(readFileSync(path, 'utf8')).toBe('what was there');
    expect(readdirSync(consumer)).toStrictEqual(files);
  });

  it('names the option where the file cannot be written', () => {
    const { status, stdout, stderr } = run(command, ...right, '--out', 'no/such/folder.json');
    expect({ status, stdout }).toStrictEqual({ status: 1, stdout: '' });
    expect(stderr).toContain('--out');
  });
});
