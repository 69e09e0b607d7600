import { isObject } from '../lint/is-object.ts';
import type { PolicyUse } from '../lint/rule.ts';
import { unknownPart } from '../lint/unknown-part.ts';
import type { ElementPath, ParsedPolicy } from '../parse/parse-policy.ts';
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
    const use = useOf(resource);
    const properties = resolve(resource.Properties, ['Resources', id, 'Properties']);
    if (properties === undefined) return [];
    const problems = cloudFormationProblems(file, resource.Type, properties);
    const beside = besideDocuments(file, id, problems);
    if (use === undefined) return beside;
    const inline = properties.parts?.get('Policies')?.parts ?? new Map<number, Resolved>();
    const holders = holdersOf(id);
    const trust = properties.parts?.get('AssumeRolePolicyDocument');
    return [
      ...beside,
      ...source(file, properties.parts?.get('PolicyDocument'), { name: id, use, holders }),
      ...source(file, trust, { name: `${id}, trust`, use: 'trust' }),
      ...[...inline.values()].flatMap(({ parts }) => {
        const name = parts?.get('PolicyName')?.value;
        const shown = isKnown(name) ? name : 'of an unknown name';
        const rest = { name: `${id}, policy ${shown}`, use, holders };
        return source(file, parts?.get('PolicyDocument'), rest);
      }),
    ];
  });
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
