import type { Input } from '@pcluster-iam/core';
import { InvalidArgumentError, Option } from 'commander';
import { optionName } from './option-name.ts';

/** The option for an input of a policy, with what the input says of itself as its help. */
export function inputOption(name: string, { description, example, optional }: Input): Option {
  const help = `${description}, such as ${String(example)}${optional ? ' (optional)' : ''}`;
  return onceOption(new Option(`${optionName(name)} <value>`, help));
}

/** Refuses an option that stands twice: nobody can tell which of the two was meant. */
export function onceOption(option: Option): Option {
  return option.argParser((value: string, previous: string | undefined) => {
    if (previous === undefined) return value;
    throw new InvalidArgumentError('It stands twice.');
  });
}
