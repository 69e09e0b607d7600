import { isObject } from '../lint/is-object.ts';
import type { PolicyUse } from '../lint/rule.ts';
import { textOf } from '../lint/text-of.ts';
import type { ElementPath, ParsedPolicy } from '../parse/parse-policy.ts';
import { objectsOf } from './objects-of.ts';
import type { PolicySource } from './policy-source.ts';
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
  return isObject(planned.root_module)
    ? moduleOf(file, planned.root_module, ['planned_values', 'root_module'])
    : [];
}

function moduleOf(
  file: ParsedPolicy,
  module: Readonly<Record<string, unknown>>,
  path: ElementPath,
): readonly PolicySource[] {
  const resources = objectsOf(module.resources).flatMap(([resource, index]) => {
    const { type, address, values } = resource;
    const attribute = attributes.get(type);
    if (attribute === undefined || !isObject(values)) return [];
    const [name, use] = attribute;
    if (typeof values[name] !== 'string') return [];
    const at = [...path, 'resources', index, 'values', name];
    return [{ name: textOf(address), use, policy: policyWithin(file, values[name], at) }];
  });
  const children = objectsOf(module.child_modules).flatMap(([child, index]) =>
    moduleOf(file, child, [...path, 'child_modules', index]),
  );
  return [...resources, ...children];
}
