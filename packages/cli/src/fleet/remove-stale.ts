import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { stagingPattern } from '../write-bundle.ts';

/** Removes what a run that was killed left in a folder: what it had not yet put into its place. */
export async function removeStale(folder: string): Promise<void> {
  for (const entry of await readdir(folder)) {
    const [, id] = stagingPattern.exec(entry) ?? [];
    if (id !== undefined && !isRunning(Number(id))) {
      await rm(join(folder, entry), { recursive: true, force: true });
    }
  }
}

/** Whether another process with this id runs; one of ours had it before us. */
function isRunning(id: number): boolean {
  if (id === process.pid) return false;
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    // It runs, but for somebody else.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
