import type { LintedPolicy, PolicyUse, Severity } from '@pcluster-iam/analysis';
import { Argument, type Command, Option } from 'commander';
import manifest from '../package.json' with { type: 'json' };
import { CommandError } from './command-error.ts';
import { addOutputOptions, type OutputOptions, writeJson, writeText } from './output.ts';
import { readInput } from './read-input.ts';
import type { Streams } from './streams.ts';

// Loaded when it is needed: the other commands start without it.
const loadAnalysis = () => import('@pcluster-iam/analysis');
type Analysis = Awaited<ReturnType<typeof loadAnalysis>>;

const uses = ['managed', 'role', 'user', 'group', 'trust'] as const satisfies readonly PolicyUse[];
const severities = ['error', 'warning', 'info'] as const satisfies readonly Severity[];
const formats = ['terminal', 'json', 'sarif', 'github', 'markdown'] as const;

interface LintOptions extends OutputOptions {
  readonly as?: PolicyUse;
  readonly partition?: string;
  readonly format: (typeof formats)[number];
  readonly json?: true;
  readonly failOn: Severity;
  readonly explain?: string;
}

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
    )
    .addOption(
      new Option(
        '--as <use>',
        'what the documents are used as, where the file does not say',
      ).choices(uses),
    )
    .addOption(
      new Option('--partition <name>', 'the partition their ARNs should name, such as aws'),
    )
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 when one of these or worse is found')
        .choices(severities)
        .default('warning'),
    )
    .addOption(new Option('--explain <code>', 'explain a kind of finding instead'))
    .addOption(
      new Option('--format <format>', 'how the findings are written')
        .choices(formats)
        .default('terminal')
        .helpGroup('Output:'),
    )
    .addOption(
      new Option('--json', 'the same as --format json').helpGroup('Output:').conflicts('format'),
    );
  addOutputOptions(command).action(async (files: readonly string[], options: LintOptions) => {
    const analysis = await loadAnalysis();
    if (options.explain !== undefined) return explain(options.explain, analysis, streams);
    if (files.length === 0) {
      throw new CommandError('no file was given; - is standard input', { isUsage: true });
    }
    const policies = await lintFiles(files, options, analysis);
    await write(policies, options, analysis, streams);
    const failing = severities.slice(0, severities.indexOf(options.failOn) + 1);
    if (
      policies.some(({ findings }) => findings.some(({ severity }) => failing.includes(severity)))
    )
      fail();
  });
}

async function lintFiles(
  paths: readonly string[],
  { as, partition }: LintOptions,
  { lintPolicy, readPolicies }: Analysis,
): Promise<readonly LintedPolicy[]> {
  const files = await readInput(paths);
  return files.flatMap(({ path, text }) =>
    readPolicies(text, { yaml: /\.ya?ml$/i.test(path) }).map(({ name, use, policy }) => ({
      file: path,
      name,
      policy,
      findings: lintPolicy(policy, { as: use ?? as, partition }),
    })),
  );
}

async function write(
  policies: readonly LintedPolicy[],
  { format, json, out, compact }: LintOptions,
  analysis: Analysis,
  streams: Streams,
): Promise<void> {
  const colour = (out ?? '-') === '-' && (streams.stdout.hasColors?.() ?? false);
  if (json || format === 'json') {
    return writeJson(analysis.jsonReport(policies), { out, compact }, streams);
  }
  switch (format) {
    case 'sarif':
      return writeJson(analysis.sarifReport(policies, manifest.version), { out, compact }, streams);
    case 'github':
      return writeText(analysis.githubReport(policies), out, streams);
    case 'markdown':
      return writeText(analysis.markdownReport(policies), out, streams);
    case 'terminal':
      return writeText(analysis.terminalReport(policies, { colour }), out, streams);
  }
}

function explain(code: string, { rules }: Analysis, { stdout }: Streams): void {
  const rule = rules.find((one) => one.code === code);
  if (rule === undefined) {
    const known = rules.map((one) => one.code).join(', ');
    throw new CommandError(
      `--explain knows no finding ${JSON.stringify(code)}; it knows ${known}`,
      {
        isUsage: true,
      },
    );
  }
  stdout.write(`${rule.code} (${rule.severity}): ${rule.title}\n\n${rule.explanation}\n`);
}
