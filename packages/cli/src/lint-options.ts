import type { PolicyUse, Severity } from '@pcluster-iam/analysis';
import { policyArnSchema, rolePathBelowRootSchema } from '@pcluster-iam/core';
import { type Command, Option } from 'commander';
import type { OutputOptions } from './output.ts';
import { parserOf } from './parser-of.ts';

const uses = ['managed', 'role', 'user', 'group', 'trust'] as const satisfies readonly PolicyUse[];
/** From the worst to the least. */
export const severities = ['error', 'warning', 'info'] as const satisfies readonly Severity[];
const formats = ['terminal', 'json', 'sarif', 'github', 'markdown', 'html'] as const;

/** What `lint` was given. */
export interface LintOptions extends OutputOptions {
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

/** Adds the options of `lint`. */
export function addLintOptions(command: Command): Command {
  return command
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
}

/** The options that the analysis takes. */
export function analysisOptions({
  as,
  partition,
  together,
  boundedPath,
  permissionsBoundary,
}: LintOptions) {
  return { as, partition, together, boundedPath, permissionsBoundary };
}
