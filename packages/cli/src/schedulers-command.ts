import type { Registry, Scheduler } from '@pcluster-iam/core';
import type { Command } from 'commander';
import { addOutputOptions, type OutputOptions, writeJson } from './output.ts';
import { pluginOption } from './plugin-option.ts';
import type { Streams } from './streams.ts';

/** The command `schedulers`: what there is to choose from. */
export function addSchedulersCommand(program: Command, registry: Registry, streams: Streams): void {
  const command = program
    .command('schedulers')
    .description('list the schedulers, their releases, policies and errata, as JSON')
    .addOption(pluginOption());
  addOutputOptions(command).action((options: OutputOptions) =>
    writeJson(registry.schedulers.map(summary), options, streams),
  );
}

function summary({ name, releases, end, errata }: Scheduler) {
  const policies = Object.entries(releases).map(([release, set]) => [release, Object.keys(set)]);
  return { name, releases: Object.fromEntries(policies), ...(end && { end }), errata };
}
