import type { ClusterConfig } from '@pcluster-iam/cluster-config';
import { InvalidInputError, type PolicySet } from '@pcluster-iam/core';
import type { Deployment } from '@pcluster-iam/deploy';
import { type Command, Option } from 'commander';
import { asUsage } from './as-usage.ts';
import { type ConfigOptions, configOptions, readConfig, tellNotes } from './config-options.ts';
import {
  addGroups,
  type DeploymentOptions,
  optionOf,
  partsOf,
  standingOptions,
  usualRecipients,
} from './deployment-options.ts';
import { onceOption } from './input-option.ts';
import { addPolicyOptions, type Choice } from './policy-command.ts';
import { policiesFor } from './policy-commands.ts';
import { isInvalidInput, withOptionsError } from './with-options-error.ts';

// Loaded when it is needed: the other commands start without it.
const loadDeploy = () => import('@pcluster-iam/deploy');

/** What builds and writes deployments. */
export type Deploy = Awaited<ReturnType<typeof loadDeploy>>;

/** Builds what should stand in the account, and makes something of it; says which option is wrong. */
type Standing = <Result>(use: (deployment: Deployment, deploy: Deploy) => Result) => Result;

/** A command about what should stand in an account. */
export interface DeploymentCommand {
  /** Its options that say nothing about what should stand, by the group in its help. */
  readonly others: () => Readonly<Record<string, readonly Option[]>>;
  /** Whether exit code 1 is for what it finds, and not for what keeps it from looking. */
  readonly isCheck?: true;
  /** Refuses its own options, before anything is read or built. */
  readonly check?: (options: Readonly<Record<string, unknown>>) => void;
  /** What it does with what should stand. */
  readonly finish: (
    options: Readonly<Record<string, unknown>>,
    standing: Standing,
  ) => Promise<void>;
}

const what = 'the deployment';
const group = 'What stands in the account:';

/**
 * Makes a command one about what should stand in an account: its options say it by the scheduler, the
 * release and whom it is for or, where a configuration file is named, beside that file.
 */
export function addDeploymentOptions(
  command: Command,
  deploymentCommand: DeploymentCommand,
  choice: Choice,
): void {
  command.addOption(
    onceOption(
      new Option(
        '--from-config <file>',
        "the cluster's configuration file, in place of --scheduler and --for, with the options of from-config",
      ),
    ),
  );
  if (choice.selection.fromConfig === undefined) ofScheduler(command, deploymentCommand, choice);
  else ofConfig(command, deploymentCommand, choice);
}

function ofScheduler(
  command: Command,
  { others, check, finish }: DeploymentCommand,
  choice: Choice,
): void {
  const { registry, selection } = choice;
  const recipients = (policies: PolicySet) =>
    selection.recipients.length > 0 ? selection.recipients : usualRecipients(policies);
  addPolicyOptions(
    command,
    {
      what,
      choose: (policies) => policiesFor(policies, recipients(policies), selection.features),
      name: undefined,
      addOutput: (command) => addGroups(command, { [group]: standingOptions(), ...others() }),
      build: (options) => options,
      finish: async (built, { out, compact, json }) => {
        // What `build` was given is what it answers with.
        const options = built as DeploymentOptions;
        const own = { ...options, out, compact, json };
        check?.(own);
        const { scheduler, release = '' } = options;
        const whose = recipients(scheduler?.releases[release] ?? {});
        const parts = partsOf(options, whose, Object.values(others()).flat());
        const deploy = await loadDeploy();
        const standing: Standing = (use) => {
          const build = () => use(deploy.buildDeployment(parts), deploy);
          return withOptionsError(what, registry, selection.scheduler, build, optionOf);
        };
        await finish(own, standing);
      },
    },
    choice,
  );
}

function ofConfig(
  command: Command,
  { isCheck, others, check, finish }: DeploymentCommand,
  choice: Choice,
): void {
  const { registry, selection, streams } = choice;
  for (const option of configOptions(choice)) command.addOption(option);
  // The file says whom it is for; features are an option of the file's already.
  const own = standingOptions().filter((one) => !['for', 'feature'].includes(one.attributeName()));
  addGroups(command, { [group]: own, ...others() }).action(
    async (...parsed: readonly unknown[]) => {
      // Commander passes the arguments, the options and itself.
      const given = parsed.at(-2) as ConfigOptions & DeploymentOptions;
      check?.(given);
      const read = () => readConfig(selection.fromConfig, given, choice);
      const { clusterConfig, config, options } = await (isCheck ? asUsage(read) : read());
      const { name, roleName: roleNames, tag, policyPath, explain = false } = given;
      const { attachUser: users, attachGroup: groups } = given;
      const deploy = await loadDeploy();
      const standing: Standing = (use) => {
        const build = () => {
          const parts = clusterConfig.deploymentFor(config, { ...options, name, roleNames });
          const roleBoundaryArn = given.roleBoundaryArn ?? parts.roleBoundaryArn;
          const tags = { ...parts.tags, ...tag };
          const more = { policyPath, roleBoundaryArn, tags, users, groups };
          const deployment = placing(config, () => deploy.makeDeployment({ ...parts, ...more }));
          return { notes: parts.notes, result: use(deployment, deploy) };
        };
        const { notes, result } = withOptionsError(what, registry, undefined, build, optionOf);
        tellNotes(config, notes, explain, streams);
        return result;
      };
      await finish(given, standing);
    },
  );
}

/** Says of a tag that IAM does not take where it stands, when it is the file's. */
function placing<Result>(
  { file, tags }: Pick<ClusterConfig, 'file' | 'tags'>,
  call: () => Result,
): Result {
  try {
    return call();
  } catch (error) {
    if (!isInvalidInput(error)) throw error;
    const issues = error.issues.map((issue) => {
      const from = Object.entries(tags).find(([key, { value }]) =>
        issue.message.includes(JSON.stringify(`${key}=${value}`)),
      )?.[1];
      if (issue.input !== 'tags' || from === undefined) return issue;
      const place = `${file}:${from.line}:${from.column}, ${from.setting}`;
      return { ...issue, message: `${issue.message} (${place})` };
    });
    throw new InvalidInputError(what, issues);
  }
}
