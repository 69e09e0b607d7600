import { readFileSync } from 'node:fs';
import { type ClusterConfig, readClusterConfig } from '../src/index.ts';

/** Reads a configuration of the folder configs. */
export function readConfig(file: string, cluster?: string): ClusterConfig {
  const text = readFileSync(new URL(`configs/${file}`, import.meta.url), 'utf8');
  // Git keeps files with the line ends of its own choice.
  const given = file.includes('windows') ? text.replaceAll('\n', '\r\n') : text;
  return readClusterConfig(given, { file, cluster });
}
