import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Scheduler } from '@pcluster-iam/core';
import { CommandError } from './command-error.ts';

/** Loads the schedulers that a module of the user's own exports, by whatever names. */
export async function loadPlugin(path: string): Promise<readonly Scheduler[]> {
  let exports: object;
  try {
    exports = await import(pathToFileURL(resolve(path)).href);
  } catch (cause) {
    throw new CommandError(`--plugin ${path} cannot be loaded: ${String(cause)}`, { cause });
  }
  const schedulers = [...new Set(Object.values(exports))].filter(isScheduler);
  if (schedulers.length > 0) return schedulers;
  throw new CommandError(
    `--plugin ${path} exports no scheduler; export what defineScheduler() returns`,
  );
}

/** Whether an export is meant as a scheduler; the registry looks at it in full. */
function isScheduler(value: unknown): value is Scheduler {
  return typeof value === 'object' && value !== null && 'name' in value && 'releases' in value;
}
