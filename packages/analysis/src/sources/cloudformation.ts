import { isObject } from '../lint/is-object.ts';
import type { PolicyUse } from '../lint/rule.ts';
import { unknownPart } from '../lint/unknown-part.ts';
import type { ElementPath, ParsedPolicy } from '../parse/parse-policy.ts';
import { readInlineSuppressions } from '../suppress/read-suppressions.ts';
import { cloudFormationHolders } from './cloudformation-holders.ts';
import { cloudFormationProblems } from './cloudformation-problems.ts';
import { originOf, type Resolved, resolve } from './intrinsic-functions.ts';
import type { PolicySource } from './policy-source.ts';
import { besideDocuments, policyWithin } from './within.ts';

const uses: ReadonlyMap<unknown, PolicyUse> = new Map([
  ['AWS::IAM::ManagedPolicy', 'managed'],
  ['AWS::IAM::RolePolicy', 'role'],
  ['AWS::IAM::UserPolicy', 'user'],
  ['AWS::IAM::GroupPolicy', 'group'],
  ['AWS::IAM::Role', 'role'],
  ['AWS::IAM::User', 'user'],
  ['AWS::IAM::Group', 'group'],
]);

/** The policies in a template of CloudFormation, in which intrinsic functions are unknown parts. */
export function cloudFormationPolicies(
  file: ParsedPolicy,
  resources: Readonly<Record<string, unknown>>,
): readonly PolicySource[] {
  const holdersOf = cloudFormationHolders(resources);
  return Object.entries(resources).flatMap(([id, resource]) => {
    if (!isObject(resource)) return [];
    const path = ['Resources', id];
    const inline = readInlineSuppressions(file, resource.Metadata, [...path, 'Metadata']);
    const properties = resolve(resource.Properties, [...path, 'Properties']);
    const policies = properties ? policiesOf(file, id, resource, properties, holdersOf(id)) : [];
    const problems = properties ? cloudFormationProblems(file, resource.Type, properties) : [];
    const found = [...besideDocuments(file, id, [...inline.problems, ...problems]), ...policies];
    // Where nothing is to be suppressed, there is still a suppression to tell of.
    if (found.length === 0 && inline.suppressions.length > 0) {
      found.push({ name: id, policy: { ...file, value: undefined, problems: [] } });
    }
    return found.map((one) => ({ ...one, suppressions: inline.suppressions }));
  });
}

function policiesOf(
  file: ParsedPolicy,
  id: string,
  resource: Readonly<Record<string, unknown>>,
  { parts }: Resolved,
  holders: readonly string[],
): readonly PolicySource[] {
  const use = useOf(resource);
  if (use === undefined) return [];
  const inline = parts?.get('Policies')?.parts ?? new Map<number, Resolved>();
  const trust = parts?.get('AssumeRolePolicyDocument');
  return [
    ...source(file, parts?.get('PolicyDocument'), { name: id, use, holders }),
    ...source(file, trust, { name: `${id}, trust`, use: 'trust' }),
    ...[...inline.values()].flatMap((policy) => {
      const name = policy.parts?.get('PolicyName')?.value;
      const shown = isKnown(name) ? name : 'of an unknown name';
      const rest = { name: `${id}, policy ${shown}`, use, holders };
      return source(file, policy.parts?.get('PolicyDocument'), rest);
    }),
  ];
}

function useOf({ Type, Properties }: Readonly<Record<string, unknown>>): PolicyUse | undefined {
  if (Type !== 'AWS::IAM::Policy') return uses.get(Type);
  // It may stand on several principals; the smallest quota is the one that it has to fit into.
  if (isObject(Properties) && Properties.Users !== undefined) return 'user';
  return isObject(Properties) && Properties.Groups !== undefined ? 'group' : 'role';
}

function isKnown(name: unknown): name is string {
  return typeof name === 'string' && !name.includes(unknownPart);
}

/** A document, unless a function stands for the whole of it. */
function source(
  file: ParsedPolicy,
  document: Resolved | undefined,
  rest: Omit<PolicySource, 'policy'>,
): readonly PolicySource[] {
  if (document === undefined || document.value === unknownPart) return [];
  const policy = policyWithin(file, document.value, document.path);
  const locate =
    typeof document.value === 'string'
      ? policy.locate
      : (path: ElementPath) => file.locate(originOf(document, path));
  return [{ ...rest, policy: { ...policy, locate, hasUnknownParts: true } }];
}
