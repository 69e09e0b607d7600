import type { StandingAccount } from '@pcluster-iam/deploy';
import { type Command, Option } from 'commander';
import { asUsage } from './as-usage.ts';
import { CommandError } from './command-error.ts';
import { addDeploymentOptions } from './deployment-command.ts';
import type { DeploymentOptions } from './deployment-options.ts';
import { onceOption } from './input-option.ts';
import { type OutputOptions, outputOptions, writeJson, writeText } from './output.ts';
import type { Choice } from './policy-command.ts';
import { readInput } from './read-input.ts';
import { isExpected } from './report-error.ts';
import { withOptionsError } from './with-options-error.ts';

interface DriftOptions extends DeploymentOptions, OutputOptions {
  readonly account?: string;
  readonly live?: true;
  readonly json?: true;
}

/**
 * The command `drift`: how an account differs from what should stand in it.
 *
 * @param fail - Told when it differs.
 */
export function addDriftCommand(program: Command, choice: Choice, fail: () => void): void {
  const { registry, selection, streams } = choice;
  const command = program
    .command('drift')
    .description('compare what stands in an account with what should, by meaning');
  addDeploymentOptions(
    command,
    {
      isCheck: true,
      others: driftOptions,
      check: ({ account, live }: DriftOptions) => {
        if ((account === undefined) !== (live === undefined)) return;
        throw new CommandError('one of --account and --live tells what stands in the account', {
          isUsage: true,
        });
      },
      finish: async (options, standing) => {
        const { account, json, out, compact }: DriftOptions = options;
        const { driftReport, findDrift } = await import('@pcluster-iam/deploy');
        const drift = await asUsage(async () => {
          const deployment = standing((built) => built);
          const found = await readStanding(account, deployment.region);
          const compare = () => findDrift(deployment, found);
          return withOptionsError('the comparison', registry, selection.scheduler, compare);
        });
        if (json) await writeJson(drift, { out, compact }, streams);
        else {
          const colour = (out ?? '-') === '-' && (streams.stdout.hasColors?.() ?? false);
          await writeText(driftReport(drift, { colour }), out, streams);
        }
        if (drift.length > 0) fail();
      },
    },
    choice,
  );
}

/** The options that say what stands in the account, by the group in its help. */
function driftOptions(): Readonly<Record<string, readonly Option[]>> {
  return {
    'What it is compared with:': [
      onceOption(
        new Option(
          '--account <file>',
          'the answer of aws iam get-account-authorization-details; - is standard input',
        ),
      ),
      new Option(
        '--live',
        'ask AWS, with the credentials of its own settings; it needs @aws-sdk/client-iam',
      ),
    ],
    'Output:': [new Option('--json', 'print the differences as data'), ...outputOptions()],
  };
}

/** AWS throttles who asks for a whole account; its client's own three attempts are soon over. */
const usualAttempts = 6;

/** Reads what stands in the account: out of a file or, where none is named, from AWS. */
async function readStanding(path: string | undefined, region: string): Promise<StandingAccount> {
  const { readAccount } = await import('@pcluster-iam/deploy');
  if (path === undefined) {
    const { fetchAccountDetails } = await import('@pcluster-iam/deploy/live');
    const { AWS_MAX_ATTEMPTS: maxAttempts = usualAttempts } = process.env;
    return readAccount(await fetchAccountDetails({ region, maxAttempts: Number(maxAttempts) }));
  }
  const [file, ...more] = await readInput([path]);
  if (file === undefined || more.length > 0) {
    throw new CommandError(`--account ${path} is no file`, { isUsage: true });
  }
  try {
    return readAccount(file.text);
  } catch (cause) {
    if (!isExpected(cause)) throw cause;
    throw new CommandError(`--account ${path}: ${cause.message}`, { cause, isUsage: true });
  }
}
