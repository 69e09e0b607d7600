// `pnpm mutation`: Stryker over core; further arguments are handed to `stryker run`.
import { install, pnpm, root } from '../scripts/pnpm.mjs';
import { run } from '../scripts/run.mjs';

await install();
// The questions of `stryker init`, which is not used here, ask for a newer Node than Stryker does.
const lenient = '--config.engine-strict=false';
await pnpm(['--dir', 'mutation', '--ignore-workspace', lenient, 'install', '--frozen-lockfile']);
const stryker = `${root}mutation/node_modules/@stryker-mutator/core/bin/stryker.js`;
const args = [stryker, 'run', 'mutation/stryker.config.json', ...process.argv.slice(2)];
process.exitCode = await run(process.execPath, args, { cwd: root, stdio: 'inherit' });
