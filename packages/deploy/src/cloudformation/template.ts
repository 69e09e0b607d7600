import { InvalidInputError } from '@pcluster-iam/core';
import type { Deployment } from '../deployment.ts';
import { tagList } from '../tags.ts';
import { logicalIds } from './logical-ids.ts';
import { substitution, type TemplateOptions, templateParameters } from './substitution.ts';
import type { TemplateParameter } from './template-parameter.ts';

/** A resource of a template. */
export interface TemplateResource {
  /** Its type, such as `AWS::IAM::Role`. */
  readonly Type: string;
  /** What it is like. */
  readonly Properties: Readonly<Record<string, unknown>>;
}

/** A template of CloudFormation. */
export interface Template {
  /** The version of the template's form. */
  readonly AWSTemplateFormatVersion: '2010-09-09';
  /** What it makes, in words. */
  readonly Description: string;
  /** What is asked for when it is deployed. */
  readonly Parameters?: Readonly<Record<string, TemplateParameter>>;
  /** What it makes, by logical id. */
  readonly Resources: Readonly<Record<string, TemplateResource>>;
}

/**
 * Writes a deployment as a template of CloudFormation, as data.
 *
 * CloudFormation tags neither managed policies nor instance profiles, so the tags stand on the roles.
 *
 * @param deployment - What is to stand in the account.
 * @param options - What the template leaves open.
 * @returns The template.
 * @throws `InvalidInputError` when a parameter is none, or its value stands nowhere in the template.
 * @example
 * ```ts
 * const template = cloudFormationTemplate(deployment, { pseudoParameters: true });
 * ```
 */
export function cloudFormationTemplate(
  deployment: Deployment,
  options: TemplateOptions = {},
): Template {
  const { parameters = {} } = options;
  const { substitute, unused } = substitution(deployment, options);
  const Resources = openIn(resourcesOf(deployment), substitute);
  const [name] = unused();
  if (name !== undefined) {
    const message = `has ${name}, whose value ${JSON.stringify(parameters[name])} stands nowhere in the template`;
    throw new InvalidInputError('the template', [
      { code: 'invalid', input: 'parameters', message },
    ]);
  }
  return {
    AWSTemplateFormatVersion: '2010-09-09',
    Description: 'IAM roles and policies for AWS ParallelCluster, written by pcluster-iam',
    ...(Object.keys(parameters).length > 0 ? { Parameters: templateParameters(parameters) } : {}),
    // What is put in the place of texts leaves resources what they are.
    Resources: Resources as Template['Resources'],
  };
}

function resourcesOf(deployment: Deployment): Template['Resources'] {
  const { policies, roles, instanceProfiles, tags } = deployment;
  const ids = logicalIds(deployment);
  const resources: [id: string | undefined, resource: TemplateResource][] = [];
  for (const { name, path, document, users, groups } of policies) {
    const Properties = {
      ManagedPolicyName: name,
      Path: path,
      PolicyDocument: document,
      ...(users.length > 0 ? { Users: users } : {}),
      ...(groups.length > 0 ? { Groups: groups } : {}),
    };
    resources.push([ids.policies.get(name), { Type: 'AWS::IAM::ManagedPolicy', Properties }]);
  }
  for (const role of roles) {
    const { name, path, trustPolicy, managedPolicyArns, permissionsBoundaryArn: bound } = role;
    const own = role.policies.map((policy) => ({ Ref: ids.policies.get(policy) }));
    const Properties = {
      RoleName: name,
      Path: path,
      AssumeRolePolicyDocument: trustPolicy,
      ManagedPolicyArns: [...own, ...managedPolicyArns],
      ...(bound === undefined ? {} : { PermissionsBoundary: bound }),
      ...(Object.keys(tags).length > 0 ? { Tags: tagList(tags) } : {}),
    };
    resources.push([ids.roles.get(name), { Type: 'AWS::IAM::Role', Properties }]);
  }
  for (const { name, path, role } of instanceProfiles) {
    const Properties = {
      InstanceProfileName: name,
      Path: path,
      Roles: [{ Ref: ids.roles.get(role) }],
    };
    const resource = { Type: 'AWS::IAM::InstanceProfile', Properties };
    resources.push([ids.instanceProfiles.get(name), resource]);
  }
  return Object.fromEntries(resources);
}

/** What says the same wherever it is deployed: no account, region or name stands in it. */
const fixed: ReadonlySet<string> = new Set([
  'Type',
  'Version',
  'Sid',
  'Effect',
  'Action',
  'NotAction',
  'Service',
  'Tags',
  'Ref',
]);

/** A copy of data, with what is open in the place of its texts. */
function openIn(value: unknown, open: (text: string) => unknown): unknown {
  if (typeof value === 'string') return open(value);
  if (Array.isArray(value)) return value.map((item) => openIn(item, open));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, fixed.has(key) ? part : openIn(part, open)]),
  );
}
