import { Argument, type Command, Option } from 'commander';
import { writeJson, writeText } from './output.ts';
import type { Choice } from './policy-command.ts';
import { addPoliciesOptions } from './policy-commands.ts';
import { readDocuments } from './read-documents.ts';

/**
 * The command `check`: whether documents allow all that a release needs.
 *
 * @param fail - Told when something is missing.
 */
export function addCheckCommand(program: Command, choice: Choice, fail: () => void): void {
  const command = program
    .command('check')
    .description('tell whether documents allow all that a release needs, and what is missing')
    .addArgument(
      new Argument(
        '<file...>',
        'files or folders with the documents of one principal; - is standard input',
      ),
    )
    .addOption(new Option('--json', 'print what is missing as data').helpGroup('Output:'));
  addPoliciesOptions(command, choice, async (needed, { args, json, out, compact }) => {
    const { diffPolicies, diffReport } = await import('@pcluster-iam/analysis');
    // Commander passes the files of `<file...>` as one list.
    const [files] = args as readonly [readonly string[]];
    const { lost, undecided } = diffPolicies(
      Object.values(needed as Readonly<Record<string, Readonly<Record<string, unknown>>>>),
      await readDocuments(files),
    );
    const missing = lost.filter(({ isDead }) => !isDead);
    if (missing.length + undecided.length > 0) fail();
    if (json) return writeJson({ missing, undecided }, { out, compact }, choice.streams);
    const colour = (out ?? '-') === '-' && (choice.streams.stdout.hasColors?.() ?? false);
    const report =
      missing.length + undecided.length === 0
        ? 'Nothing is missing.\n'
        : diffReport({ gained: [], lost: missing, undecided }, { colour, lost: 'Missing' });
    return writeText(report, out, choice.streams);
  });
}
