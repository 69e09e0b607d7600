import {
  buildInstancePolicy,
  buildPolicies,
  buildPolicy,
  buildUserPolicy,
  type PolicySet,
} from '@pcluster-iam/core';
import { Argument, type Command, Option } from 'commander';
import { listOption, onceOption } from './input-option.ts';
import { addPolicyOptions, type Choice, type PolicyCommand } from './policy-command.ts';

// Core checks the options by itself, and then says at once all that is wrong with them: `never`
// stands for whatever the command line was given.

/** The command `user`: the one document of a person, in releases that have one. */
export function addUserCommand(program: Command, choice: Choice): void {
  const command = program
    .command('user')
    .description('print the user policy: what the person who runs pcluster may do (2.x)');
  const build = (options: object) => buildUserPolicy(options as never);
  addPolicyOptions(
    command,
    { what: 'the user policy', choose: only('user'), name: 'user', build },
    choice,
  );
}

/** The command `instance`: the document of the instance that runs the cluster. */
export function addInstanceCommand(program: Command, choice: Choice): void {
  const command = program
    .command('instance')
    .description(
      "print the instance policy: what the cluster's EC2 instances may do, or from 3.x on the head node",
    );
  const choose = (policies: PolicySet) => {
    const instance = only('instance')(policies);
    return Object.keys(instance).length > 0 ? instance : only('headNode')(policies);
  };
  const build = (options: object) => buildInstancePolicy(options as never);
  addPolicyOptions(
    command,
    { what: 'the instance policy', choose, name: 'instance', build },
    choice,
  );
}

/** The command `policy`: one document of any kind. */
export function addPolicyCommand(program: Command, choice: Choice): void {
  const kind = choice.selection.kind ?? '';
  const command = program
    .command('policy')
    .description('print the policy of any kind that a release has, such as headNode or userFsx')
    .addArgument(new Argument('<kind>', 'the kind of policy; "schedulers" lists them'));
  const build = (options: object) => buildPolicy(kind as never, options as never);
  addPolicyOptions(
    command,
    { what: `the ${kind} policy`, choose: only(kind), name: kind, build },
    choice,
  );
}

/** The command `policies`: every document that a person or a role needs, by kind. */
export function addPoliciesCommand(program: Command, choice: Choice): void {
  const command = program
    .command('policies')
    .description('print every policy that a person or a role needs, each by its kind');
  addPoliciesOptions(command, choice);
}

/**
 * Makes a command one that builds every document that a person or a role needs.
 *
 * @param finish - What it does with them; prints them when left out.
 */
export function addPoliciesOptions(
  command: Command,
  choice: Choice,
  finish?: PolicyCommand['finish'],
): void {
  const { for: recipient, features } = choice.selection;
  command
    .addOption(
      onceOption(new Option('--for <whom>', 'whom they are for, such as user or headNode')),
    )
    .addOption(
      listOption(
        new Option(
          '--feature <name>',
          'what brings further policies, such as fsx or imageBuild; may stand several times',
        ),
      ),
    );
  const choose = (policies: PolicySet) => policiesFor(policies, [recipient], features);
  const build = ({ feature, ...options }: Readonly<Record<string, unknown>>) =>
    buildPolicies({ ...options, features: feature } as never);
  addPolicyOptions(
    command,
    { what: 'the policies', choose, name: recipient, several: true, build, finish },
    choice,
  );
}

/** The policies of a set that some need with some features. */
export function policiesFor(
  policies: PolicySet,
  recipients: readonly (string | undefined)[],
  features: readonly string[],
): PolicySet {
  return Object.fromEntries(
    Object.entries(policies).filter(
      ([kind, policy]) =>
        recipients.includes(policy.for ?? kind) &&
        (policy.features?.some((name) => features.includes(name)) ?? true),
    ),
  );
}

function only(kind: string): (policies: PolicySet) => PolicySet {
  return (policies) => {
    const policy = Object.hasOwn(policies, kind) ? policies[kind] : undefined;
    return policy === undefined ? {} : { [kind]: policy };
  };
}
