import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { format } from 'node:util';
import { afterEach, describe, expect, it, vi } from 'vitest';

const examples = fileURLToPath(new URL('.', import.meta.url));
const script = join(examples, '../../scripts/samples.mjs');

afterEach(() => {
  vi.restoreAllMocks();
});

const samples = readdirSync(examples)
  .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
  .map((file) => file.slice(0, -'.ts'.length));

describe('a TypeScript sample', () => {
  it.each(samples)('%s prints what stands beside it', async (name) => {
    const lines: string[] = [];
    vi.spyOn(console, 'log').mockImplementation((...values) => lines.push(format(...values)));
    await import(/* @vite-ignore */ `${examples}${name}.ts`);
    const result = existsSync(`${examples}${name}.json`) ? `${name}.json` : `${name}.out`;
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(result);
  });
});

describe('the pages', () => {
  it('show the samples as they are, and no block that is none', () => {
    expect(check()).toBe('');
  });

  it('fail with a block that differs from its sample or has none', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pcluster-iam-'));
    const page = join(folder, 'page.md');
    writeFileSync(
      page,
      '<!-- sample: examples/trust-policy.sh -->\n```sh\nelse\n```\n\n```ts\nbare();\n```\n',
    );
    expect(check(page)).toMatch(/differs from its samples.*\n.*a block of ts has no sample/);
    rmSync(folder, { recursive: true });
  });
});

/** What the script complains about; it fails exactly when it complains. */
function check(...pages: readonly string[]): string {
  try {
    execFileSync('node', [script, '--check', ...pages], { encoding: 'utf8', stdio: 'pipe' });
    return '';
  } catch (error) {
    return String(Reflect.get(Object(error), 'stderr'));
  }
}
