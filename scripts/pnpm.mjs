import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { run } from './run.mjs';

/** The folder of the repository. */
export const root = fileURLToPath(new URL('..', import.meta.url));

/** A file descriptor for the output of what is not the program itself: stdout is the program's alone. */
const stderr = 2;

const { packageManager } = JSON.parse(readFileSync(`${root}package.json`, 'utf8'));

// npm hands its own settings to its scripts as npm_config_*; pnpm would read them as its own.
const environment = Object.fromEntries(
  Object.entries(process.env).filter(([name]) => !name.startsWith('npm_config_')),
);

/**
 * Runs the pnpm that package.json names, which npx fetches where it is not there yet. Ends this
 * process with pnpm's exit code if pnpm fails.
 */
export async function pnpm(args, stdout = stderr) {
  const code = await run('npx', ['--yes', '--prefer-offline', packageManager, ...args], {
    cwd: root,
    env: { ...environment, TURBO_TELEMETRY_DISABLED: '1', DO_NOT_TRACK: '1' },
    stdio: ['ignore', stdout, 'inherit'],
    shell: process.platform === 'win32', // npx is a .cmd file there
  });
  if (code !== 0) process.exit(code);
}

/** Installs what the lockfile names, unless that is what is installed. */
export async function install() {
  const installed = read('node_modules/.pnpm/lock.yaml');
  if (installed !== read('pnpm-lock.yaml')) await pnpm(['install', '--frozen-lockfile']);
}

function read(file) {
  try {
    return readFileSync(root + file, 'utf8');
  } catch {
    return undefined;
  }
}
