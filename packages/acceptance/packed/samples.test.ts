import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, it } from 'vitest';
import manifest from '../../cli/package.json' with { type: 'json' };

const docs = fileURLToPath(new URL('../../../docs/', import.meta.url));
const main = fileURLToPath(new URL(`../../cli/${manifest.bin['pcluster-iam']}`, import.meta.url));
const examples = join(docs, 'examples');

/** Accepts what a sample passes to AWS's own command, provided that its documents are JSON. */
const aws = `#!/usr/bin/env node
for (const argument of process.argv) {
  if (argument.startsWith('file://')) {
    JSON.parse(require('node:fs').readFileSync(argument.slice('file://'.length), 'utf8'));
  }
}
`;

/** A copy of the samples, so that they may write files; beside the packages that plugins import. */
let copy: string;

beforeAll(() => {
  copy = mkdtempSync(join(docs, 'node_modules', 'samples-'));
  cpSync(examples, copy, { recursive: true });
  writeFileSync(join(copy, 'aws'), aws, { mode: 0o755 });
  const command = `#!/bin/sh\nexec '${process.execPath}' '${main}' "$@"\n`;
  writeFileSync(join(copy, 'pcluster-iam'), command, { mode: 0o755 });
});

afterAll(() => {
  rmSync(copy, { recursive: true });
});

const samples = readdirSync(examples, { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.sh'))
  .map((file) => file.slice(0, -'.sh'.length));

it.each(samples)('the shell sample %s prints what stands beside it', async (name) => {
  const { status, stdout, stderr } = spawnSync('sh', ['-e', `${basename(name)}.sh`], {
    cwd: dirname(join(copy, name)),
    encoding: 'utf8',
    env: { ...process.env, PATH: [copy, process.env.PATH].join(delimiter) },
  });
  expect({ status, stderr }).toStrictEqual({ status: 0, stderr: '' });
  const result = ['.json', '.out'].find((end) => existsSync(join(examples, name + end)));
  if (result === undefined) expect(stdout).toBe('');
  else await expect(stdout).toMatchFileSnapshot(join(examples, name + result));
});
