import type { LintedPolicy, PolicyUse, Severity, Suppression } from '@pcluster-iam/analysis';
import { policyArnSchema, rolePathBelowRootSchema } from '@pcluster-iam/core';
import { Argument, type Command, Option } from 'commander';
import { createTwoFilesPatch } from 'diff';
import manifest from '../package.json' with { type: 'json' };
import { CommandError } from './command-error.ts';
import { addOutputOptions, type OutputOptions, writeJson, writeText } from './output.ts';
import { parserOf } from './parser-of.ts';
import { type InputFile, readInput } from './read-input.ts';
import type { Streams } from './streams.ts';

// Loaded when it is needed: the other commands start without it.
const loadAnalysis = () => import('@pcluster-iam/analysis');
type Analysis = Awaited<ReturnType<typeof loadAnalysis>>;

const uses = ['managed', 'role', 'user', 'group', 'trust'] as const satisfies readonly PolicyUse[];
const severities = ['error', 'warning', 'info'] as const satisfies readonly Severity[];
const formats = ['terminal', 'json', 'sarif', 'github', 'markdown', 'html'] as const;

interface LintOptions extends OutputOptions {
  readonly as?: PolicyUse;
  readonly partition?: string;
  readonly format: (typeof formats)[number];
  readonly json?: true;
  readonly together?: true;
  readonly boundedPath?: string;
  readonly permissionsBoundary?: string;
  readonly failOn: Severity;
  readonly explain?: string;
  readonly fix?: true;
  readonly fixAll?: true;
  readonly config?: string;
  readonly suppress?: readonly string[];
  readonly baseline?: string;
  readonly writeBaseline?: string;
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
      new Option('--together', 'one principal holds all documents, so that their rights add up'),
    )
    .addOption(
      new Option(
        '--bounded-path <path>',
        'the path that holds no role, user or policy which may do more, such as /parallelcluster/',
      ).argParser(parserOf(rolePathBelowRootSchema)),
    )
    .addOption(
      new Option(
        '--permissions-boundary <arn>',
        'the boundary that --fix=all asks for where roles are changed',
      ).argParser(parserOf(policyArnSchema)),
    )
    .addOption(
      new Option('--fail-on <severity>', 'exit with 1 when one of these or worse is found')
        .choices(severities)
        .default('warning'),
    )
    .addOption(new Option('--explain <code>', 'explain a kind of finding instead'))
    .addOption(
      new Option(
        '--fix',
        'mend the files where that changes nothing that is granted, and show the difference; --fix=all mends what changes it, too',
      ),
    )
    .addOption(new Option('--fix-all', 'the same as --fix=all').hideHelp())
    .addOption(
      new Option(
        '--config <file>',
        'a JSON file with "suppress": findings that stay, each with its reason',
      ),
    )
    .addOption(
      new Option(
        '--suppress <finding>',
        'a finding that stays, with its reason: CODE=reason, or CODE@SID=reason in one statement; may be repeated',
      ).argParser((text: string, before: readonly string[] = []) => [...before, text]),
    )
    .addOption(
      new Option('--baseline <file>', 'leave out what was found when the file was written'),
    )
    .addOption(
      new Option('--write-baseline <file>', 'write what is found now as a baseline').conflicts(
        'baseline',
      ),
    )
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
  });
}

/** Documents of different files belong together when the user says so; those of a file as it says. */
function lintFiles(
  files: readonly InputFile[],
  options: LintOptions,
  { lintPolicies, lintSizesTogether, readPolicies }: Analysis,
): readonly LintedPolicy[] {
  const groups = files.map(({ path, text }) =>
    readPolicies(text, { yaml: isYaml(path) }).map(({ use = options.as, ...source }) => ({
      file: path,
      ...source,
      use,
    })),
  );
  const linted = (options.together ? [groups.flat()] : groups).flatMap((group) => {
    const named = group.map(({ file, name, ...source }) => ({ ...source, name: name || file }));
    const findings = lintPolicies(named, analysisOptions(options));
    return group.map((source, index) => ({ ...source, findings: findings[index] ?? [] }));
  });
  return lintSizesTogether(linted);
}

function analysisOptions({
  as,
  partition,
  together,
  boundedPath,
  permissionsBoundary,
}: LintOptions) {
  return { as, partition, together, boundedPath, permissionsBoundary };
}

/** Mends the files that are a policy themselves; what is a part of a template or an answer is left. */
async function fixFiles(
  files: readonly InputFile[],
  options: LintOptions,
  suppressions: readonly Suppression[],
  { fixPolicy, readPolicies, suppressionsOf }: Analysis,
  { stderr, stdout }: Streams,
): Promise<readonly InputFile[]> {
  return Promise.all(
    files.map(async ({ path, text }) => {
      const [only, ...more] = readPolicies(text, { yaml: isYaml(path) });
      if (isYaml(path) || more.length > 0 || only?.policy.text !== text) return { path, text };
      const { text: mended, fixed } = fixPolicy(text, {
        ...analysisOptions(options),
        changeGrants: options.fixAll,
        stays: (finding, policy) =>
          suppressionsOf({ file: path, policy }, finding, suppressions).length > 0,
      });
      if (fixed.length === 0) return { path, text };
      stderr.write(createTwoFilesPatch(path, path, text, mended, 'as it was', 'mended'));
      if (path === '-') stdout.write(mended);
      else await writeText(mended, path, { stdout, stderr });
      return { path, text: mended };
    }),
  );
}

function isYaml(path: string): boolean {
  return /\.ya?ml$/i.test(path);
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
