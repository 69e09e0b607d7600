import { grouped } from '../lint/grouped.ts';
import { holdersOf } from './holders.ts';
import type { TerraformResource } from './terraform-resources.ts';

/** What a principal is called, by the type of the resource that makes it. */
const principalWords: ReadonlyMap<string, string> = new Map([
  ['aws_iam_role', 'Role'],
  ['aws_iam_user', 'User'],
  ['aws_iam_group', 'Group'],
]);

/** The resources that put users into groups. */
const memberships = new Set(['aws_iam_group_membership', 'aws_iam_user_group_membership']);

/**
 * Finds who holds the policies of a resource. A principal is named by its name, or by the address of
 * its resource where that is not known before the plan is applied.
 */
export function terraformHolders(
  resources: readonly TerraformResource[],
): (resource: TerraformResource) => readonly string[] {
  const isMembership = ({ type }: TerraformResource) => memberships.has(type);
  const members = grouped(
    resources.filter(isMembership).flatMap(({ values }) => {
      const users = named(values, 'User');
      return named(values, 'Group').flatMap((group) => users.map((user) => [group, user] as const));
    }),
  );
  const attached = grouped(
    resources
      .filter(({ type }) => type.startsWith('aws_iam_'))
      .flatMap((resource) =>
        textsIn(resource.values.policy_arn, resource.values.managed_policy_arns).flatMap((arn) =>
          principalsOf(resource).map((one) => [arn, one] as const),
        ),
      ),
  );
  return (resource) => {
    const known = textsIn(resource.values.arn).flatMap((arn) => attached.get(arn) ?? []);
    return holdersOf([...principalsOf(resource), ...known], members);
  };
}

/** The principal that a resource makes, or those that it names. */
export function principalsOf({ type, address, values }: TerraformResource): readonly string[] {
  const own = principalWords.get(type);
  if (own === undefined) return [...principalWords.values()].flatMap((word) => named(values, word));
  return [`${own} ${typeof values.name === 'string' ? values.name : address}`];
}

/** The principals of a kind that a resource names, as `role` or as `roles`. */
function named(values: TerraformResource['values'], word: string): readonly string[] {
  const key = word.toLowerCase();
  return textsIn(values[key], values[`${key}s`]).map((name) => `${word} ${name}`);
}

/** The texts among values and lists of values; what is not known yet is none. */
export function textsIn(...values: readonly unknown[]): readonly string[] {
  return values.flat().filter((value) => typeof value === 'string');
}
