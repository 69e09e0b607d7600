import { isObject } from '../lint/is-object.ts';
import { textOf } from '../lint/text-of.ts';
import type { ElementPath } from '../parse/parse-policy.ts';
import { objectsOf } from './objects-of.ts';

/** A resource of a plan. */
export interface TerraformResource {
  /** Its type, such as `aws_iam_role`. */
  readonly type: string;
  /** What it is called in the plan, such as `module.a.aws_iam_role.head`. */
  readonly address: string;
  /** Its attributes, as far as they are known before the plan is applied. */
  readonly values: Readonly<Record<string, unknown>>;
  /** The steps to its attributes. */
  readonly path: ElementPath;
}

/** The resources of a module of a plan and of the modules in it. */
export function resourcesIn(
  module: Readonly<Record<string, unknown>>,
  path: ElementPath,
): readonly TerraformResource[] {
  const own = objectsOf(module.resources).flatMap(([{ type, address, values }, index]) =>
    typeof type === 'string' && isObject(values)
      ? [{ type, address: textOf(address), values, path: [...path, 'resources', index, 'values'] }]
      : [],
  );
  const children = objectsOf(module.child_modules).flatMap(([child, index]) =>
    resourcesIn(child, [...path, 'child_modules', index]),
  );
  return [...own, ...children];
}
