import {
  buildPolicy,
  commonInputs,
  compareReleases,
  type InputIssue,
  type Inputs,
  InvalidInputError,
  type PolicyDocument,
  type Registry,
  type Scheduler,
} from '@pcluster-iam/core';
import { type Command, Option } from 'commander';
import { inputOption, onceOption } from './input-option.ts';
import { OptionsError } from './options-error.ts';
import { addOutputOptions, type OutputOptions, writeJson } from './output.ts';
import { pluginOption } from './plugin-option.ts';
import type { Selection } from './selection.ts';
import type { Streams } from './streams.ts';

interface PolicyOptions extends OutputOptions {
  readonly scheduler?: string;
  readonly release?: string;
  readonly plugin?: readonly string[];
  readonly [input: string]: unknown;
}

/** What a policy can be built from, and where it is written to. */
interface Choice {
  readonly registry: Registry;
  readonly selection: Selection;
  readonly streams: Streams;
}

/** Adds a command that prints one kind of policy; its options are the inputs of that very document. */
export function addPolicyCommand(
  program: Command,
  kind: string,
  description: string,
  { registry, selection, streams }: Choice,
): void {
  const names = registry.schedulers.map(({ name }) => name).join(', ');
  const scheduler = registry.schedulers.find(({ name }) => name === selection.scheduler);
  const inputs = scheduler && policyInputs(scheduler, selection.release, kind);

  const command = program
    .command(kind)
    .description(`print the ${kind} policy: ${description}`)
    .addOption(onceOption(new Option('--scheduler <name>', `scheduler of the cluster: ${names}`)))
    .addOption(onceOption(new Option('--release <release>', releaseHelp(scheduler))))
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
  addOutputOptions(command).action(async (options: PolicyOptions) => {
    await writeJson(build(kind, options, scheduler, names), options, streams);
  });
}

/** The inputs of the release that was asked for or, while none is, of the newest. */
function policyInputs(
  { releases }: Scheduler,
  release: string | undefined,
  kind: string,
): Inputs | undefined {
  const shown = release ?? Object.keys(releases).sort(compareReleases).at(-1) ?? '';
  return Object.hasOwn(releases, shown) ? releases[shown]?.[kind]?.inputs : undefined;
}

function releaseHelp(scheduler: Scheduler | undefined): string {
  const known = Object.keys(scheduler?.releases ?? {}).sort(compareReleases);
  const [first, last] = [known.at(0), known.at(-1)];
  const range = first === last ? first : `${first} to ${last}`;
  return `release of ParallelCluster the policy is for${range ? `, ${range}` : ''}`;
}

function build(
  kind: string,
  { scheduler: name, plugin: _plugin, out: _out, compact: _compact, ...options }: PolicyOptions,
  scheduler: Scheduler | undefined,
  names: string,
): PolicyDocument {
  try {
    // Checked by the call itself, which then says at once what is wrong with the rest, too.
    return buildPolicy(kind, { ...options, scheduler } as never);
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    const issues = error.issues.map((issue) =>
      issue.input === 'scheduler' ? schedulerIssue(name, names) : issue,
    );
    throw new OptionsError(`the ${kind} policy`, issues);
  }
}

function schedulerIssue(name: string | undefined, names: string): InputIssue {
  const isMissing = name === undefined;
  const problem = isMissing ? 'is missing' : `is ${JSON.stringify(name)}, which nobody knows`;
  return {
    code: isMissing ? 'missing' : 'invalid',
    input: 'scheduler',
    message: `${problem}; it is one of ${names}`,
  };
}
