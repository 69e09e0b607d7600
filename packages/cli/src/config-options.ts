import { homedir } from 'node:os';
import { join } from 'node:path';
import type {
  ClusterConfig,
  ImageConfig,
  PoliciesForOptions,
  PolicyNote,
} from '@pcluster-iam/cluster-config';
import { commonInputs, type Inputs, type Registry } from '@pcluster-iam/core';
import { Option } from 'commander';
import { CommandError } from './command-error.ts';
import { inputOption, listOption, onceOption } from './input-option.ts';
import { pluginOption } from './plugin-option.ts';
import type { Choice } from './policy-command.ts';
import { readInput } from './read-input.ts';
import { releaseOption } from './scheduler-options.ts';
import type { Streams } from './streams.ts';

const scopes = ['published', 'cluster'] as const;

/** What a command is given to build the policies of a configuration file. */
export interface ConfigOptions {
  readonly release?: string;
  readonly cluster?: string;
  readonly clusterName?: string;
  readonly feature?: readonly string[];
  readonly scope?: (typeof scopes)[number];
  readonly existingRoles?: true;
  readonly explain?: true;
  readonly region?: string;
  readonly accountId?: string;
  readonly partition?: PoliciesForOptions['partition'];
  readonly text?: PoliciesForOptions['text'];
  readonly [input: string]: unknown;
}

// Loaded when it is needed: the other commands start without it.
const loadClusterConfig = () => import('@pcluster-iam/cluster-config');

/** The options of a command that builds the policies of a configuration file. */
export function configOptions({ registry, selection }: Choice): readonly Option[] {
  return [
    releaseOption('release', 'release of ParallelCluster the cluster runs', undefined),
    onceOption(
      new Option(
        '--cluster <label>',
        'which [cluster ...] of a file of 2.x; cluster_template when left out',
      ),
    ),
    onceOption(
      new Option('--cluster-name <name>', 'name of the cluster, which no file holds, such as demo'),
    ),
    listOption(
      new Option(
        '--feature <name>',
        'what brings the user further policies beside the file, such as imageBuild; may stand several times',
      ),
    ),
    new Option(
      '--scope <scope>',
      'the documents as published, or the least that this cluster needs',
    )
      .choices(scopes)
      .default('published'),
    new Option('--existing-roles', 'build the policies of roles that the file points to, too'),
    new Option('--explain', 'tell what the file has and where each thing stands'),
    pluginOption(),
    ...Object.entries(inputsOf(registry, selection.release)).map(([name, input]) =>
      inputOption(name, input),
    ),
  ];
}

/** What a command was given, as cluster-config takes it. */
export interface GivenConfig {
  /** The configuration. */
  readonly config: ClusterConfig | ImageConfig;
  /** The options, which core checks. */
  readonly options: PoliciesForOptions;
  /** What builds policies and deployments of a configuration. */
  readonly clusterConfig: Awaited<ReturnType<typeof loadClusterConfig>>;
}

/**
 * Reads the configuration file of a command.
 *
 * @param path - The file; `~/.parallelcluster/config` when left out.
 */
export async function readConfig(
  path: string | undefined,
  given: ConfigOptions,
  { registry, streams }: Choice,
): Promise<GivenConfig> {
  const { release, cluster, existingRoles, feature: features, ...more } = given;
  if (release === undefined) {
    const message = '--release is missing: the release of ParallelCluster, such as 3.11.1';
    throw new CommandError(message, { isUsage: true });
  }
  const clusterConfig = await loadClusterConfig();
  const [file] = await readInput([path ?? join(homedir(), '.parallelcluster', 'config')]);
  const config = clusterConfig.readConfig(file?.text ?? '', { file: file?.path, cluster });
  // Before anything else, because they may tell why that goes wrong.
  for (const { line, column, message } of config.warnings) {
    streams.stderr.write(`warning: ${config.file}:${line}:${column}: ${message}\n`);
  }
  const { region, accountId, partition, text, clusterName, scope } = more;
  const common = new Set(Object.keys(commonInputs));
  const names = Object.keys(inputsOf(registry, release)).filter((name) => !common.has(name));
  const inputs = Object.fromEntries(names.map((name) => [name, more[name]]));
  return {
    clusterConfig,
    config,
    options: {
      ...{ registry, release, region, partition, text, clusterName, scope, features, inputs },
      // Core says that it is missing.
      accountId: accountId as string,
      existingRoles: existingRoles ? 'build' : 'leave out',
    },
  };
}

/** The inputs of a release's policies, and of every release's while none was asked for. */
export function inputsOf({ schedulers }: Registry, release: string | undefined): Inputs {
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

/** Tells what a configuration has, where that was asked for, and what became of its policies. */
export function tellNotes(
  config: ClusterConfig | ImageConfig,
  notes: readonly PolicyNote[],
  explain: boolean,
  { stderr }: Streams,
): void {
  const { file, features, region } = config;
  const at = ({ line, column }: { readonly line: number; readonly column: number }) =>
    `${file}:${line}:${column}`;
  if (explain) {
    if ('scheduler' in config) {
      stderr.write(`${at(config.scheduler)}: scheduler ${config.scheduler.value}\n`);
    }
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
