import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { format } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { run } from '../../../packages/cli/src/run.ts';

const path = (file: string) => fileURLToPath(new URL(file, import.meta.url));
const read = (file: string) => readFileSync(path(file), 'utf8');

afterEach(() => {
  vi.restoreAllMocks();
});

describe('the samples of a scheduler of your own', () => {
  it.each(['use', 'check'])('%s.ts prints what stands beside it', async (name) => {
    const lines: string[] = [];
    vi.spyOn(console, 'log').mockImplementation((...values) => lines.push(format(...values)));
    await import(/* @vite-ignore */ path(`${name}.ts`));
    expect(`${lines.join('\n')}\n`).toBe(read(`${name}.out`));
  });

  it('user.sh prints what stands beside it', async () => {
    const written = { stdout: '', stderr: '' };
    const [, ...args] = read('user.sh').split(/[\s\\]+/);
    const code = await run(
      args.filter(Boolean).map((arg) => (arg.startsWith('./') ? path(arg) : arg)),
      {
        stdout: { write: (text) => (written.stdout += text) },
        stderr: { write: (text) => (written.stderr += text) },
      },
    );
    expect({ code, ...written }).toEqual({ code: 0, stdout: read('user.out'), stderr: '' });
  });

  it('write a plugin in under 30 lines', () => {
    expect(read('my-scheduler.mjs').trimEnd().split('\n').length).toBeLessThan(30);
  });
});
