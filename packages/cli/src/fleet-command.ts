import { dirname } from 'node:path';
import type { ClusterConfig, ImageConfig, PolicyNote } from '@pcluster-iam/cluster-config';
import { Argument, type Command, Option } from 'commander';
import { CommandError } from './command-error.ts';
import { inputsOf } from './config-options.ts';
import { inWords, progressOn } from './fleet/progress.ts';
import { configReader } from './fleet/read-configs.ts';
import { readTable, type TableFormat, tableFormats } from './fleet/read-table.ts';
import { columnCheck } from './fleet/row-options.ts';
import { type RowResult, runFleet } from './fleet/run-fleet.ts';
import type { TableProblem } from './fleet/table-row.ts';
import { untilInterrupted } from './fleet/until-interrupted.ts';
import { onceOption } from './input-option.ts';
import { pluginOption } from './plugin-option.ts';
import type { Choice } from './policy-command.ts';
import { errorMark } from './report-error.ts';
import { releaseOption } from './scheduler-options.ts';

interface FleetCommandOptions {
  readonly out?: string;
  readonly format?: TableFormat;
  readonly release?: string;
  readonly scope?: string;
  readonly text?: string;
  readonly force?: true;
  readonly json?: true;
}

/** The command `fleet`: the policies of many clusters, each in a folder of its own. */
export function addFleetCommand(
  program: Command,
  { registry, streams }: Choice,
  fail: () => void,
): void {
  program
    .command('fleet')
    .description('write every policy that the clusters of a table need, a folder for each')
    .addArgument(new Argument('<file>', 'the table; - is standard input'))
    .addOption(
      new Option('--format <format>', 'what the table is, where its name does not tell').choices(
        tableFormats,
      ),
    )
    .addOption(
      releaseOption('release', 'release of ParallelCluster of the rows without one', undefined),
    )
    .addOption(
      onceOption(
        new Option('--scope <scope>', 'scope of the rows without one: published or cluster'),
      ),
    )
    .addOption(
      onceOption(
        new Option('--text <text>', 'text of the rows without one: published or corrected'),
      ),
    )
    .addOption(pluginOption())
    .addOption(
      onceOption(new Option('--out <folder>', 'the folder that the rows get theirs in')).helpGroup(
        'Output:',
      ),
    )
    .addOption(new Option('--force', 'replace files that are there already').helpGroup('Output:'))
    .addOption(
      new Option('--json', 'print what became of each row as a line of JSON').helpGroup('Output:'),
    )
    .action(async (file: string, given: FleetCommandOptions) => {
      const { out, format, release, scope, text, force = false, json = false } = given;
      if (out === undefined) {
        throw new CommandError('--out is missing: the folder that the rows get theirs in', {
          isUsage: true,
        });
      }
      const { stdout, stderr } = streams;
      const progress = progressOn(stderr, json);
      const told = new WeakSet<ClusterConfig | ImageConfig>();
      const say = (line: string) => {
        progress.clear();
        stderr.write(`${line}\n`);
      };
      const mark = errorMark(stderr);
      const inputs = inputsOf(registry, undefined);
      const counts = { written: 0, replaced: 0, unchanged: 0, failed: 0 };
      const write = async (isStopped: () => boolean) => {
        const results = runFleet(readTable(file, format, columnCheck(inputs)), {
          ...{ file, registry, inputs, out, force, isStopped },
          defaults: { release, scope, text },
          readConfig: configReader(file === '-' ? '.' : dirname(file)),
        });
        for await (const result of results) {
          counts[result.state] += 1;
          if (json) stdout.write(`${JSON.stringify(asData(result, file))}\n`);
          else for (const line of inLines(result, file, mark, told)) say(line);
          progress.show(counts);
        }
        return isStopped();
      };
      const summarise = () => say(`${out}: ${inWords(counts)}`);
      const isInterrupted = await untilInterrupted(write).catch((error: unknown) => {
        if (Object.values(counts).some((count) => count > 0)) summarise();
        throw error;
      });
      summarise();
      if (counts.failed > 0) fail();
      if (isInterrupted) {
        throw new CommandError('it was interrupted; the same command goes on from here');
      }
    });
}

/** What is to be said of a row; what is about a configuration, once while it is remembered. */
function inLines(
  { problems, built }: RowResult,
  file: string,
  mark: string,
  told: WeakSet<ClusterConfig | ImageConfig>,
): readonly string[] {
  const errors = problems.map((problem) => `${mark} ${placed(file, problem)}`);
  if (!built || built.config.file === file || told.has(built.config)) return errors;
  told.add(built.config);
  const { config, notes } = built;
  // The others are of the release, or what --scope cluster is for; --json has them all.
  const own = notes.filter(
    ({ kind, from }) => kind === 'not covered' || (kind === 'left out' && from),
  );
  return [
    ...errors,
    ...config.warnings.map((warning) => `warning: ${placed(config.file, warning)}`),
    ...own.map((note) => `note: ${config.file}: ${noteInWords(note)}`),
  ];
}

function asData({ line, name, state, files, problems, built }: RowResult, file: string) {
  return {
    ...{ line, name, state, files: files.map(({ path }) => path) },
    problems: problems.map((problem) => placed(file, problem)),
    warnings: built?.config.warnings.map((warning) => placed(built.config.file, warning)) ?? [],
    notes: built?.notes.map(noteInWords) ?? [],
  };
}

function placed(file: string, { line, column, message }: TableProblem): string {
  return `${file}:${line}:${column}: ${message}`;
}

function noteInWords({ kind, policy, statement, message }: PolicyNote): string {
  return `${[policy, ...(statement ? [statement] : [])].join(' ')} ${kind}: ${message}`;
}
