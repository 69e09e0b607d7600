// `pnpm properties [times] [--seed number]`: the property tests, with other random cases than `pnpm test` has.
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { install, root } from '../scripts/pnpm.mjs';
import { run } from '../scripts/run.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: String(Date.now() % 1_000_000_000) } },
});

await install();
const using = ['grep', '--files-with-matches', 'fast-check', '--', '*.test.ts'];
const files = execFileSync('git', using, { cwd: root, encoding: 'utf8' }).trim().split('\n');
const vitest = `${root}node_modules/vitest/vitest.mjs`;
const args = [vitest, 'run', '--project=unit', '--typecheck=false', ...files];
for (let time = 0; time < Number(positionals[0] ?? 1) && !process.exitCode; time += 1) {
  const seed = String(Number(values.seed) + time);
  process.stderr.write(`seed ${seed}\n`);
  const env = { ...process.env, PROPERTY_SEED: seed };
  process.exitCode = await run(process.execPath, args, { cwd: root, env, stdio: 'inherit' });
}
