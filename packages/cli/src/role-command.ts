import { buildRole, commonInputs } from '@pcluster-iam/core';
import { type Command, Option } from 'commander';
import { inputOption, onceOption } from './input-option.ts';
import { addOutputOptions, type OutputOptions, writeJson } from './output.ts';
import { pluginOption } from './plugin-option.ts';
import type { Choice } from './policy-command.ts';
import { findScheduler, releaseOption, schedulerOption } from './scheduler-options.ts';
import { withOptionsError } from './with-options-error.ts';

interface RoleOptions extends OutputOptions {
  readonly scheduler?: string;
  readonly plugin?: readonly string[];
  readonly [option: string]: unknown;
}

/** The command `role`: what a role has beside its policies. */
export function addRoleCommand(program: Command, { registry, selection, streams }: Choice): void {
  const scheduler = findScheduler(registry, selection.scheduler);
  const command = program
    .command('role')
    .description('print the trust policy, the path and the AWS managed policies of a role')
    .addOption(schedulerOption(registry))
    .addOption(releaseOption('release', 'release of ParallelCluster the role is for', scheduler))
    .addOption(onceOption(new Option('--for <whom>', 'whose role it is, such as headNode')))
    .addOption(pluginOption())
    .addOption(inputOption('region', commonInputs.region))
    .addOption(inputOption('partition', commonInputs.partition))
    .addOption(
      onceOption(new Option('--role-path <value>', 'path of the role, such as / (optional)')),
    );
  addOutputOptions(command).action(async (given: RoleOptions) => {
    const { scheduler: name, plugin: _plugin, out, compact, ...options } = given;
    const role = withOptionsError('the role', registry, name, () =>
      buildRole({ ...options, scheduler } as never),
    );
    await writeJson(role, { out, compact }, streams);
  });
}
