import type { StatementReference } from '@pcluster-iam/analysis';
import { iamLimits } from '@pcluster-iam/core';
import { Argument, type Command, InvalidArgumentError, Option } from 'commander';
import { CommandError } from './command-error.ts';
import { onceOption } from './input-option.ts';
import { addOutputOptions, type OutputOptions, writeJson, writeText } from './output.ts';
import { type FileSource, readSources } from './read-documents.ts';
import type { Streams } from './streams.ts';

type Context = Readonly<Record<string, readonly string[]>>;

interface CanOptions extends OutputOptions {
  readonly on?: string;
  readonly with?: Context;
  readonly principal?: string;
  readonly json?: true;
}

/**
 * The command `can`: whether documents allow a request, and why.
 *
 * @param fail - Told when they do not.
 */
export function addCanCommand(program: Command, streams: Streams, fail: () => void): void {
  const command = program
    .command('can')
    .usage('[options] <file...> <action>')
    .description('tell whether the policies of one principal allow an action, and why')
    .addArgument(
      new Argument(
        '<file...>',
        'files or folders as of lint, and last the action, such as ec2:RunInstances',
      ),
    )
    .addOption(
      new Option(
        '--on <arn>',
        'the ARN it is about, every character of which stands for itself; * when left out, for actions that know no resource',
      ).argParser(readResource),
    )
    .addOption(
      new Option(
        '--with <key=value>',
        'a condition key that the request holds; once for each value',
      ).argParser(readContext),
    )
    .addOption(
      onceOption(
        new Option(
          '--principal <name>',
          'whose policies are meant, where a file holds those of several, such as "Role demo"',
        ),
      ),
    )
    .addOption(new Option('--json', 'print JSON').helpGroup('Output:'));
  addOutputOptions(command).action(async (given: readonly string[], options: CanOptions) => {
    const [files, action] = [given.slice(0, -1), readAction(given)];
    const analysis = await import('@pcluster-iam/analysis');
    const documents = ofPrincipal(await readSources(files), options.principal);
    if (documents.length === 0) {
      throw new CommandError(`no policy is in ${files.join(', ')}`, { isUsage: true });
    }
    const request = { action, resource: options.on ?? '*', context: options.with };
    const notes = analysis.requestNotes(request);
    const policies = analysis.compilePolicies(documents.map(({ policy }) => policy));
    const decision = analysis.evaluate(policies, request);
    const misses = decision.decision === 'allowed' ? [] : analysis.nearMisses(policies, request);
    const beyondColons = analysis.beyondColons(policies, request);
    if (decision.decision !== 'allowed') fail();
    if (!options.json) {
      for (const note of notes) streams.stderr.write(`note: ${note}\n`);
      const text = analysis.decisionReport({
        request,
        decision,
        misses,
        beyondColons,
        documents,
      });
      return writeText(text, options.out, streams);
    }
    const named = ({ document, ...statement }: StatementReference) => {
      const { file, name } = documents[document] ?? {};
      return { file, name, ...statement };
    };
    await writeJson(
      {
        request,
        notes,
        decision: decision.decision,
        statements: decision.statements.map(named),
        nearMisses: misses.map((miss) => ({ ...miss, statement: named(miss.statement) })),
        beyondColons: beyondColons.map(named),
      },
      options,
      streams,
    );
  });
}

/** The action stands last, where a list of files can end without doubt. */
function readAction(given: readonly string[]): string {
  const action = given.at(-1) ?? '';
  if (!iamLimits.action.test(action) || /[*?]/.test(action)) {
    throw new CommandError(
      `${JSON.stringify(action)} is no action; one stands last, such as ec2:RunInstances`,
      { isUsage: true },
    );
  }
  if (given.length < 2) {
    throw new CommandError('no file was given; - is standard input', { isUsage: true });
  }
  return action;
}

function readResource(text: string, previous: string | undefined): string {
  if (previous !== undefined) throw new InvalidArgumentError('It stands twice.');
  if (text === '*' || iamLimits.arn.test(text)) return text;
  throw new InvalidArgumentError('It is * or an ARN of six segments.');
}

function readContext(text: string, previous: Context = {}): Context {
  const equals = text.indexOf('=');
  if (equals < 1) throw new InvalidArgumentError('It is a key, =, and a value.');
  const [key, value] = [text.slice(0, equals), text.slice(equals + 1)];
  // The case of keys does not count.
  const same = Object.keys(previous).find((one) => one.toLowerCase() === key.toLowerCase()) ?? key;
  const values = Object.hasOwn(previous, same) ? (previous[same] ?? []) : [];
  return { ...previous, [same]: [...values, value] };
}

/** Where the files say who holds a document, those of one principal; where they do not, all. */
function ofPrincipal(
  sources: readonly FileSource[],
  principal: string | undefined,
): readonly FileSource[] {
  const principals = [...new Set(sources.flatMap(({ holders = [] }) => holders))];
  const [only, ...more] = principal === undefined ? principals : [principal];
  if (only === undefined) return sources;
  if (more.length > 0 || !principals.includes(only)) {
    throw new CommandError(
      `--principal is to name one of those who hold policies here: ${principals.join(', ') || 'the files name none'}`,
      { isUsage: true },
    );
  }
  return sources.filter(({ holders }) => holders === undefined || holders.includes(only));
}
