import { mkdir, rm, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/**
 * Makes a folder and those above it, or none of them. One by one: to make them at once goes on without
 * end in a place such as /proc, which has no room for any.
 *
 * @returns Those that were not there, the outermost first.
 */
export async function makeFolder(path: string): Promise<readonly string[]> {
  const missing: string[] = [];
  let above = resolve(path);
  for (; !(await stat(above).catch(() => undefined)); above = dirname(above)) missing.push(above);
  if (missing.length === 0 && !(await stat(above)).isDirectory()) {
    throw new Error(`${path} is there already, and no folder`);
  }
  const made: string[] = [];
  try {
    for (const one of missing.reverse()) if (await makeOne(one)) made.push(one);
  } catch (error) {
    for (const one of made.reverse()) await rm(one, { recursive: true, force: true });
    throw error;
  }
  return made;
}

/** Makes one folder, unless somebody else has done so in between. */
async function makeOne(path: string): Promise<boolean> {
  try {
    await mkdir(path);
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}
