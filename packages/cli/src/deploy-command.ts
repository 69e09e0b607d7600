import type { Bundle, Deployment } from '@pcluster-iam/deploy';
import { type Command, Option } from 'commander';
import { CommandError } from './command-error.ts';
import { addDeploymentOptions, type Deploy } from './deployment-command.ts';
import { type DeploymentOptions, type Pairs, pairOption } from './deployment-options.ts';
import { listOption, onceOption } from './input-option.ts';
import type { Choice } from './policy-command.ts';
import type { Streams } from './streams.ts';
import { type WrittenFile, writeBundle } from './write-bundle.ts';

/** What the command is given beside the inputs of the documents. */
interface DeployOptions extends DeploymentOptions {
  readonly as?: string;
  readonly out?: string;
  readonly force?: true;
  readonly yaml?: true;
  readonly pseudoParameters?: true;
  readonly parameter?: Pairs;
  readonly stackSetName?: string;
  readonly organizationalUnit?: readonly string[];
  readonly stackRegion?: readonly string[];
  readonly failureTolerance?: string;
  readonly maxConcurrent?: string;
}

/** The command `deploy`: all that must stand in an account, in the form a team deploys. */
export function addDeployCommand(program: Command, choice: Choice): void {
  const command = program
    .command('deploy')
    .description('write the roles and policies of a cluster for what they are deployed with');
  addDeploymentOptions(
    command,
    {
      others: writingOptions,
      check: (options) => void howToWrite(options),
      finish: async (options, standing) => {
        const { write, out } = howToWrite(options);
        const { deployment, files } = standing((deployment, deploy) => ({
          deployment,
          files: write(deploy, deployment, options),
        }));
        const written = await writeBundle(out, files, options.force === true);
        summarise(deployment, out, written, choice.streams);
      },
    },
    choice,
  );
}

type Writer = (deploy: Deploy, deployment: Deployment, options: DeployOptions) => Bundle;

function howToWrite({ as = '', out }: DeployOptions): {
  readonly write: Writer;
  readonly out: string;
} {
  const write = Object.hasOwn(writers, as) ? writers[as] : undefined;
  if (!write) throw missing('--as', `one of ${Object.keys(writers).join(', ')}`);
  if (out === undefined) throw missing('--out', 'the folder that the files go to');
  return { write, out };
}

const writers: Readonly<Record<string, Writer>> = {
  cloudformation: (deploy, deployment, { yaml, pseudoParameters, parameter: parameters }) =>
    deploy.cloudFormationBundle(deployment, { yaml, pseudoParameters, parameters }),
  stackset: (deploy, deployment, options) =>
    deploy.stackSetBundle(deployment, {
      name: options.stackSetName ?? `${options.name ?? 'parallelcluster'}-iam`,
      organizationalUnits: options.organizationalUnit ?? [],
      regions: options.stackRegion,
      failureTolerance: options.failureTolerance,
      maxConcurrent: options.maxConcurrent,
      parameters: options.parameter,
    }),
  terraform: (deploy, deployment) => deploy.terraformBundle(deployment),
  cli: (deploy, deployment) => deploy.awsCliBundle(deployment),
  files: (deploy, deployment) => deploy.filesBundle(deployment),
};

/** The options that say how it is written, by the group in its help. */
function writingOptions(): Readonly<Record<string, readonly Option[]>> {
  return {
    'CloudFormation:': [
      new Option('--yaml', 'write YAML and not JSON'),
      new Option(
        '--pseudo-parameters',
        // biome-ignore lint/suspicious/noTemplateCurlyInString: it is CloudFormation's.
        'leave ${AWS::Partition}, ${AWS::AccountId} and ${AWS::Region} open',
      ),
      pairOption('--parameter <name=value>', 'a value that becomes a parameter, stackset too'),
      onceOption(new Option('--stack-set-name <name>', 'name of the StackSet')),
      listOption(new Option('--organizational-unit <id>', 'whose accounts get a stack each')),
      listOption(new Option('--stack-region <region>', 'region of the stacks, --region')),
      onceOption(new Option('--failure-tolerance <count>', 'accounts that may fail: 5 or 10%')),
      onceOption(new Option('--max-concurrent <count>', 'accounts at a time: 5 or 10%')),
    ],
    'Output:': [
      onceOption(new Option('--as <format>', `what with: ${Object.keys(writers).join(', ')}`)),
      onceOption(new Option('--out <folder>', 'the folder that the files go to')),
      new Option('--force', 'replace files that are there already'),
    ],
  };
}

function missing(option: string, what: string): CommandError {
  return new CommandError(`${option} is missing or wrong; it is ${what}`, { isUsage: true });
}

function summarise(
  { policies, roles, instanceProfiles }: Deployment,
  out: string,
  files: readonly WrittenFile[],
  { stderr }: Streams,
): void {
  const counts = `policies: ${policies.length}, roles: ${roles.length}, instance profiles: ${instanceProfiles.length}`;
  const lines = files.map(({ path, state, size }) => `  ${path}  ${size} bytes, ${state}`);
  stderr.write([`${out}: ${counts}`, ...lines, ''].join('\n'));
}
