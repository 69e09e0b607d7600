import type { PolicySet } from '@pcluster-iam/core';
import type { Bundle, Deployment } from '@pcluster-iam/deploy';
import { type Command, Option } from 'commander';
import { CommandError } from './command-error.ts';
import {
  addGroups,
  type DeploymentOptions,
  optionOf,
  type Pairs,
  pairOption,
  partsOf,
  standingOptions,
  usualRecipients,
} from './deployment-options.ts';
import { listOption, onceOption } from './input-option.ts';
import { addPolicyOptions, type Choice } from './policy-command.ts';
import { policiesFor } from './policy-commands.ts';
import type { Streams } from './streams.ts';
import { withOptionsError } from './with-options-error.ts';
import { type WrittenFile, writeBundle } from './write-bundle.ts';

// Loaded when it is needed: the other commands start without it.
const loadDeploy = () => import('@pcluster-iam/deploy');

/** What the command is given beside the inputs of the documents. */
interface DeployOptions extends DeploymentOptions {
  readonly as?: string;
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
  const { registry, selection, streams } = choice;
  const command = program
    .command('deploy')
    .description('write the roles and policies of a cluster for what they are deployed with')
    .addOption(formatOption());
  const recipients = (policies: PolicySet) =>
    selection.recipients.length > 0 ? selection.recipients : usualRecipients(policies);
  addPolicyOptions(
    command,
    {
      what: 'the deployment',
      choose: (policies) => policiesFor(policies, recipients(policies), selection.features),
      name: undefined,
      addOutput: (command) =>
        addGroups(command, {
          'What stands in the account:': standingOptions(),
          ...writingOptions(),
        }),
      build: (options) => options,
      finish: async (built, { out }) => {
        // What `build` was given is what it answers with.
        const options = built as DeployOptions;
        const { as = '' } = options;
        const write = Object.hasOwn(writers, as) ? writers[as] : undefined;
        if (!write) throw missing('--as', `one of ${Object.keys(writers).join(', ')}`);
        if (out === undefined) throw missing('--out', 'the folder that the files go to');
        const { scheduler, release = '' } = options;
        const parts = partsOf(options, recipients(scheduler?.releases[release] ?? {}), [
          formatOption(),
          ...Object.values(writingOptions()).flat(),
        ]);
        const deploy = await loadDeploy();
        const build = () => {
          const deployment = deploy.buildDeployment(parts);
          return { deployment, files: write(deploy, deployment, options) };
        };
        const what = 'the deployment';
        const name = selection.scheduler;
        const { deployment, files } = withOptionsError(what, registry, name, build, optionOf);
        summarise(deployment, out, await writeBundle(out, files, options.force ?? false), streams);
      },
    },
    choice,
  );
}

const writers: Readonly<
  Record<
    string,
    (
      deploy: Awaited<ReturnType<typeof loadDeploy>>,
      deployment: Deployment,
      options: DeployOptions,
    ) => Bundle
  >
> = {
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

function formatOption(): Option {
  return onceOption(new Option('--as <format>', `what with: ${Object.keys(writers).join(', ')}`));
}

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
