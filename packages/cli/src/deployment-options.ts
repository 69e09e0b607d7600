import type { PolicySet, Scheduler } from '@pcluster-iam/core';
import type { BuildDeploymentOptions } from '@pcluster-iam/deploy';
import { type Command, InvalidArgumentError, Option } from 'commander';
import { listOption, onceOption } from './input-option.ts';

/** Texts by name. */
export type Pairs = Readonly<Record<string, string>>;

/** What says what should stand in an account, beside the inputs of the documents. */
export interface DeploymentOptions {
  readonly scheduler?: Scheduler;
  readonly release?: string;
  readonly feature?: readonly string[];
  readonly name?: string;
  readonly roleName?: Pairs;
  readonly policyPath?: string;
  readonly roleBoundaryArn?: string;
  readonly tag?: Pairs;
  readonly attachUser?: readonly string[];
  readonly attachGroup?: readonly string[];
  readonly [input: string]: unknown;
}

/** Adds options to a command, by the group in its help. */
export function addGroups(
  command: Command,
  groups: Readonly<Record<string, readonly Option[]>>,
): Command {
  for (const [group, options] of Object.entries(groups)) {
    for (const option of options) command.addOption(option.helpGroup(group));
  }
  return command;
}

/** The options that say what should stand in an account beside the inputs of the documents. */
export function standingOptions(): readonly Option[] {
  return [
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
  ];
}

/** Whom every cluster needs documents for; image builds and login nodes are asked for. */
const usual = ['user', 'instance', 'headNode', 'computeNode', 'lambda'];

/** Those of a release whom every cluster needs documents for. */
export function usualRecipients(policies: PolicySet): readonly string[] {
  const known = new Set(Object.entries(policies).map(([kind, policy]) => policy.for ?? kind));
  const found = usual.filter((recipient) => known.has(recipient));
  // Where the scheduler or the release is wrong, that is what is said.
  return found.length > 0 ? found : ['user'];
}

/**
 * What a deployment is built from: all that is no option of the command is an input.
 *
 * @param options - The options as they were parsed, with the scheduler itself.
 * @param recipients - Whom it is for.
 * @param others - The command's options that say nothing about what should stand.
 */
export function partsOf(
  options: DeploymentOptions,
  recipients: readonly string[],
  others: readonly Option[],
): BuildDeploymentOptions {
  const { scheduler, release, region, partition, accountId } = options;
  const { feature: features, name, roleName: roleNames, policyPath, roleBoundaryArn } = options;
  const { tag: tags, attachUser: users, attachGroup: groups } = options;
  const own = new Set([
    ...[...standingOptions(), ...others].map((one) => one.attributeName()),
    ...['scheduler', 'release', 'region', 'partition', 'accountId'],
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

/** The option that says what an input of the deployment does. */
export function optionOf(input: string): string {
  return optionNames.find(([pattern]) => pattern.test(input))?.[1] ?? input;
}

/** An option of two texts with = between them, by the first of them. */
export function pairOption(flags: string, help: string): Option {
  return new Option(flags, `${help}; may stand several times`).argParser(
    (text: string, previous: Pairs = {}) => {
      const [, key = '', value = ''] = /^([^=]+)=(.*)$/s.exec(text) ?? [];
      if (key === '') throw new InvalidArgumentError('It is two texts with = between them.');
      if (Object.hasOwn(previous, key)) throw new InvalidArgumentError(`${key} stands twice.`);
      return { ...previous, [key]: value };
    },
  );
}
