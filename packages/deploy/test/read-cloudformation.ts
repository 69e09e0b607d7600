import type { Account, Deployment } from '../src/deployment.ts';

interface Resource {
  readonly Type: string;
  // biome-ignore lint/suspicious/noExplicitAny: a template is whatever its file says.
  readonly Properties: Readonly<Record<string, any>>;
}

interface Template {
  readonly Parameters?: Readonly<Record<string, { readonly Default: string }>>;
  readonly Resources: Readonly<Record<string, Resource>>;
}

/** Reads a template as CloudFormation does in an account, into the deployment that it makes. */
export function readCloudFormation(template: Template, account: Account): Deployment {
  const references: Record<string, string> = {
    'AWS::Partition': account.partition,
    'AWS::Region': account.region,
    'AWS::AccountId': account.accountId,
  };
  for (const [name, { Default }] of Object.entries(template.Parameters ?? {})) {
    references[name] = Default;
  }
  const resolve = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(resolve);
    if (typeof value !== 'object' || value === null) return value;
    const entries = Object.entries(value);
    const [key, inner] = entries[0] ?? [];
    if (key === 'Fn::Sub') return substitute(String(inner), references);
    return Object.fromEntries(entries.map(([name, part]) => [name, resolve(part)]));
  };
  const resources = Object.entries(template.Resources).map(([id, { Type, Properties }]) => ({
    id,
    Type,
    // What is resolved keeps its shape.
    Properties: resolve(Properties) as Resource['Properties'],
  }));
  const ofType = (type: string) => resources.filter(({ Type }) => Type === `AWS::IAM::${type}`);
  const nameOf = new Map(
    resources.map(({ id, Properties }) => [
      id,
      Properties.ManagedPolicyName ?? Properties.RoleName,
    ]),
  );
  const [first] = ofType('Role');
  return {
    ...account,
    policies: ofType('ManagedPolicy').map(({ Properties }) => ({
      name: Properties.ManagedPolicyName,
      path: Properties.Path,
      document: Properties.PolicyDocument,
      users: Properties.Users ?? [],
      groups: Properties.Groups ?? [],
    })),
    roles: ofType('Role').map(({ Properties }) => ({
      name: Properties.RoleName,
      path: Properties.Path,
      trustPolicy: Properties.AssumeRolePolicyDocument,
      policies: Properties.ManagedPolicyArns.flatMap((one: { readonly Ref?: string }) =>
        one.Ref === undefined ? [] : nameOf.get(one.Ref),
      ),
      managedPolicyArns: Properties.ManagedPolicyArns.filter(
        (one: unknown) => typeof one === 'string',
      ),
      ...(Properties.PermissionsBoundary === undefined
        ? {}
        : { permissionsBoundaryArn: Properties.PermissionsBoundary }),
    })),
    instanceProfiles: ofType('InstanceProfile').map(({ Properties }) => ({
      name: Properties.InstanceProfileName,
      path: Properties.Path,
      role: nameOf.get(Properties.Roles[0].Ref),
    })),
    tags: Object.fromEntries(
      (first?.Properties.Tags ?? []).map(({ Key, Value }: Record<string, string>) => [Key, Value]),
    ),
  };
}

/** CloudFormation User Guide, "Fn::Sub": `${!Literal}` stands for `${Literal}`. */
function substitute(text: string, references: Readonly<Record<string, string>>): string {
  let result = '';
  let rest = text;
  for (let at = rest.indexOf('${'); at >= 0; at = rest.indexOf('${')) {
    result += rest.slice(0, at);
    rest = rest.slice(at + 2);
    if (rest.startsWith('!')) {
      result += '${';
      rest = rest.slice(1);
      continue;
    }
    const end = rest.indexOf('}');
    const name = rest.slice(0, end);
    if (!Object.hasOwn(references, name)) throw new Error(`nobody knows ${name}`);
    result += references[name];
    rest = rest.slice(end + 1);
  }
  return result + rest;
}
