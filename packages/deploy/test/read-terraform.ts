import type { Account, Deployment } from '../src/deployment.ts';

// biome-ignore lint/suspicious/noExplicitAny: a module is whatever its file says.
type Resources = Readonly<Record<string, any>>;

/** Reads a module of Terraform's JSON syntax into the deployment that it makes. */
export function readTerraform(text: string, account: Account): Deployment {
  const { resource } = JSON.parse(text) as { readonly resource: Resources };
  const ofType = (type: string): readonly (readonly [string, Resources])[] =>
    Object.entries(resource[`aws_iam_${type}`] ?? {});
  /** The resource that an expression such as `${aws_iam_role.name.arn}` is about. */
  const referred = (expression: string): Resources | undefined => {
    const [, type = '', id = ''] = /^\$\{(\w+)\.([\w-]+)\.\w+\}$/.exec(expression) ?? [];
    return resource[type]?.[id];
  };
  const attachments = (type: string) => ofType(`${type}_policy_attachment`).map(([, one]) => one);
  const policiesOf = (attached: readonly Resources[]) =>
    attached.map(({ policy_arn }) => ({
      own: referred(policy_arn),
      arn: template(policy_arn),
    }));
  const people = (type: 'user' | 'group', policy: Resources) =>
    attachments(type)
      .filter(({ policy_arn }) => referred(policy_arn) === policy)
      .map((one) => template(one[type]));
  const tagged = ofType('policy')[0]?.[1].tags ?? {};
  return {
    ...account,
    policies: ofType('policy').map(([, policy]) => ({
      name: template(policy.name),
      path: template(policy.path),
      document: JSON.parse(template(policy.policy)),
      users: people('user', policy),
      groups: people('group', policy),
    })),
    roles: ofType('role').map(([, role]) => {
      const attached = attachments('role').filter((one) => referred(one.role) === role);
      return {
        name: template(role.name),
        path: template(role.path),
        trustPolicy: JSON.parse(template(role.assume_role_policy)),
        policies: policiesOf(attached).flatMap(({ own }) => (own ? template(own.name) : [])),
        managedPolicyArns: policiesOf(attached).flatMap(({ own, arn }) => (own ? [] : arn)),
        ...(role.permissions_boundary === undefined
          ? {}
          : { permissionsBoundaryArn: template(role.permissions_boundary) }),
      };
    }),
    instanceProfiles: ofType('instance_profile').map(([, profile]) => ({
      name: template(profile.name),
      path: template(profile.path),
      role: template(referred(profile.role)?.name),
    })),
    tags: Object.fromEntries(
      Object.entries<string>(tagged).map(([key, value]) => [template(key), template(value)]),
    ),
  };
}

/** Terraform's language, "Strings and Templates": `$${` and `%%{` are `${` and `%{` without meaning. */
function template(text: string): string {
  return text.replace(/\$\$(?=\{)/g, '$$').replace(/%%(?=\{)/g, '%');
}
