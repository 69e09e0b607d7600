import { randomUUID } from 'node:crypto';
import { lstat, mkdir, open, readFile, realpath, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve, sep } from 'node:path';
import { CommandError } from './command-error.ts';
import { makeFolder } from './make-folder.ts';

/** The name of a folder that files are written to before they get to their places, with whose it is. */
export const stagingPattern = /^\.pcluster-iam-(\d+)-[\da-f-]{36}$/;

/** What became of a file. */
export interface WrittenFile {
  /** Its path within the folder. */
  readonly path: string;
  /** Whether it is new, took the place of another, or stood there already as it is. */
  readonly state: 'written' | 'replaced' | 'unchanged';
  /** How many bytes it has. */
  readonly size: number;
}

/** A file that is to be written, with where it goes. */
interface Target extends WrittenFile {
  readonly target: string;
  readonly text: string;
}

/**
 * Writes files into a folder, all of them or none: first beside their places, then each into its own.
 *
 * @param folder - The folder, which is made where there is none.
 * @param files - The text of each by its path within the folder.
 * @param force - Whether it may take the place of another.
 */
export async function writeBundle(
  folder: string,
  files: Readonly<Record<string, string>>,
  force: boolean,
): Promise<readonly WrittenFile[]> {
  const undo: (() => Promise<unknown>)[] = [];
  try {
    await make(folder, undo);
    const root = await realpath(folder);
    const targets: Target[] = [];
    const checked = new Set([root]);
    for (const [path, text] of Object.entries(files)) {
      const target = await within(root, path, checked);
      const state = await stateOf(target, text);
      targets.push({ path, text, target, state, size: Buffer.byteLength(text) });
    }
    const inTheWay = targets.filter(({ state }) => state === 'replaced').map(({ path }) => path);
    if (inTheWay.length > 0 && !force) {
      throw new CommandError(
        `--out ${folder} has ${inTheWay.join(', ')} already, and of other content; --force replaces it`,
      );
    }
    await place(
      root,
      targets.filter(({ state }) => state !== 'unchanged'),
      undo,
    );
    return targets.map(({ path, state, size }) => ({ path, state, size }));
  } catch (cause) {
    // What is undone last was done first; what cannot be undone hides no error.
    for (const step of undo.reverse()) await step().catch(() => undefined);
    if (cause instanceof CommandError) throw cause;
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError(`--out ${folder} cannot be written: ${reason}`, { cause });
  }
}

async function place(
  root: string,
  targets: readonly Target[],
  undo: (() => Promise<unknown>)[],
): Promise<void> {
  if (targets.length === 0) return;
  // In the same folder, so that a file gets to its place by its name alone.
  const staging = join(root, `.pcluster-iam-${process.pid}-${randomUUID()}`);
  await mkdir(staging);
  undo.push(() => rm(staging, { recursive: true, force: true }));
  for (const [index, { text }] of targets.entries()) {
    const file = await open(join(staging, `${index}`), 'wx');
    try {
      await file.writeFile(text);
      await file.sync();
    } finally {
      await file.close();
    }
  }
  for (const above of new Set(targets.map(({ target }) => dirname(target)))) {
    await make(above, undo);
  }
  for (const [index, { target, state }] of targets.entries()) {
    const before = join(staging, `${index}.before`);
    if (state === 'replaced') {
      await rename(target, before);
      undo.push(() => rename(before, target));
    }
    await rename(join(staging, `${index}`), target);
    if (state === 'written') undo.push(() => rm(target, { force: true }));
  }
  await rm(staging, { recursive: true, force: true });
}

/** Makes a folder and those above it, which are taken away again when nothing comes of it. */
async function make(path: string, undo: (() => Promise<unknown>)[]): Promise<void> {
  for (const made of await makeFolder(path)) {
    undo.push(() => rm(made, { recursive: true, force: true }));
  }
}

/**
 * Where a file of the folder stands; refuses what would leave it, by its path or through a link.
 *
 * @param checked - The folders that are known to stand where their path says, and those to come.
 */
async function within(root: string, path: string, checked: Set<string>): Promise<string> {
  const target = resolve(root, path);
  const isWithin = (place: string) => place.startsWith(root.endsWith(sep) ? root : `${root}${sep}`);
  if (!isWithin(target)) throw new CommandError(`--out: ${path} would leave the folder`);
  for (let above = dirname(target); !checked.has(above); above = dirname(above)) {
    checked.add(above);
    const real = await realpath(above).catch(() => undefined);
    if (real !== undefined && real !== above) {
      throw new CommandError(`--out: ${path} would leave the folder through a link`);
    }
  }
  return target;
}

async function stateOf(target: string, text: string): Promise<WrittenFile['state']> {
  const found = await lstat(target).catch(() => undefined);
  if (found === undefined) return 'written';
  if (!found.isFile()) throw new CommandError(`--out: ${target} is there already, and no file`);
  return (await readFile(target, 'utf8')) === text ? 'unchanged' : 'replaced';
}
