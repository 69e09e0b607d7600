import { homedir } from 'node:os';
import { join } from 'node:path';
import type { ClusterConfig, PoliciesForOptions, PolicyNote } from '@pcluster-iam/cluster-config';
import { commonInputs, type Inputs, type Registry } from '@pcluster-iam/core';
import { Argument, type Command, Option } from 'commander';
import { CommandError } from './command-error.ts';
import { inputOption, listOption, onceOption } from './input-option.ts';
import { addOutputOptions, type OutputOptions, writeDocuments } from './output.ts';
import { pluginOption } from './plugin-option.ts';
import type { Choice } from './policy-command.ts';
import { readInput } from './read-input.ts';
import { releaseOption } from './scheduler-options.ts';
import type { Streams } from './streams.ts';
import { withOptionsError } from './with-options-error.ts';

const scopes = ['published', 'cluster'] as const;

interface FromConfigOptions extends OutputOptions {
  readonly plugin?: readonly string[];
  readonly release?: string;
  readonly cluster?: string;
  readonly clusterName?: string;
  readonly feature?: readonly string[];
  readonly scope: (typeof scopes)[number];
  readonly existingRoles?: true;
  readonly explain?: true;
  readonly region?: string;
  readonly accountId?: string;
  readonly partition?: PoliciesForOptions['partition'];
  readonly text?: PoliciesForOptions['text'];
  readonly [input: string]: unknown;
}

/** The command `from-config`: every policy that the cluster of a configuration file needs. */
export function addFromConfigCommand(
  program: Command,
  { registry, selection, streams }: Choice,
): void {
  const command = program
    .command('from-config')
    .description(
      "print every policy that a cluster needs, by kind, from the cluster's own configuration file",
    )
    .addArgument(
      new Argument(
        '[file]',
        'the configuration of ParallelCluster 2.x (INI) or 3.x (YAML); - is standard input, ~/.parallelcluster/config when left out',
      ),
    )
    .addOption(releaseOption('release', 'release of ParallelCluster the cluster runs', undefined))
    .addOption(
      onceOption(
        new Option(
          '--cluster <label>',
          'which [cluster ...] of a file of 2.x; cluster_template when left out',
        ),
      ),
    )
    .addOption(
      onceOption(
        new Option(
          '--cluster-name <name>',
          'name of the cluster, which no file holds, such as demo',
        ),
      ),
    )
    .addOption(
      listOption(
        new Option(
          '--feature <name>',
          'what brings the user further policies beside the file, such as imageBuild; may stand several times',
        ),
      ),
    )
    .addOption(
      new Option(
        '--scope <scope>',
        'the documents as published, or the least that this cluster needs',
      )
        .choices(scopes)
        .default('published'),
    )
    .addOption(
      new Option('--existing-roles', 'build the policies of roles that the file points to, too'),
    )
    .addOption(new Option('--explain', 'tell what the file has and where each thing stands'))
    .addOption(pluginOption());
  for (const [name, input] of Object.entries(inputsOf(registry, selection.release))) {
    command.addOption(inputOption(name, input));
  }
  addOutputOptions(command).action(async (path: string | undefined, given: FromConfigOptions) => {
    const {
      plugin: _plugin,
      out,
      compact,
      explain,
      cluster,
      release,
      existingRoles,
      ...more
    } = given;
    if (release === undefined) {
      throw new CommandError(
        '--release is missing: the release of ParallelCluster, such as 3.11.1',
        {
          isUsage: true,
        },
      );
    }
    // Loaded when it is needed: the other commands start without it.
    const { policiesFor, readClusterConfig } = await import('@pcluster-iam/cluster-config');
    const [file] = await readInput([path ?? join(homedir(), '.parallelcluster', 'config')]);
    const config = readClusterConfig(file?.text ?? '', { file: file?.path, cluster });
    const { region, accountId, partition, text, clusterName, feature, scope, ...inputs } = more;
    const { documents, notes } = withOptionsError('the policies', registry, undefined, () =>
      policiesFor(config, {
        ...{ registry, release, region, partition, text, clusterName, scope, inputs },
        // Core says that it is missing.
        accountId: accountId as string,
        features: feature,
        existingRoles: existingRoles ? 'build' : 'leave out',
      }),
    );
    tell(config, notes, explain ?? false, streams);
    await writeDocuments(documents, { out, compact }, streams);
  });
}

/** The inputs of a release's policies, and of every release's while none was asked for. */
function inputsOf({ schedulers }: Registry, release: string | undefined): Inputs {
  const sets = schedulers.flatMap(({ releases }) =>
    Object.entries(releases)
      .filter(([name]) => release === undefined || name === release)
      .map(([, policies]) => policies),
  );
  const own = sets.flatMap((policies) => Object.values(policies).map(({ inputs }) => inputs));
  // The name of the cluster is an option of its own, from which that of its stack is made.
  const { clusterName: _name, stackName: _stack, ...inputs } = Object.assign({}, ...own) as Inputs;
  return { ...commonInputs, ...inputs };
}

function tell(
  { file, warnings, features, scheduler, region }: ClusterConfig,
  notes: readonly PolicyNote[],
  explain: boolean,
  { stderr }: Streams,
): void {
  const at = ({ line, column }: { readonly line: number; readonly column: number }) =>
    `${file}:${line}:${column}`;
  for (const warning of warnings) {
    stderr.write(`warning: ${at(warning)}: ${warning.message}\n`);
  }
  if (explain) {
    stderr.write(`${at(scheduler)}: scheduler ${scheduler.value}\n`);
    if (region) stderr.write(`${at(region)}: region ${region.value}\n`);
    for (const [feature, from] of Object.entries(features)) {
      stderr.write(`${at(from)}: ${feature}, by ${from.setting || 'default'}\n`);
    }
  }
  for (const { kind, policy, statement, message, from } of notes) {
    if (!explain && (kind === 'omitted' || kind === 'narrowed')) continue;
    const where = [policy, ...(statement ? [statement] : [])].join(' ');
    stderr.write(`note: ${where} ${kind}: ${message}${from ? ` (${at(from)})` : ''}\n`);
  }
  const hidden = notes.filter(({ kind }) => kind === 'omitted' || kind === 'narrowed').length;
  if (!explain && hidden > 0) {
    stderr.write(
      `note: ${hidden} statements were omitted or narrowed; --explain tells which and why\n`,
    );
  }
}
