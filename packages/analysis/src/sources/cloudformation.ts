import { isObject } from '../lint/is-object.ts';
import type { PolicyUse } from '../lint/rule.ts';
import { unknownPart } from '../lint/unknown-part.ts';
import type { ElementPath, ParsedPolicy } from '../parse/parse-policy.ts';
import type { PolicySource } from './policy-source.ts';
import { policyWithin } from './within.ts';

const uses: Readonly<Record<string, PolicyUse>> = {
  'AWS::IAM::ManagedPolicy': 'managed',
  'AWS::IAM::Policy': 'role',
  'AWS::IAM::RolePolicy': 'role',
  'AWS::IAM::UserPolicy': 'user',
  'AWS::IAM::GroupPolicy': 'group',
  'AWS::IAM::Role': 'role',
  'AWS::IAM::User': 'user',
  'AWS::IAM::Group': 'group',
};

/** The policies in a template of CloudFormation, in which intrinsic functions are unknown parts. */
export function cloudFormationPolicies(
  file: ParsedPolicy,
  resources: Readonly<Record<string, unknown>>,
): readonly PolicySource[] {
  return Object.entries(resources).flatMap(([id, resource]) => {
    if (!isObject(resource) || !isObject(resource.Properties)) return [];
    const use = uses[String(resource.Type)];
    if (use === undefined) return [];
    const properties = resource.Properties;
    const at = ['Resources', id, 'Properties'];
    const source = (name: string, as: PolicyUse, document: unknown, path: ElementPath) =>
      document === undefined
        ? []
        : [
            {
              name,
              use: as,
              policy: { ...policyWithin(file, resolved(document), path), hasUnknownParts: true },
            },
          ];
    const inline = Array.isArray(properties.Policies) ? properties.Policies : [];
    return [
      ...source(id, use, properties.PolicyDocument, [...at, 'PolicyDocument']),
      ...source(`${id}, trust`, 'trust', properties.AssumeRolePolicyDocument, [
        ...at,
        'AssumeRolePolicyDocument',
      ]),
      ...inline.flatMap((policy: unknown, index) =>
        isObject(policy)
          ? source(`${id}, policy ${shown(policy.PolicyName)}`, use, policy.PolicyDocument, [
              ...at,
              ...['Policies', index, 'PolicyDocument'],
            ])
          : [],
      ),
    ];
  });
}

function shown(name: unknown): string {
  return typeof name === 'string' ? name : 'of an unknown name';
}

/** Puts an unknown part in place of each intrinsic function; of `Fn::If` what holds in either case. */
function resolved(value: unknown): unknown {
  if (Array.isArray(value)) return value.flatMap((item: unknown) => flattened(resolved(item)));
  if (!isObject(value)) return value;
  const [only, ...more] = Object.entries(value);
  if (only !== undefined && more.length === 0) {
    const [name, argument] = only;
    if (name === 'Fn::Sub') return substituted(argument);
    if (name === 'Fn::Join') return joined(argument);
    if (name === 'Fn::If' && Array.isArray(argument)) {
      return argument
        .slice(1)
        .map(resolved)
        .filter((item) => item !== noValue);
    }
    if (name === 'Ref' && argument === 'AWS::NoValue') return noValue;
    if (name === 'Ref' || name === 'Condition' || name.startsWith('Fn::')) return unknownPart;
  }
  return Object.fromEntries(
    Object.entries(value)
      .map(([key, item]) => [key, resolved(item)] as const)
      .filter(([, item]) => item !== noValue),
  );
}

const noValue = Symbol('AWS::NoValue');

function flattened(item: unknown): readonly unknown[] {
  if (item === noValue) return [];
  return Array.isArray(item) ? item : [item];
}

function substituted(argument: unknown): string {
  const text: unknown = Array.isArray(argument) ? argument[0] : argument;
  // `${!Name}` is written out as `${Name}`, a variable of IAM's own.
  return typeof text === 'string'
    ? text.replace(/\$\{(!?)([^}]*)\}/g, (_all, isLiteral: string, name: string) =>
        isLiteral === '' ? unknownPart : `\${${name}}`,
      )
    : unknownPart;
}

function joined(argument: unknown): string {
  const [separator, parts] = Array.isArray(argument) ? argument : [];
  if (typeof separator !== 'string' || !Array.isArray(parts)) return unknownPart;
  return parts
    .map((part: unknown) => {
      const text = resolved(part);
      return typeof text === 'string' ? text : unknownPart;
    })
    .join(separator);
}
