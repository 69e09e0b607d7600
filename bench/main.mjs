// `pnpm bench`: installs what only the benchmark needs, builds the packages, and measures.
import { install, pnpm, root } from '../scripts/pnpm.mjs';
import { run } from '../scripts/run.mjs';

await install();
await pnpm(['install', '--dir', 'bench', '--ignore-workspace', '--frozen-lockfile']);
await pnpm(['run', 'build']);
for (const benchmark of [
  'documents',
  'changes',
  'start-up',
  'meaning',
  'diff',
  'pack',
  'minimize',
  'lint',
  'fleet',
]) {
  const args = [`${root}bench/${benchmark}.mjs`, ...process.argv.slice(2)];
  process.exitCode ||= await run(process.execPath, args, { stdio: 'inherit' });
}
