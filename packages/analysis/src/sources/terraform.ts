import { isObject } from '../lint/is-object.ts';
import type { PolicyUse } from '../lint/rule.ts';
import type { ElementPath, ParsedPolicy } from '../parse/parse-policy.ts';
import { objectsOf } from './objects-of.ts';
import type { PolicySource } from './policy-source.ts';
import { policyWithin } from './within.ts';

const attributes: Readonly<Record<string, readonly (readonly [name: string, use: PolicyUse])[]>> = {
  aws_iam_policy: [['policy', 'managed']],
  aws_iam_role_policy: [['policy', 'role']],
  aws_iam_user_policy: [['policy', 'user']],
  aws_iam_group_policy: [['policy', 'group']],
  aws_iam_role: [['assume_role_policy', 'trust']],
};

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
    if (!isObject(values)) return [];
    return (attributes[String(type)] ?? []).flatMap(([name, use]) =>
      typeof values[name] === 'string'
        ? {
            name: String(address),
            use,
            policy: policyWithin(file, values[name], [
              ...path,
              ...['resources', index, 'values', name],
            ]),
          }
        : [],
    );
  });
  const children = objectsOf(module.child_modules).flatMap(([child, index]) =>
    moduleOf(file, child, [...path, 'child_modules', index]),
  );
  return [...resources, ...children];
}
