// `pnpm fuzz [seconds] [--seed number]`: changes real documents until the time is over.
import { parseArgs } from 'node:util';
import { install, root } from '../scripts/pnpm.mjs';
import { run } from '../scripts/run.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { seed: { type: 'string', default: String(Date.now() % 1_000_000_000) } },
});
const environment = { FUZZ_SECONDS: positionals[0] ?? '60', FUZZ_SEED: values.seed };

await install();
process.stderr.write(`seed ${environment.FUZZ_SEED}, ${environment.FUZZ_SECONDS} seconds\n`);
process.exitCode = await run(
  process.execPath,
  [`${root}node_modules/vitest/vitest.mjs`, 'run', '--project=unit', '--typecheck=false', 'fuzz'],
  { cwd: root, env: { ...process.env, ...environment }, stdio: 'inherit' },
);
