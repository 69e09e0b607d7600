import type { PolicyDiff } from '@pcluster-iam/analysis';
import { Argument, type Command, Option } from 'commander';
import { addOutputOptions, type OutputOptions, writeJson, writeText } from './output.ts';
import { readDocuments } from './read-documents.ts';
import type { Streams } from './streams.ts';

interface DiffOptions extends OutputOptions {
  readonly newAccess: boolean;
  readonly lostAccess: boolean;
  readonly json?: true;
}

/**
 * The command `diff`: what some documents allow that others do not.
 *
 * @param fail - Told when something was found that the command is to fail on.
 */
export function addDiffCommand(program: Command, streams: Streams, fail: () => void): void {
  const command = program
    .command('diff')
    .description(
      'compare what documents allow, by meaning, with a request that shows each difference',
    )
    .addArgument(new Argument('<before>', 'a file, or a folder of documents of one principal'))
    .addArgument(new Argument('<after>', 'the same; - is standard input'))
    .addOption(new Option('--no-new-access', 'exit with 1 when something is newly allowed'))
    .addOption(new Option('--no-lost-access', 'exit with 1 when something is no longer allowed'))
    .addOption(
      new Option('--json', 'print the differences as data, with every action').helpGroup('Output:'),
    );
  addOutputOptions(command).action(async (before: string, after: string, options: DiffOptions) => {
    const { diffPolicies, diffReport } = await import('@pcluster-iam/analysis');
    const diff = diffPolicies(await readDocuments([before]), await readDocuments([after]));
    if (options.json) await writeJson(diff, options, streams);
    else {
      const colour = (options.out ?? '-') === '-' && (streams.stdout.hasColors?.() ?? false);
      await writeText(diffReport(diff, { colour }), options.out, streams);
    }
    if (isRefused(diff, options)) fail();
  });
}

/** What is undecided may be new or lost, so a gate lets it through no more than either. */
function isRefused({ gained, lost, undecided }: PolicyDiff, options: DiffOptions): boolean {
  const isAlive = ({ isDead }: { readonly isDead: boolean }) => !isDead;
  return (
    (!options.newAccess && gained.some(isAlive)) ||
    (!options.lostAccess && lost.some(isAlive)) ||
    (!(options.newAccess && options.lostAccess) && undecided.length > 0)
  );
}
