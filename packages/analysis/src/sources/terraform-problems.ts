import { grouped } from '../lint/grouped.ts';
import type { ElementPath, ParsedPolicy, SyntaxProblem } from '../parse/parse-policy.ts';
import { attachedProblem, type Named, nameProblem, pathProblem } from './name-problems.ts';
import { objectsOf } from './objects-of.ts';
import { principalsOf, textsIn } from './terraform-holders.ts';
import type { TerraformResource } from './terraform-resources.ts';

/** What a resource makes that has a name, by its type. */
const kinds: ReadonlyMap<string, Named> = new Map([
  ['aws_iam_role', 'role'],
  ['aws_iam_user', 'user'],
  ['aws_iam_group', 'group'],
  ['aws_iam_instance_profile', 'instance profile'],
  ['aws_iam_policy', 'policy'],
  ['aws_iam_role_policy', 'policy'],
  ['aws_iam_user_policy', 'policy'],
  ['aws_iam_group_policy', 'policy'],
]);

/** What IAM would refuse of the resources of a plan beside their documents, by resource. */
export function terraformProblems(
  file: ParsedPolicy,
  resources: readonly TerraformResource[],
): ReadonlyMap<TerraformResource, readonly SyntaxProblem[]> {
  const attached = attachedProblems(resources);
  return new Map(
    resources.map((resource) => {
      const { type, values, path } = resource;
      const kind = kinds.get(type);
      const problem = (
        code: SyntaxProblem['code'],
        message: string | undefined,
        ...inside: ElementPath
      ) => {
        const at = [...path, ...inside];
        return message === undefined
          ? []
          : [{ code, message, path: at, position: file.locate(at) }];
      };
      const named = kind === undefined ? undefined : nameProblem(kind, values.name);
      const placed = kind === undefined ? undefined : pathProblem(values.path);
      const inline = type === 'aws_iam_role' ? objectsOf(values.inline_policy) : [];
      return [
        resource,
        [
          ...problem('name-form', named, 'name'),
          ...problem('name-form', placed, 'path'),
          ...inline
            // A block without a name says that there is none.
            .filter(([{ name }]) => name !== '')
            .flatMap(([{ name }, index]) =>
              problem('name-form', nameProblem('policy', name), 'inline_policy', index, 'name'),
            ),
          ...problem('attached-policies', attached.get(resource)),
        ],
      ];
    }),
  );
}

/** Too many managed policies on a principal, on the last of the resources that attach one to it. */
function attachedProblems(
  resources: readonly TerraformResource[],
): ReadonlyMap<TerraformResource, string> {
  const attaching = grouped(
    resources
      .filter(({ type }) => type.startsWith('aws_iam_'))
      .flatMap((resource) => {
        const { type, address, values } = resource;
        const arns = textsIn(values.policy_arn, values.managed_policy_arns);
        // An attachment whose ARN is not known yet is one, too.
        const policies = arns.length > 0 || !type.endsWith('policy_attachment') ? arns : [address];
        return principalsOf(resource).flatMap((principal) =>
          policies.map((policy) => [principal, { policy, resource }] as const),
        );
      }),
  );
  return new Map(
    [...attaching].flatMap(([principal, own]) => {
      const [kind = ''] = principal.toLowerCase().split(' ');
      const message = attachedProblem(kind, new Set(own.map(({ policy }) => policy)).size);
      const last = own.at(-1)?.resource;
      return message === undefined || last === undefined ? [] : [[last, message] as const];
    }),
  );
}
