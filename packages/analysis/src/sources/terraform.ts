import { isObject } from '../lint/is-object.ts';
import type { PolicyUse } from '../lint/rule.ts';
import { textOf } from '../lint/text-of.ts';
import type { ElementPath, ParsedPolicy } from '../parse/parse-policy.ts';
import { objectsOf } from './objects-of.ts';
import type { PolicySource } from './policy-source.ts';
import { terraformHolders } from './terraform-holders.ts';
import { terraformProblems } from './terraform-problems.ts';
import { resourcesIn, type TerraformResource } from './terraform-resources.ts';
import { besideDocuments, policyWithin } from './within.ts';

/** The attributes that hold a policy, by the type of the resource. */
const attributes: ReadonlyMap<string, readonly [name: string, use: PolicyUse]> = new Map([
  ['aws_iam_policy', ['policy', 'managed']],
  ['aws_iam_role_policy', ['policy', 'role']],
  ['aws_iam_user_policy', ['policy', 'user']],
  ['aws_iam_group_policy', ['policy', 'group']],
  ['aws_iam_role', ['assume_role_policy', 'trust']],
  // The inline policy of the roles that a permission set makes.
  ['aws_ssoadmin_permission_set_inline_policy', ['inline_policy', 'role']],
]);

/**
 * The policies in a plan of Terraform (`terraform show -json`), those of its modules too. What is known
 * after the plan is applied alone is passed over; so are data sources, whose documents grant something
 * where a resource holds them.
 */
export function terraformPolicies(
  file: ParsedPolicy,
  planned: Readonly<Record<string, unknown>>,
): readonly PolicySource[] {
  const resources = isObject(planned.root_module)
    ? resourcesIn(planned.root_module, ['planned_values', 'root_module'])
    : [];
  const holdersOf = terraformHolders(resources);
  const problems = terraformProblems(file, resources);
  return resources.flatMap((resource) => [
    ...besideDocuments(file, resource.address, problems.get(resource) ?? []),
    ...documentsOf(resource).flatMap(({ name, use, text, path }): readonly PolicySource[] => {
      if (typeof text !== 'string' || text === '') return [];
      const policy = policyWithin(file, text, [...resource.path, ...path]);
      return [{ name, use, ...(use === 'trust' ? {} : { holders: holdersOf(resource) }), policy }];
    }),
  ]);
}

/** A policy of a resource, as far as it is known. */
interface ResourceDocument {
  readonly name: string;
  readonly use: PolicyUse;
  readonly text: unknown;
  readonly path: ElementPath;
}

function documentsOf({ type, address, values }: TerraformResource): readonly ResourceDocument[] {
  const attribute = attributes.get(type);
  if (attribute === undefined) return [];
  const [key, use] = attribute;
  const name = use === 'trust' ? `${address}, trust` : address;
  const blocks = type === 'aws_iam_role' ? objectsOf(values.inline_policy) : [];
  return [
    { name, use, text: values[key], path: [key] },
    ...blocks.map(([block, index]) => ({
      name: `${address}, policy ${textOf(block.name)}`,
      use: 'role' as const,
      text: block.policy,
      path: ['inline_policy', index, 'policy'],
    })),
  ];
}
