import { spawnSync } from 'node:child_process';
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exit, stderr } from 'node:process';
import { fileURLToPath } from 'node:url';

const cache = fileURLToPath(new URL('../node_modules/.cache', import.meta.url));

/**
 * Makes a Python environment with some pinned packages, unless it is there, and answers with the folder
 * of its programs. Ends this process where there is no python3, which is no failure, and where there is
 * one and it cannot be made, which is.
 */
export function pythonEnvironment(what, packages) {
  if (spawnSync('python3', ['--version']).status !== 0) {
    stderr.write(`SKIPPED: ${what} needs python3, and there is none. Nothing was checked by it.\n`);
    exit(0);
  }
  const folder = join(cache, packages.join('-').replace(/[^\w.-]/g, '-'));
  const bin = join(folder, 'bin');
  const isWhole = join(folder, 'whole');
  if (!existsSync(isWhole)) {
    rmSync(folder, { recursive: true, force: true });
    run('python3', ['-m', 'venv', folder]);
    run(join(bin, 'pip'), ['install', '--quiet', '--disable-pip-version-check', ...packages]);
    writeFileSync(isWhole, '');
  }
  return bin;
}

function run(command, args) {
  // What it prints is no result of the checks.
  const { status, error } = spawnSync(command, args, { stdio: ['ignore', 2, 'inherit'] });
  if (status === 0) return;
  stderr.write(
    `FAILED: ${command} ${args.join(' ')}: ${error?.message ?? `exit code ${status}`}\n`,
  );
  exit(1);
}
