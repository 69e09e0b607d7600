import { isObject } from '../lint/is-object.ts';
import { textOf } from '../lint/text-of.ts';
import { type ParsedPolicy, parsePolicy } from '../parse/parse-policy.ts';
import { accountPolicies } from './account-details.ts';
import { cloudFormationPolicies } from './cloudformation.ts';
import { parseYaml } from './parse-yaml.ts';
import type { PolicySource } from './policy-source.ts';
import { terraformPolicies } from './terraform.ts';
import { besideDocuments, policyWithin } from './within.ts';

/** How a text is read. */
export interface ReadPoliciesOptions {
  /** Whether the text is YAML, as a file's name tells; JSON when left out. */
  readonly yaml?: boolean | undefined;
}

/**
 * Reads every policy document of a text: a document itself, a list or an object of documents, the
 * answer of `aws iam get-policy-version` or `get-account-authorization-details`, a CloudFormation
 * template in JSON or YAML, or a Terraform plan in JSON. What is none of these is taken for a
 * document, whose findings then say what is wrong with it.
 *
 * @param text - The text of the file.
 * @param options - How it is read.
 * @example
 * ```ts
 * for (const { name, policy } of readPolicies(text)) console.log(name, lintPolicy(policy));
 * ```
 */
export function readPolicies(
  text: string,
  { yaml = false }: ReadPoliciesOptions = {},
): readonly PolicySource[] {
  const file = yaml ? parseYaml(text) : parsePolicy(text);
  const found = policiesIn(file);
  if (found.length === 0) return [{ name: '', policy: file }];
  // Mistakes of the text around the documents are told first.
  return [...besideDocuments(file, '', file.problems), ...found];
}

function policiesIn(file: ParsedPolicy): readonly PolicySource[] {
  const { value } = file;
  if (Array.isArray(value)) return listOf(file, value);
  if (!isObject(value) || 'Statement' in value) return [];
  if (isObject(value.Resources)) return cloudFormationPolicies(file, value.Resources);
  if (isObject(value.planned_values)) return terraformPolicies(file, value.planned_values);
  if ('RoleDetailList' in value || 'UserDetailList' in value || 'GroupDetailList' in value) {
    return accountPolicies(file, value);
  }
  const answer = answerOf(file, value);
  if (answer) return [answer];
  const documents = Object.entries(value);
  const isEach = documents.length > 0 && documents.every(([, one]) => isDocument(one));
  return isEach
    ? documents.map(([name, one]) => ({ name, policy: policyWithin(file, one, [name]) }))
    : [];
}

function listOf(file: ParsedPolicy, value: readonly unknown[]): readonly PolicySource[] {
  if (value.length === 0 || !value.every(isDocument)) return [];
  return value.map((one, index) => ({
    name: `[${index}]`,
    policy: policyWithin(file, one, [index]),
  }));
}

function isDocument(value: unknown): boolean {
  return isObject(value) && 'Statement' in value;
}

/** The document in the answer of a call to IAM that reads one policy. */
function answerOf(
  file: ParsedPolicy,
  value: Readonly<Record<string, unknown>>,
): PolicySource | undefined {
  const answers: readonly (readonly [path: readonly string[], of: Partial<PolicySource>])[] = [
    [['PolicyVersion', 'Document'], { use: 'managed' }],
    [['Role', 'AssumeRolePolicyDocument'], { use: 'trust' }],
    [['PolicyDocument'], inlineOf(value)],
  ];
  for (const [path, of] of answers) {
    const document = path.reduce<unknown>(
      (inside, step) => (isObject(inside) ? inside[step] : undefined),
      value,
    );
    if (document !== undefined) {
      return { ...of, name: '', policy: policyWithin(file, document, path) };
    }
  }
  return undefined;
}

/** Whose an inline policy is, by the name beside it. */
function inlineOf(value: Readonly<Record<string, unknown>>): Partial<PolicySource> {
  for (const [word, use] of [
    ['Role', 'role'],
    ['User', 'user'],
    ['Group', 'group'],
  ] as const) {
    const name = value[`${word}Name`];
    if (name !== undefined) return { use, holders: [`${word} ${textOf(name)}`] };
  }
  return {};
}
