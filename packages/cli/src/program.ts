import { awsbatch } from '@pcluster-iam/awsbatch';
import { createRegistry, type Scheduler } from '@pcluster-iam/core';
import { sge } from '@pcluster-iam/sge';
import { slurm } from '@pcluster-iam/slurm';
import { torque } from '@pcluster-iam/torque';
import { Command } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { addCanCommand } from './can-command.ts';
import { addCheckCommand } from './check-command.ts';
import { addDeniedCommand } from './denied-command.ts';
import { addDeployCommand } from './deploy-command.ts';
import { addDiffCommand } from './diff-command.ts';
import { addDriftCommand } from './drift-command.ts';
import { addFleetCommand } from './fleet-command.ts';
import { addFromConfigCommand } from './from-config-command.ts';
import { addHistoryCommand } from './history-command.ts';
import { addLintCommand } from './lint-command.ts';
import { addMinimizeCommand } from './minimize-command.ts';
import { addPackCommand } from './pack-command.ts';
import { loadPlugin } from './plugins.ts';
import {
  addInstanceCommand,
  addPoliciesCommand,
  addPolicyCommand,
  addUserCommand,
} from './policy-commands.ts';
import { addRoleCommand } from './role-command.ts';
import { addSchedulersCommand } from './schedulers-command.ts';
import { readSelection } from './selection.ts';
import type { Streams } from './streams.ts';
import { addTrustCommand } from './trust-command.ts';
import { addUpgradeCommand } from './upgrade-command.ts';

const builtIn: readonly Scheduler[] = [awsbatch, sge, slurm, torque];

/** Makes the command line: its options depend on the scheduler and the release in the arguments.
 *
 * @param fail - Told when a command did its work and what it found is to fail.
 */
export async function createProgram(
  args: readonly string[],
  streams: Streams,
  fail: () => void,
): Promise<Command> {
  const selection = readSelection(args);
  const plugins = await Promise.all(selection.plugins.map(loadPlugin));
  const registry = createRegistry([...builtIn, ...plugins.flat()]);
  const choice = { registry, selection, streams };
  const program = new Command('pcluster-iam')
    .description('IAM policies for people who run AWS ParallelCluster without administrator rights')
    .version(manifest.version, '--version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .exitOverride()
    .showHelpAfterError('Run it with --help to see its options.')
    .configureOutput({
      writeOut: (text) => streams.stdout.write(text),
      writeErr: (text) => streams.stderr.write(text),
      getErrHasColors: () => streams.stderr.hasColors?.() ?? false,
      getOutHasColors: () => streams.stdout.hasColors?.() ?? false,
    });
  addUserCommand(program, choice);
  addInstanceCommand(program, choice);
  addPolicyCommand(program, choice);
  addPoliciesCommand(program, choice);
  addRoleCommand(program, choice);
  addFromConfigCommand(program, choice);
  addFleetCommand(program, choice, fail);
  addDeployCommand(program, choice);
  addDriftCommand(program, choice, fail);
  addUpgradeCommand(program, choice);
  addHistoryCommand(program, choice);
  addLintCommand(program, streams, fail);
  addCanCommand(program, streams, fail);
  addDiffCommand(program, streams, fail);
  addCheckCommand(program, choice, fail);
  addDeniedCommand(program, choice, fail);
  addPackCommand(program, streams);
  addMinimizeCommand(program, streams);
  addTrustCommand(program, streams);
  addSchedulersCommand(program, registry, streams);
  return program;
}
