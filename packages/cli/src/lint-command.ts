import type { LintedPolicy, Suppression } from '@pcluster-iam/analysis';
import { Argument, type Command } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { CommandError } from './command-error.ts';
import { type Analysis, fixFiles, lintFiles } from './lint-files.ts';
import { addLintOptions, type LintOptions, severities } from './lint-options.ts';
import { addOutputOptions, writeJson, writeText } from './output.ts';
import { readInput } from './read-input.ts';
import type { Streams } from './streams.ts';

/**
 * The command `lint`: what is wrong with policy documents.
 *
 * @param fail - Told when something was found that the command is to fail on.
 */
export function addLintCommand(program: Command, streams: Streams, fail: () => void): void {
  const command = program
    .command('lint')
    .description('find what is wrong with policy documents')
    .addArgument(
      new Argument(
        '[file...]',
        'files or folders: policies, answers of the AWS command line, CloudFormation templates, Terraform plans; - is standard input',
      ),
    );
  addOutputOptions(addLintOptions(command)).action(
    async (files: readonly string[], options: LintOptions) => {
      const analysis = await import('@pcluster-iam/analysis');
      if (options.explain !== undefined) return explain(options.explain, analysis, streams);
      if (files.length === 0) {
        throw new CommandError('no file was given; - is standard input', { isUsage: true });
      }
      const suppressions = await readKnown(options, analysis);
      const input = await readInput(files);
      const mended =
        options.fix || options.fixAll
          ? await fixFiles(input, options, suppressions, analysis, streams)
          : input;
      const all = analysis.suppress(lintFiles(mended, options, analysis), suppressions);
      for (const unused of analysis.unusedSuppressions(all, suppressions)) {
        streams.stderr.write(`note: ${unused}\n`);
      }
      const policies = await withoutBaseline(all, options, analysis);
      if (options.writeBaseline !== undefined) {
        return writeJson(analysis.makeBaseline(policies), { out: options.writeBaseline }, streams);
      }
      await write(policies, options, analysis, streams);
      const failing = severities.slice(0, severities.indexOf(options.failOn) + 1);
      if (
        policies.some(({ findings }) => findings.some(({ severity }) => failing.includes(severity)))
      )
        fail();
    },
  );
}

/** What is suppressed from outside of the files. */
async function readKnown(
  { config, suppress = [] }: LintOptions,
  { parseSuppression, readSuppressions }: Analysis,
): Promise<readonly Suppression[]> {
  const given = suppress.map((text) => {
    try {
      return parseSuppression(text);
    } catch (cause) {
      const reason = cause instanceof Error ? cause.message : String(cause);
      throw new CommandError(`--suppress ${JSON.stringify(text)}: ${reason}`, {
        cause,
        isUsage: true,
      });
    }
  });
  return config === undefined
    ? given
    : [...(await readJson(config, 'config', readSuppressions)), ...given];
}

async function withoutBaseline(
  policies: readonly LintedPolicy[],
  { baseline }: LintOptions,
  { readBaseline, withoutBaseline: withoutKnown }: Analysis,
): Promise<readonly LintedPolicy[]> {
  return baseline === undefined
    ? policies
    : withoutKnown(policies, await readJson(baseline, 'baseline', readBaseline));
}

async function readJson<Value>(
  path: string,
  option: string,
  read: (value: unknown) => Value,
): Promise<Value> {
  const [file] = await readInput([path]);
  try {
    return read(JSON.parse(file?.text ?? ''));
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new CommandError(`--${option} ${path} is wrong: ${reason}`, { cause, isUsage: true });
  }
}

async function write(
  policies: readonly LintedPolicy[],
  { format, json, out, compact }: LintOptions,
  analysis: Analysis,
  streams: Streams,
): Promise<void> {
  const colour = (out ?? '-') === '-' && (streams.stdout.hasColors?.() ?? false);
  switch (json ? 'json' : format) {
    case 'json':
      return writeJson(analysis.jsonReport(policies), { out, compact }, streams);
    case 'sarif':
      return writeJson(analysis.sarifReport(policies, manifest.version), { out, compact }, streams);
    case 'github':
      return writeText(analysis.githubReport(policies), out, streams);
    case 'markdown':
      return writeText(analysis.markdownReport(policies), out, streams);
    case 'html':
      return writeText(analysis.htmlReport(policies), out, streams);
    case 'terminal':
      return writeText(analysis.terminalReport(policies, { colour }), out, streams);
  }
}

function explain(code: string, { findingKinds }: Analysis, { stdout }: Streams): void {
  const kind = findingKinds.find((one) => one.code === code);
  if (kind === undefined) {
    const known = findingKinds.map((one) => one.code).join(', ');
    throw new CommandError(
      `--explain knows no finding ${JSON.stringify(code)}; it knows ${known}`,
      {
        isUsage: true,
      },
    );
  }
  stdout.write(`${kind.code} (${kind.severity}): ${kind.title}\n\n${kind.explanation}\n`);
}
