import {
  commonInputs,
  type PermissionChanges,
  permissionChanges,
  type Scheduler,
} from '@pcluster-iam/core';
import { type Command, Option } from 'commander';
import { type ChangeRow, changeRows } from './change-rows.ts';
import { diffReleases } from './diff-releases.ts';
import { inputOption } from './input-option.ts';
import { addOutputOptions, type OutputOptions, writeJson, writeText } from './output.ts';
import { pluginOption } from './plugin-option.ts';
import type { Choice } from './policy-command.ts';
import { findScheduler, releaseOption, schedulerOption } from './scheduler-options.ts';
import type { Streams } from './streams.ts';
import { alignedTable, markdownTable } from './table.ts';
import { withOptionsError } from './with-options-error.ts';

interface UpgradeOptions extends OutputOptions {
  readonly scheduler?: string;
  readonly json?: true;
  readonly markdown?: true;
  readonly byMeaning?: true;
  readonly plugin?: readonly string[];
  readonly [option: string]: unknown;
}

/** The command `upgrade`: what the policies of a release grant that those of another do not. */
export function addUpgradeCommand(
  program: Command,
  { registry, selection, streams }: Choice,
): void {
  const scheduler = findScheduler(registry, selection.scheduler);
  const command = program
    .command('upgrade')
    .description('tell what changes in the policies from a release to another')
    .addOption(schedulerOption(registry))
    .addOption(releaseOption('from', 'release to start from', scheduler))
    .addOption(releaseOption('to', 'release to go to; an older one is a downgrade', scheduler))
    .addOption(pluginOption());
  for (const [name, input] of Object.entries(commonInputs)) {
    command.addOption(inputOption(name, { ...input, optional: true }));
  }
  command
    .addOption(
      new Option(
        '--by-meaning',
        'compare what each person and role may do, with a request that shows each difference',
      ),
    )
    .addOption(new Option('--json', 'print the changes as data').helpGroup('Output:'))
    .addOption(
      new Option('--markdown', 'print a table of Markdown, for a pull request')
        .helpGroup('Output:')
        .conflicts(['json', 'byMeaning']),
    );
  addOutputOptions(command).action(async (given: UpgradeOptions) => {
    const {
      scheduler: name,
      plugin: _plugin,
      byMeaning,
      json,
      markdown,
      out,
      compact,
      ...options
    } = given;
    const what = 'the comparison of two releases';
    const changes = withOptionsError(what, registry, name, () =>
      permissionChanges({ ...options, scheduler } as never),
    );
    if (byMeaning && scheduler) {
      const { from: _from, to: _to, ...inputs } = options;
      return writeMeaning(changes, scheduler, inputs, { json, out, compact }, streams);
    }
    if (json) return writeJson(changes, { out, compact }, streams);
    const text = markdown ? inMarkdown(changes) : forTerminal(changes, out, streams);
    return writeText(text, out, streams);
  });
}

async function writeMeaning(
  changes: PermissionChanges,
  scheduler: Scheduler,
  inputs: Readonly<Record<string, unknown>>,
  { json, ...output }: OutputOptions & { readonly json: true | undefined },
  streams: Streams,
): Promise<void> {
  const { diffPolicies, diffReport } = await import('@pcluster-iam/analysis');
  const recipients = diffReleases(scheduler, changes, inputs, diffPolicies);
  if (json) {
    const { policies: _policies, ...compared } = changes;
    return writeJson({ ...compared, recipients }, output, streams);
  }
  const colour = isColoured(output.out, streams);
  const reports = recipients
    .filter(({ gained, lost, undecided }) => gained.length + lost.length + undecided.length > 0)
    .map((diff) => `For ${diff.for}:\n\n${diffReport(diff, { colour })}`);
  const body = reports.length > 0 ? reports : ['Nothing changes.\n'];
  return writeText(
    [title(changes), ...notes(changes, 'What is no longer allowed'), ...body].join('\n'),
    output.out,
    streams,
  );
}

function isColoured(out: string | undefined, streams: Streams): boolean {
  return (out ?? '-') === '-' && (streams.stdout.hasColors?.() ?? false);
}

function forTerminal(
  changes: PermissionChanges,
  out: string | undefined,
  streams: Streams,
): string {
  const table = tableOf(changes, alignedTable);
  const coloured = isColoured(out, streams) ? table.replace(/^.*$/gm, coloredLine) : table;
  return [title(changes), ...notes(changes), coloured].join('\n');
}

function inMarkdown(changes: PermissionChanges): string {
  return [`## ${title(changes)}`, ...notes(changes), tableOf(changes, markdownTable)].join('\n');
}

function tableOf(
  changes: PermissionChanges,
  draw: (rows: readonly (readonly string[])[]) => string,
): string {
  const rows = changeRows(changes);
  if (rows.length === 0) return 'Nothing changes.\n';
  const cells = ({ policy, statement, sign, what }: ChangeRow) => [policy, statement, sign, what];
  return draw([['policy', 'statement', '', 'what changes'], ...rows.map(cells)]);
}

const colours: Readonly<Record<string, number>> = { '+': 32, '-': 31, '?': 33, '~': 36, '>': 36 };

function coloredLine(line: string): string {
  const [, sign = ''] = / ([-+?~>]) {2}/.exec(line) ?? [];
  const colour = colours[sign];
  return colour === undefined ? line : `\u001b[${colour}m${line}\u001b[39m`;
}

function title({ scheduler, from, to, direction }: PermissionChanges): string {
  const kind = direction === 'none' ? 'the same release' : `an ${direction}`;
  return `What changes for ${scheduler} from ${from} to ${to}, ${kind.replace('an downgrade', 'a downgrade')}\n`;
}

function notes(
  { sharedText, sourceChange, sharedPolicies }: PermissionChanges,
  gone = 'What is marked ?',
): readonly string[] {
  return [
    ...(sharedText === undefined
      ? []
      : [`Both releases have one published text, that of ${sharedText}.\n`]),
    ...(sourceChange === undefined
      ? []
      : [
          `From ${sourceChange.release} on, AWS publishes ${sourceChange.after} instead of ${sourceChange.before}. ${gone} is no longer in the published text. ParallelCluster may need it all the same: do not take it away for that.\n`,
        ]),
    ...(sharedPolicies.length > 0 ? [] : ['The two releases share no kind of policy.\n']),
  ];
}
