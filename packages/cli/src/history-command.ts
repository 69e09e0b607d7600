import { type PermissionHistory, permissionHistory } from '@pcluster-iam/core';
import { type Command, Option } from 'commander';
import { onceOption } from './input-option.ts';
import { addOutputOptions, type OutputOptions, writeJson, writeText } from './output.ts';
import { pluginOption } from './plugin-option.ts';
import type { Choice } from './policy-command.ts';
import { findScheduler, schedulerOption } from './scheduler-options.ts';
import { alignedTable } from './table.ts';
import { withOptionsError } from './with-options-error.ts';

interface HistoryOptions extends OutputOptions {
  readonly scheduler?: string;
  readonly action?: string;
  readonly json?: true;
}

/** The command `history`: since and until when each policy grants an action. */
export function addHistoryCommand(
  program: Command,
  { registry, selection, streams }: Choice,
): void {
  const scheduler = findScheduler(registry, selection.scheduler);
  const command = program
    .command('history')
    .description('tell since and until when each policy grants an action')
    .addOption(schedulerOption(registry))
    .addOption(
      onceOption(new Option('--action <action>', 'one action, such as lambda:TagResource')),
    )
    .addOption(pluginOption())
    .addOption(new Option('--json', 'print the history as data').helpGroup('Output:'));
  addOutputOptions(command).action(async (options: HistoryOptions) => {
    const { scheduler: name, action, json, out, compact } = options;
    const history = withOptionsError('the history of an action', registry, name, () =>
      permissionHistory({ scheduler, action } as never),
    );
    if (json) return writeJson(history, { out, compact }, streams);
    return writeText(forPeople(history), out, streams);
  });
}

function forPeople({ scheduler, action, first, texts, policies }: PermissionHistory): string {
  if (policies.length === 0) return `No policy of ${scheduler} grants ${action} in any release.\n`;
  const rows = policies.flatMap(({ policy, for: recipient, periods }) =>
    periods.map(({ since, until, patterns }) => [
      policy,
      recipient,
      since === first ? `${since} or before` : textOf(since, texts),
      until ?? 'today',
      patterns.join(', '),
    ]),
  );
  const note =
    'As fine as the texts that AWS published: a text may stand for several releases, and what it is\nthe first to have may have come with a later one of them.\n';
  return `${alignedTable([['policy', 'for', 'since', 'until', 'granted by'], ...rows])}\n${note}`;
}

function textOf(release: string, texts: Readonly<Record<string, string>>): string {
  const text = texts[release];
  return text === undefined ? release : `${release} (text of ${text})`;
}
