import { policyArn } from '../arns.ts';
import { type Bundle, jsonText } from '../bundle.ts';
import type { Deployment } from '../deployment.ts';
import { uniqueNames } from '../unique-names.ts';

/**
 * Writes a deployment as a module of Terraform in its JSON syntax, which names no provider's
 * configuration, so that it goes into any.
 *
 * @param deployment - What is to stand in the account.
 * @returns The file `main.tf.json`.
 * @example
 * ```ts
 * const { 'main.tf.json': text } = terraformBundle(deployment);
 * ```
 */
export function terraformBundle(deployment: Deployment): Bundle {
  const { policies, roles, instanceProfiles } = deployment;
  const policyNames = localNames(policies);
  const roleNames = localNames(roles);
  const tags = tagsOf(deployment);
  const own = new Map(
    policies.map((policy) => [
      policyArn(deployment, policy),
      `\${aws_iam_policy.${policyNames.get(policy.name)}.arn}`,
    ]),
  );
  const arnOf = new Map(policies.map((policy) => [policy.name, policyArn(deployment, policy)]));
  const attached = roles.flatMap((role) =>
    [...role.policies.map((name) => arnOf.get(name) ?? ''), ...role.managedPolicyArns].map(
      (arn): Resource => ({
        role: `\${aws_iam_role.${roleNames.get(role.name)}.name}`,
        policy_arn: own.get(arn) ?? literal(arn),
      }),
    ),
  );
  const toPeople = (kind: 'user' | 'group') =>
    policies.flatMap((policy) =>
      policy[`${kind}s`].map(
        (name): Resource => ({
          [kind]: literal(name),
          policy_arn: own.get(policyArn(deployment, policy)),
        }),
      ),
    );
  const resource = {
    aws_iam_policy: named(policyNames, policies, ({ name, path, document }) => ({
      name: literal(name),
      path: literal(path),
      policy: literal(JSON.stringify(document)),
      ...tags,
    })),
    aws_iam_role: named(
      roleNames,
      roles,
      ({ name, path, trustPolicy, permissionsBoundaryArn }) => ({
        name: literal(name),
        path: literal(path),
        assume_role_policy: literal(JSON.stringify(trustPolicy)),
        ...(permissionsBoundaryArn === undefined
          ? {}
          : { permissions_boundary: literal(permissionsBoundaryArn) }),
        ...tags,
      }),
    ),
    aws_iam_role_policy_attachment: numbered(attached),
    aws_iam_user_policy_attachment: numbered(toPeople('user')),
    aws_iam_group_policy_attachment: numbered(toPeople('group')),
    aws_iam_instance_profile: named(
      localNames(instanceProfiles),
      instanceProfiles,
      ({ name, path, role }) => ({
        name: literal(name),
        path: literal(path),
        role: `\${aws_iam_role.${roleNames.get(role)}.name}`,
        ...tags,
      }),
    ),
  };
  const required_providers = { aws: { source: 'hashicorp/aws', version: '>= 4.0' } };
  // Terraform takes a type of which nothing stands for a mistake.
  const some = Object.entries(resource).filter(([, ofType]) => Object.keys(ofType).length > 0);
  return {
    'main.tf.json': jsonText({
      terraform: { required_providers },
      resource: Object.fromEntries(some),
    }),
  };
}

type Resource = Readonly<Record<string, unknown>>;

/** Text as Terraform's templates hold it, in which `${` and `%{` begin an expression. */
function literal(text: string): string {
  return text.replace(/[$%](?=\{)/g, '$&$&');
}

function tagsOf({ tags }: Deployment): Resource {
  const entries = Object.entries(tags).map(([key, value]) => [literal(key), literal(value)]);
  return entries.length > 0 ? { tags: Object.fromEntries(entries) } : {};
}

/** Names that Terraform takes, which begin with a letter or an underscore. */
function localNames(things: readonly { readonly name: string }[]): ReadonlyMap<string, string> {
  return uniqueNames(
    things.map(({ name }) => name),
    (name) => name.replace(/[^A-Za-z0-9_-]/g, '_').replace(/^(?![A-Za-z_])/, '_'),
  );
}

function named<Thing extends { readonly name: string }>(
  names: ReadonlyMap<string, string>,
  things: readonly Thing[],
  write: (thing: Thing) => Resource,
): Readonly<Record<string, Resource>> {
  return Object.fromEntries(things.map((thing) => [names.get(thing.name), write(thing)]));
}

function numbered(resources: readonly Resource[]): Readonly<Record<string, Resource>> {
  return Object.fromEntries(resources.map((one, index) => [`attachment_${index + 1}`, one]));
}
