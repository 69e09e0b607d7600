import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, it } from 'vitest';
import manifest from '../../cli/package.json' with { type: 'json' };

const main = fileURLToPath(new URL(`../../cli/${manifest.bin['pcluster-iam']}`, import.meta.url));
const config = fileURLToPath(
  new URL('../../cluster-config/test/configs/3x-minimal.yaml', import.meta.url),
);

const rows = 150;
const table = [
  'name,accountId,config,release',
  ...Array.from({ length: rows }, (_none, index) => `c${index},123456789012,${config},3.11.1`),
].join('\n');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'pcluster-iam-fleet-'));
  writeFileSync(join(folder, 'table.csv'), table);
});

afterEach(() => {
  rmSync(folder, { recursive: true });
});

/** Every file below a folder that is in its place, by its path. */
function filesIn(out: string): ReadonlyMap<string, string> {
  const paths = readdirSync(join(folder, out), { recursive: true, encoding: 'utf8' });
  const own = paths.filter((path) => /^c\d+.*\.json$/.test(path));
  return new Map(own.map((path) => [path, readFileSync(join(folder, out, path), 'utf8')]));
}

function fleet(out: string, ...args: readonly string[]) {
  const all = [main, 'fleet', 'table.csv', '--out', out, ...args];
  return spawnSync(process.execPath, all, { cwd: folder, encoding: 'utf8' });
}

it.each(['SIGKILL', 'SIGINT'] as const)(
  'goes on where %s ended it, and leaves no half of a file',
  async (signal) => {
    const args = [main, 'fleet', 'table.csv', '--out', 'out', '--json'];
    const child = spawn(process.execPath, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    child.stdout.once('data', () => child.kill(signal));
    const end = await new Promise((done) => child.on('close', (status, by) => done(by ?? status)));
    expect(end).toBe(signal === 'SIGKILL' ? signal : 1);

    expect(fleet('whole').status).toBe(0);
    const whole = filesIn('whole');
    const interrupted = filesIn('out');
    expect(interrupted.size).toBeGreaterThan(0);
    expect(interrupted.size).toBeLessThan(whole.size);
    for (const [path, text] of interrupted) expect(text).toBe(whole.get(path));

    const { status, stderr } = fleet('out');
    expect(status).toBe(0);
    expect(stderr).toMatch(
      /^out: rows: 150, written: \d+, replaced: 0, unchanged: [1-9]\d*, failed: 0\n$/,
    );
    expect(filesIn('out')).toStrictEqual(whole);
    expect(readdirSync(join(folder, 'out'))).toHaveLength(rows);
  },
);

it('reads a table from standard input, whose configurations are those of the folder it runs in', () => {
  writeFileSync(join(folder, 'cluster.yaml'), readFileSync(config));
  const input = JSON.stringify([
    { name: 'c0', accountId: '123456789012', config: 'cluster.yaml', release: '3.11.1' },
  ]);
  const args = [main, 'fleet', '-', '--format', 'json', '--out', 'out'];
  const { status, stderr } = spawnSync(process.execPath, args, {
    cwd: folder,
    input,
    encoding: 'utf8',
  });
  expect({ status, stderr }).toStrictEqual({
    status: 0,
    stderr: 'out: rows: 1, written: 1, replaced: 0, unchanged: 0, failed: 0\n',
  });
});
