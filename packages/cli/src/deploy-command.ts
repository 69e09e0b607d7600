import type { PolicySet, Scheduler } from '@pcluster-iam/core';
import type { BuildDeploymentOptions, Bundle, Deployment } from '@pcluster-iam/deploy';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { CommandError } from './command-error.ts';
import { listOption, onceOption } from './input-option.ts';
import { addPolicyOptions, type Choice } from './policy-command.ts';
import { policiesFor } from './policy-commands.ts';
import type { Streams } from './streams.ts';
import { withOptionsError } from './with-options-error.ts';
import { type WrittenFile, writeBundle } from './write-bundle.ts';

// Loaded when it is needed: the other commands start without it.
const loadDeploy = () => import('@pcluster-iam/deploy');

/** Whom every cluster needs documents for; image builds and login nodes are asked for. */
const usual = ['user', 'instance', 'headNode', 'computeNode', 'lambda'];

type Pairs = Readonly<Record<string, string>>;

/** What the command is given beside the inputs of the documents. */
interface DeployOptions {
  readonly scheduler?: Scheduler;
  readonly release?: string;
  readonly as?: string;
  readonly force?: true;
  readonly feature?: readonly string[];
  readonly name?: string;
  readonly roleName?: Pairs;
  readonly policyPath?: string;
  readonly roleBoundaryArn?: string;
  readonly tag?: Pairs;
  readonly attachUser?: readonly string[];
  readonly attachGroup?: readonly string[];
  readonly yaml?: true;
  readonly pseudoParameters?: true;
  readonly parameter?: Pairs;
  readonly stackSetName?: string;
  readonly organizationalUnit?: readonly string[];
  readonly stackRegion?: readonly string[];
  readonly failureTolerance?: string;
  readonly maxConcurrent?: string;
  readonly [input: string]: unknown;
}

/** The command `deploy`: all that must stand in an account, in the form a team deploys. */
export function addDeployCommand(program: Command, choice: Choice): void {
  const { registry, selection, streams } = choice;
  const command = program
    .command('deploy')
    .description('write the roles and policies of a cluster for what they are deployed with')
    .addOption(
      onceOption(new Option('--as <format>', `what with: ${Object.keys(writers).join(', ')}`)),
    );
  const recipients = (policies: PolicySet) =>
    selection.recipients.length > 0 ? selection.recipients : usualRecipients(policies);
  addPolicyOptions(
    command,
    {
      what: 'the deployment',
      choose: (policies) => policiesFor(policies, recipients(policies), selection.features),
      name: undefined,
      addOutput: addDeployOptions,
      build: (options) => options,
      finish: async (built, { out }) => {
        // What `build` was given is what it answers with.
        const options = built as DeployOptions;
        const { as = '' } = options;
        const write = Object.hasOwn(writers, as) ? writers[as] : undefined;
        if (!write) throw missing('--as', `one of ${Object.keys(writers).join(', ')}`);
        if (out === undefined) throw missing('--out', 'the folder that the files go to');
        const { scheduler, release = '' } = options;
        const parts = partsOf(options, recipients(scheduler?.releases[release] ?? {}));
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

/** Those of a release whom every cluster needs documents for. */
function usualRecipients(policies: PolicySet): readonly string[] {
  const known = new Set(Object.entries(policies).map(([kind, policy]) => policy.for ?? kind));
  const found = usual.filter((recipient) => known.has(recipient));
  // Where the scheduler or the release is wrong, that is what is said.
  return found.length > 0 ? found : ['user'];
}

function addDeployOptions(command: Command): Command {
  for (const [group, options] of Object.entries(ownOptions())) {
    for (const option of options) command.addOption(option.helpGroup(group));
  }
  return command;
}

/** The options of the command beside the inputs of the documents, by the group in its help. */
function ownOptions(): Readonly<Record<string, readonly Option[]>> {
  return {
    'What stands in the account:': [
      listOption(
        new Option(
          '--for <whom>',
          'whom it is for, such as user or headNode: the person and the roles that every cluster needs, when left out; may stand several times',
        ),
      ),
      listOption(
        new Option(
          '--feature <name>',
          'what brings further policies, such as fsx or imageBuild; may stand several times',
        ),
      ),
      onceOption(new Option('--name <name>', 'what every name begins with, parallelcluster')),
      pairOption('--role-name <whom=name>', 'the name of the role of somebody'),
      onceOption(new Option('--policy-path <path>', 'path of the policies, /')),
      onceOption(new Option('--role-boundary-arn <arn>', 'the policy that bounds the roles')),
      pairOption('--tag <key=value>', 'a tag of everything'),
      listOption(new Option('--attach-user <name>', "a user that gets the person's policies")),
      listOption(new Option('--attach-group <name>', "a group that gets the person's policies")),
    ],
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

/** What a deployment is built from: all that is no option of the command is an input. */
function partsOf(options: DeployOptions, recipients: readonly string[]): BuildDeploymentOptions {
  const { scheduler, release, region, partition, accountId } = options;
  const { feature: features, name, roleName: roleNames, policyPath, roleBoundaryArn } = options;
  const { tag: tags, attachUser: users, attachGroup: groups } = options;
  const own = new Set([
    ...Object.values(ownOptions()).flatMap((group) => group.map((one) => one.attributeName())),
    ...['as', 'scheduler', 'release', 'region', 'partition', 'accountId'],
  ]);
  const inputs = Object.fromEntries(Object.entries(options).filter(([input]) => !own.has(input)));
  const parts = { scheduler, release, region, partition, accountId, for: recipients, features };
  // The deployment checks what was given, or has core check it.
  return {
    ...parts,
    ...{ name, roleNames, policyPath, roleBoundaryArn, tags, users, groups, inputs },
  } as BuildDeploymentOptions;
}

/** The options that say what the deployment's own inputs do. */
const optionNames: readonly (readonly [input: RegExp, option: string])[] = [
  [/^tags$/, 'tag'],
  [/^parameters$/, 'parameter'],
  [/^regions$/, 'stackRegion'],
  [/^organizationalUnits$/, 'organizationalUnit'],
  [/^roleNames$|^(?:roles|instanceProfiles)\[\d+\]\.name$/, 'roleName'],
  [/^(?:roles|instanceProfiles)\[\d+\]\.path$/, 'rolePath'],
  [/^policies\[\d+\]\.name$/, 'name'],
  [/^policies\[\d+\]\.path$/, 'policyPath'],
  [/^policies\[\d+\]\.users$/, 'attachUser'],
  [/^policies\[\d+\]\.groups$/, 'attachGroup'],
];

function optionOf(input: string): string {
  return optionNames.find(([pattern]) => pattern.test(input))?.[1] ?? input;
}

function pairOption(flags: string, help: string): Option {
  return new Option(flags, `${help}; may stand several times`).argParser(
    (text: string, previous: Pairs = {}) => {
      const [, key = '', value = ''] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
      if (key === '') throw new InvalidArgumentError('It is two texts with = between them.');
      if (Object.hasOwn(previous, key)) throw new InvalidArgumentError(`${key} stands twice.`);
      return { ...previous, [key]: value };
    },
  );
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
