import { Option } from 'commander';

/** The option that names a plugin of one's own; it may stand several times. */
export function pluginOption(): Option {
  return new Option(
    '--plugin <file>',
    'load a scheduler of your own from a JavaScript module; may stand several times',
  ).argParser((path: string, paths: readonly string[] = []) => [...paths, path]);
}
