import type { Input } from '@pcluster-iam/core';
import { InvalidArgumentError, Option } from 'commander';
import { optionName } from './option-name.ts';

/** The option for an input of a policy, with what the input says of itself as its help. */
export function inputOption(name: string, { description, example, optional }: Input): Option {
  const isList = Array.isArray(example);
  const notes = [
    ...(isList ? ['may stand several times'] : []),
    ...(optional ? ['optional'] : []),
  ].join(', ');
  const shown = isList ? example.join(' and ') : String(example);
  const help = `${description}, such as ${shown}${notes === '' ? '' : ` (${notes})`}`;
  const option = new Option(`${optionName(name)} <value>`, help);
  return isList ? listOption(option) : onceOption(option);
}

/** Refuses an option that stands twice: nobody can tell which of the two was meant. */
export function onceOption(option: Option): Option {
  return option.argParser((value: string, previous: string | undefined) => {
    if (previous === undefined) return value;
    throw new InvalidArgumentError('It stands twice.');
  });
}

/** Collects the values of an option that may stand several times. */
export function listOption(option: Option): Option {
  return option.argParser((value: string, previous: readonly string[] = []) => [
    ...previous,
    value,
  ]);
}
