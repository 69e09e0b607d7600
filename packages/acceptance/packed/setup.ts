import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { TestProject } from 'vitest/node';

/** A public package, packed as it would be published. */
export interface Packed {
  /** The package's name, such as `@pcluster-iam/core`. */
  readonly name: string;
  /** The path of its tarball. */
  readonly tarball: string;
  /** The folder its tarball was unpacked to. */
  readonly folder: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    /** Every public package. */
    readonly packed: readonly Packed[];
    /** The folder of a project that has installed the tarballs and nothing else. */
    readonly consumer: string;
  }
}

/** What only runs where its peer is installed is not part of the empty project. */
const needsPeer = new Set(['@pcluster-iam/conformance', '@pcluster-iam/cdk']);

const root = fileURLToPath(new URL('../../..', import.meta.url));

/** Packs every public package, unpacks it, and installs the tarballs into an empty project. */
export function setup({ provide }: TestProject): () => void {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'pcluster-iam-packed-')));
  const packed = pack(folder);
  const consumer = join(folder, 'consumer');
  mkdirSync(consumer);
  writeFileSync(join(consumer, 'package.json'), '{ "private": true }\n');
  const tarballs = packed.filter(({ name }) => !needsPeer.has(name)).map(({ tarball }) => tarball);
  run(
    'npm',
    ['install', '--offline', '--no-audit', '--no-fund', '--loglevel=error', ...tarballs],
    consumer,
  );
  provide('packed', packed);
  provide('consumer', consumer);
  return () => rmSync(folder, { recursive: true });
}

function pack(folder: string): readonly Packed[] {
  const filters = ['--filter', './packages/*', '--filter', '!@pcluster-iam/acceptance'];
  const answer = run(
    'pnpm',
    ['-r', ...filters, 'pack', '--json', '--pack-destination', folder],
    root,
  );
  const packages: readonly { name: string; filename: string }[] = JSON.parse(answer);
  return packages.map(({ name, filename }) => {
    const unpacked = join(folder, 'unpacked', name);
    mkdirSync(unpacked, { recursive: true });
    run('tar', ['-xzf', filename, '-C', unpacked, '--strip-components=1'], folder);
    return { name, tarball: filename, folder: unpacked };
  });
}

function run(command: string, args: readonly string[], cwd: string): string {
  return execFileSync(command, args, {
    cwd,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
}
