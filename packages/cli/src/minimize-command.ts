import { Argument, type Command, Option } from 'commander';
import { CommandError } from './command-error.ts';
import { addOutputOptions, type OutputOptions, writeJson } from './output.ts';
import { wholeNumber } from './pack-command.ts';
import { type FileSource, readSources } from './read-documents.ts';
import type { Streams } from './streams.ts';

interface MinimizeCommandOptions extends OutputOptions {
  readonly budget?: number;
  readonly keepSids?: true;
  readonly json?: true;
}

/** The command `minimize`: a policy document of the same meaning, as short as it can be. */
export function addMinimizeCommand(program: Command, streams: Streams): void {
  const command = program
    .command('minimize')
    .description('write a policy document shorter without changing what it grants')
    .addArgument(
      new Argument(
        '<file>',
        'a file that holds one policy, as "lint" reads it; - is standard input',
      ),
    )
    .addOption(
      new Option(
        '--budget <characters>',
        'leave out Sids, and put in wildcards that stand for no other action today, where it has more characters otherwise',
      ).argParser(wholeNumber),
    )
    .addOption(new Option('--keep-sids', 'leave statements that have a Sid as they are'))
    .addOption(
      new Option('--json', 'print the document with what became of it as data').helpGroup(
        'Output:',
      ),
    );
  addOutputOptions(command).action(async (path: string, given: MinimizeCommandOptions) => {
    const { budget, keepSids, json, ...output } = given;
    const { minimizePolicy, minimizeSummary } = await import('@pcluster-iam/analysis');
    const document = onlyDocument(path, await readSources([path]));
    const minimized = minimizePolicy(document, { budget, keepSids });
    await writeJson(json ? minimized : minimized.document, output, streams);
    if (!json) streams.stderr.write(minimizeSummary(minimized));
  });
}

function onlyDocument(path: string, sources: readonly FileSource[]): object {
  const [source, ...more] = sources;
  if (source === undefined || more.length > 0) {
    const message = `${path} holds ${sources.length} policies; one is minimized at a time`;
    throw new CommandError(message, { isUsage: true });
  }
  if (source.policy.hasUnknownParts) {
    throw new CommandError(
      `${path} has parts that are known later, such as the functions of a template`,
      { isUsage: true },
    );
  }
  // Reading refuses what is no object.
  return source.policy.value as object;
}
