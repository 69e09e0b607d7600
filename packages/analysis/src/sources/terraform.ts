import { isObject } from '../lint/is-object.ts';
import type { PolicyUse } from '../lint/rule.ts';
import type { ParsedPolicy } from '../parse/parse-policy.ts';
import type { PolicySource } from './policy-source.ts';
import { terraformHolders } from './terraform-holders.ts';
import { resourcesIn } from './terraform-resources.ts';
import { policyWithin } from './within.ts';

/** The attributes that hold a policy, by the type of the resource. */
const attributes: ReadonlyMap<unknown, readonly [name: string, use: PolicyUse]> = new Map([
  ['aws_iam_policy', ['policy', 'managed']],
  ['aws_iam_role_policy', ['policy', 'role']],
  ['aws_iam_user_policy', ['policy', 'user']],
  ['aws_iam_group_policy', ['policy', 'group']],
  ['aws_iam_role', ['assume_role_policy', 'trust']],
]);

/** The policies in a plan of Terraform (`terraform show -json`), those of its modules too. */
export function terraformPolicies(
  file: ParsedPolicy,
  planned: Readonly<Record<string, unknown>>,
): readonly PolicySource[] {
  const resources = isObject(planned.root_module)
    ? resourcesIn(planned.root_module, ['planned_values', 'root_module'])
    : [];
  const holdersOf = terraformHolders(resources);
  return resources.flatMap((resource) => {
    const { type, address: name, values, path } = resource;
    const attribute = attributes.get(type);
    if (attribute === undefined) return [];
    const [key, use] = attribute;
    if (typeof values[key] !== 'string') return [];
    const policy = policyWithin(file, values[key], [...path, key]);
    return [{ name, use, ...(use === 'trust' ? {} : { holders: holdersOf(resource) }), policy }];
  });
}
