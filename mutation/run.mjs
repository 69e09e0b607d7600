// `pnpm mutation [core|meaning]`: Stryker over core, or over what compares and evaluates policies;
// further arguments are handed to `stryker run`.
import { existsSync } from 'node:fs';
import { install, pnpm, root } from '../scripts/pnpm.mjs';
import { run } from '../scripts/run.mjs';

await install();
// The questions of `stryker init`, which is not used here, ask for a newer Node than Stryker does.
const lenient = '--config.engine-strict=false';
await pnpm(['--dir', 'mutation', '--ignore-workspace', lenient, 'install', '--frozen-lockfile']);
const stryker = `${root}mutation/node_modules/@stryker-mutator/core/bin/stryker.js`;
const [first = '', ...more] = process.argv.slice(2);
const isPart = existsSync(`${root}mutation/${first}.config.json`);
const config = `mutation/${isPart ? first : 'core'}.config.json`;
const args = [stryker, 'run', config, ...(isPart ? more : process.argv.slice(2))];
process.exitCode = await run(process.execPath, args, { cwd: root, stdio: 'inherit' });
