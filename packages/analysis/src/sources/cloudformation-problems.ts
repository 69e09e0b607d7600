import type { ParsedPolicy, SyntaxProblem } from '../parse/parse-policy.ts';
import type { Resolved } from './intrinsic-functions.ts';
import { attachedProblem, type Named, nameProblem, pathProblem } from './name-problems.ts';

/** The property that names a resource, by its type. */
const names: ReadonlyMap<unknown, readonly [property: string, kind: Named]> = new Map([
  ['AWS::IAM::Role', ['RoleName', 'role']],
  ['AWS::IAM::User', ['UserName', 'user']],
  ['AWS::IAM::Group', ['GroupName', 'group']],
  ['AWS::IAM::InstanceProfile', ['InstanceProfileName', 'instance profile']],
  ['AWS::IAM::ManagedPolicy', ['ManagedPolicyName', 'policy']],
  ['AWS::IAM::Policy', ['PolicyName', 'policy']],
  ['AWS::IAM::RolePolicy', ['PolicyName', 'policy']],
  ['AWS::IAM::UserPolicy', ['PolicyName', 'policy']],
  ['AWS::IAM::GroupPolicy', ['PolicyName', 'policy']],
]);

/** What IAM would refuse of a resource beside its documents: names, a path, too many policies. */
export function cloudFormationProblems(
  file: ParsedPolicy,
  type: unknown,
  properties: Resolved,
): readonly SyntaxProblem[] {
  const own = names.get(type);
  if (own === undefined) return [];
  const [property, kind] = own;
  const problem = (
    code: SyntaxProblem['code'],
    message: string | undefined,
    path: Resolved['path'] = properties.path,
  ) => (message === undefined ? [] : [{ code, message, path, position: file.locate(path) }]);
  const part = (name: string) => properties.parts?.get(name);
  const inline = [...(part('Policies')?.parts?.values() ?? [])].map(({ parts }) =>
    parts?.get('PolicyName'),
  );
  // What stands in one case alone may not stand beside the others.
  const attached = [...(part('ManagedPolicyArns')?.parts?.values() ?? [])].filter(
    ({ path }) => !path.includes('Fn::If'),
  );
  return [
    ...problem('name-form', nameProblem(kind, part(property)?.value), part(property)?.path),
    ...problem('name-form', pathProblem(part('Path')?.value), part('Path')?.path),
    ...inline.flatMap((name) =>
      problem('name-form', nameProblem('policy', name?.value), name?.path),
    ),
    ...problem(
      'attached-policies',
      attachedProblem(kind, attached.length),
      part('ManagedPolicyArns')?.path,
    ),
  ];
}
