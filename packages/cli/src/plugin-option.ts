import { Option } from 'commander';
import { listOption } from './input-option.ts';

/** The option that names a plugin of one's own; it may stand several times. */
export function pluginOption(): Option {
  return listOption(
    new Option(
      '--plugin <file>',
      'load a scheduler of your own from a JavaScript module; may stand several times',
    ),
  );
}
