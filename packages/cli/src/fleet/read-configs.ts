import { readFile, stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { ClusterConfig, ImageConfig } from '@pcluster-iam/cluster-config';
import { CommandError } from '../command-error.ts';

/** So many configurations are kept; rows that share one mostly stand near each other. */
const most = 64;

/** No configuration has more bytes: its reader takes a million characters. */
const largest = 4_000_000;

/** Reads the configuration of a row. */
export type ReadConfig = (
  path: string,
  cluster: string | undefined,
) => Promise<ClusterConfig | ImageConfig>;

/**
 * Makes a reader of configurations that reads one which many rows share once, be it right or wrong.
 *
 * @param folder - What paths are relative to.
 */
export function configReader(folder: string): ReadConfig {
  const kept = new Map<string, Promise<ClusterConfig | ImageConfig>>();
  return (path, cluster) => {
    const key = JSON.stringify([path, cluster]);
    const found = kept.get(key) ?? readConfig(resolve(folder, path), path, cluster);
    // The one that was asked for last is the last to go.
    kept.delete(key);
    kept.set(key, found);
    const [oldest] = kept.keys();
    if (kept.size > most && oldest !== undefined) kept.delete(oldest);
    return found;
  };
}

async function readConfig(
  path: string,
  file: string,
  cluster: string | undefined,
): Promise<ClusterConfig | ImageConfig> {
  const text = await readText(path).catch((cause: Error) => {
    throw new CommandError(`config ${file} cannot be read: ${cause.message}`, { cause });
  });
  // Loaded when it is needed: the other commands start without it.
  const reader = await import('@pcluster-iam/cluster-config');
  return reader.readConfig(text, { file, cluster });
}

async function readText(path: string): Promise<string> {
  const found = await stat(path);
  if (!found.isFile()) throw new Error('it is no file');
  if (found.size > largest) {
    throw new Error(`it has ${found.size} bytes; at most ${largest} are read`);
  }
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(await readFile(path));
}
