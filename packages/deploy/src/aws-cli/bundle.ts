import { policyArn } from '../arns.ts';
import type { Bundle } from '../bundle.ts';
import type { Deployment } from '../deployment.ts';
import { tagList } from '../tags.ts';
import { functions } from './functions.ts';
import { sameJson, shellWord } from './shell-word.ts';

/**
 * Writes a deployment as a script for AWS's own command. It runs in any POSIX shell, as often as one
 * likes: it makes what is missing, changes what is different, removes nothing, and refuses to work in
 * another account.
 *
 * @param deployment - What is to stand in the account.
 * @returns The file `deploy.sh`.
 * @example
 * ```ts
 * const { 'deploy.sh': script } = awsCliBundle(deployment);
 * ```
 */
export function awsCliBundle(deployment: Deployment): Bundle {
  const { accountId, policies, roles, instanceProfiles, tags } = deployment;
  const arns = new Map(policies.map((policy) => [policy.name, policyArn(deployment, policy)]));
  const arnOf = (name: string) => arns.get(name) ?? '';
  const calls = [
    ...policies.map((policy) =>
      call('policy', policy.name, policy.path, arnOf(policy.name), sameJson(policy.document)),
    ),
    ...policies.flatMap(({ name, users, groups }) => [
      ...users.map((user) => call('attach', 'user', user, arnOf(name))),
      ...groups.map((group) => call('attach', 'group', group, arnOf(name))),
    ]),
    ...roles.flatMap(({ name, path, trustPolicy, permissionsBoundaryArn = '', ...role }) => [
      call('role', name, path, sameJson(trustPolicy), permissionsBoundaryArn),
      ...role.policies.map((policy) => call('attach', 'role', name, arnOf(policy))),
      ...role.managedPolicyArns.map((arn) => call('attach', 'role', name, arn)),
    ]),
    ...instanceProfiles.map(({ name, path, role }) => call('instance_profile', name, path, role)),
  ];
  const script = `#!/bin/sh
# IAM roles and policies for AWS ParallelCluster, written by pcluster-iam.
# It makes what is missing, changes what is different and removes nothing.
set -eu

account=${shellWord(accountId)}
tags=${shellWord(sameJson(tagList(tags)))}
tag_count=${Object.keys(tags).length}

# What is printed goes into a variable and not to a pager.
export AWS_PAGER=''

${functions}
command -v aws > /dev/null || fail 'there is no aws on the path'
current=$(aws sts get-caller-identity --query=Account --output text)
[ "$current" = "$account" ] || fail "this is account $current; the script is for $account"

${calls.join('\n\n')}
`;
  return { 'deploy.sh': script };
}

function call(name: string, ...words: readonly string[]): string {
  return [name, ...words.map(shellWord)].join(' ');
}
