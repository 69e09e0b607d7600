// `npm start -- ARGUMENTS`: the command pcluster-iam, out of a fresh clone.
import { existsSync, statSync, utimesSync } from 'node:fs';
import { newest } from './newest.mjs';
import { install, pnpm, root } from './pnpm.mjs';
import { run } from './run.mjs';

const program = `${root}packages/cli/dist/main.cjs`;
const sources = ['packages', 'scripts', 'pnpm-lock.yaml', 'tsconfig.base.json', 'tsup.config.ts'];

await install();
const changed = newest(...sources.map((source) => root + source));
if (!existsSync(program) || statSync(program).mtimeMs < changed) {
  const started = new Date();
  await pnpm(['run', 'build', '--filter=@pcluster-iam/cli']);
  // turbo leaves a file alone that is right already; its age then would say that it is stale.
  utimesSync(program, started, started);
}
// INIT_CWD is the folder npm was called in: a path among the arguments means a path from there.
const { INIT_CWD: cwd = process.cwd() } = process.env;
process.exitCode = await run(process.execPath, [program, ...process.argv.slice(2)], {
  cwd,
  stdio: 'inherit',
});
