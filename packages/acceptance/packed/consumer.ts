import { type SpawnSyncReturns, spawnSync } from 'node:child_process';
import { delimiter } from 'node:path';
import { inject } from 'vitest';

/** The folder of the project that has installed the tarballs. */
export const consumer = inject('consumer');

/** This Node, and those that PCLUSTER_IAM_NODES names, for a run over several of them. */
export const nodes: readonly string[] = [
  process.execPath,
  ...(process.env.PCLUSTER_IAM_NODES?.split(delimiter) ?? []),
];

/** Runs a program in the consumer's folder and waits for its end. */
export function run(command: string, ...args: readonly string[]): SpawnSyncReturns<string> {
  return spawnSync(command, args, { cwd: consumer, encoding: 'utf8' });
}
