import {
  commonInputs,
  compareReleases,
  type Inputs,
  type PolicySet,
  type Registry,
} from '@pcluster-iam/core';
import { type Command, Option } from 'commander';
import { inputOption } from './input-option.ts';
import { addOutputOptions, type OutputOptions, writeJson } from './output.ts';
import { writePacked } from './pack-command.ts';
import { pluginOption } from './plugin-option.ts';
import { findScheduler, releaseOption, schedulerOption } from './scheduler-options.ts';
import type { Selection } from './selection.ts';
import type { Streams } from './streams.ts';
import { withOptionsError } from './with-options-error.ts';

/** What a policy can be built from, and where it is written to. */
export interface Choice {
  readonly registry: Registry;
  readonly selection: Selection;
  readonly streams: Streams;
}

/** A command that prints what it builds of a scheduler's policies. */
export interface PolicyCommand {
  /** What it builds, in words. */
  readonly what: string;
  /** The policies that it builds of a release, which decide its options. */
  readonly choose: (policies: PolicySet) => PolicySet;
  /** What packed documents are called; nothing where the command line does not say whose they are. */
  readonly name: string | undefined;
  /** Whether it builds documents by name; one document when left out. */
  readonly several?: true;
  /** Adds the options that say where it goes; those of JSON when left out. */
  readonly addOutput?: (command: Command) => Command;
  /** Builds it from the options, which core checks. */
  readonly build: (options: Readonly<Record<string, unknown>>) => object;
  /** What it does with what was built; prints it, packed or not, when left out. */
  readonly finish?: ((built: object, given: FinishOptions) => Promise<void>) | undefined;
}

/** What a command was given beside the options of the policies. */
export interface FinishOptions extends OutputOptions {
  /** The arguments before the options. */
  readonly args: readonly unknown[];
  /** Whether it is to print data. */
  readonly json?: true | undefined;
}

interface PolicyOptions extends OutputOptions {
  readonly scheduler?: string;
  readonly plugin?: readonly string[];
  readonly json?: true;
  readonly pack?: true;
  readonly [input: string]: unknown;
}

/** Makes a command one that builds policies: its options are the inputs of those very documents. */
export function addPolicyOptions(
  command: Command,
  {
    what,
    choose,
    name: packed = '',
    several,
    addOutput = addOutputOptions,
    build,
    finish,
  }: PolicyCommand,
  { registry, selection, streams }: Choice,
): Command {
  const scheduler = findScheduler(registry, selection.scheduler);
  const inputs = scheduler && inputsOf(scheduler.releases, selection.release, choose);
  command
    .addOption(schedulerOption(registry))
    .addOption(releaseOption('release', 'release of ParallelCluster the policy is for', scheduler))
    .addOption(pluginOption());
  for (const [name, input] of Object.entries({ ...commonInputs, ...inputs })) {
    command.addOption(inputOption(name, input));
  }
  if (!inputs) {
    // Which options there are is open, so none is unknown: what is wrong is the scheduler or the release.
    command.allowUnknownOption().allowExcessArguments();
    command.addHelpText(
      'after',
      '\nA scheduler has further options: name it by --scheduler to see them.',
    );
  }
  if (!finish) {
    command.addOption(
      new Option(
        '--pack',
        'pack it into the fewest managed policies that fit, by name; --out may be a folder then',
      ).helpGroup('Output:'),
    );
  }
  return addOutput(command).action(async (...parsed: readonly unknown[]) => {
    // Commander passes the arguments, the options and itself.
    const given = parsed.at(-2) as PolicyOptions;
    const { scheduler: name, plugin: _plugin, pack, json, out, compact, ...options } = given;
    const built = withOptionsError(what, registry, name, () => build({ ...options, scheduler }));
    if (finish) return finish(built, { out, compact, json, args: parsed.slice(0, -2) });
    if (!pack) return writeJson(built, { out, compact }, streams);
    const documents = several ? built : { [packed]: built };
    await writePacked(documents, { name: packed }, { out, compact }, streams);
  });
}

/** The inputs of the release that was asked for or, while none is, of the newest that has any. */
function inputsOf(
  releases: Readonly<Record<string, PolicySet>>,
  release: string | undefined,
  choose: (policies: PolicySet) => PolicySet,
): Inputs | undefined {
  const newestFirst = Object.keys(releases).sort((a, b) => compareReleases(b, a));
  const candidates = release === undefined ? newestFirst : [release];
  for (const candidate of candidates) {
    const policies = Object.hasOwn(releases, candidate) ? releases[candidate] : undefined;
    const chosen = Object.values(choose(policies ?? {}));
    if (chosen.length > 0) return Object.assign({}, ...chosen.map(({ inputs }) => inputs));
  }
  return undefined;
}
