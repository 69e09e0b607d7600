import { type InputIssue, InvalidInputError, iamLimits } from '@pcluster-iam/core';
import type { Account } from '../deployment.ts';
import type { TemplateParameter } from './template-parameter.ts';

/** What a template leaves open instead of naming it. */
export interface TemplateOptions {
  /**
   * Whether `${AWS::Partition}`, `${AWS::AccountId}` and `${AWS::Region}` stand in place of the values;
   * not when left out.
   */
  readonly pseudoParameters?: boolean | undefined;
  /**
   * Values that become parameters of the template, by the parameter's name; each is the default of its
   * own.
   */
  readonly parameters?: Readonly<Record<string, string>> | undefined;
}

/** A text of a template, or one with something in it that is known when it is deployed. */
type TemplateText = string | { readonly 'Fn::Sub': string };

/** Puts references in the place of values, where these stand as whole words. */
export interface Substitution {
  /** The text with the references. */
  readonly substitute: (text: string) => TemplateText;
  /** The names of the parameters that stood in none of the texts. */
  readonly unused: () => readonly string[];
}

/**
 * Makes what puts references in the place of values.
 *
 * @throws `InvalidInputError` with every problem, when a parameter is none.
 */
export function substitution(
  { partition, region, accountId }: Account,
  { pseudoParameters = false, parameters = {} }: TemplateOptions,
): Substitution {
  checkParameters(parameters);
  const pseudo: readonly (readonly [string, string])[] = pseudoParameters
    ? [
        ['AWS::AccountId', accountId],
        ['AWS::Region', region],
      ]
    : [];
  // What is asked for by name goes before the account and the region, a longer value before a shorter.
  const named = Object.entries(parameters).sort(([, a], [, b]) => b.length - a.length);
  const values = [...named, ...pseudo];
  const words = values.map(([, value]) => escaped(value));
  const isPartition = pseudoParameters ? [`(?<=^arn:)${escaped(partition)}(?=:)`] : [];
  const open = [
    '\\$\\{',
    ...isPartition,
    ...(words.length > 0 ? [`(?<![A-Za-z0-9])(?:${words.join('|')})(?![A-Za-z0-9])`] : []),
  ];
  const pattern = new RegExp(open.join('|'), 'g');
  const used = new Set<string>();
  return {
    substitute: (text) => {
      let isOpen = false;
      const replaced = text.replace(pattern, (found) => {
        // A policy variable such as ${aws:username} is IAM's, not the template's.
        if (found === '${') return '${!';
        isOpen = true;
        const [name] = values.find(([, value]) => value === found) ?? ['AWS::Partition'];
        used.add(name);
        return `\${${name}}`;
      });
      return isOpen ? { 'Fn::Sub': replaced } : text;
    },
    unused: () => Object.keys(parameters).filter((name) => !used.has(name)),
  };
}

/** The parameters of a template, none of which lets in what would mean more than a name in an ARN. */
export function templateParameters(
  parameters: Readonly<Record<string, string>>,
): Readonly<Record<string, TemplateParameter>> {
  return Object.fromEntries(
    Object.entries(parameters).map(([name, value]) => {
      const AllowedPattern = iamLimits.name.test(value) ? nameParameter : otherParameter;
      return [name, { Type: 'String', Default: value, AllowedPattern }];
    }),
  );
}

const nameParameter = '[A-Za-z0-9+=,.@_-]+';
const otherParameter = '[A-Za-z0-9+=,.@_/:-]+';

function checkParameters(parameters: Readonly<Record<string, string>>): void {
  const issues = Object.entries(parameters).flatMap(([name, value]): readonly InputIssue[] => {
    const right =
      'it is a name of letters and digits with a value of letters, digits or + = , . @ _ / : -';
    if (/^[A-Za-z0-9]{1,255}$/.test(name) && /^[A-Za-z0-9+=,.@_/:-]+$/.test(value)) return [];
    const message = `has ${JSON.stringify(`${name}=${value}`)}; ${right}`;
    return [{ code: 'invalid', input: 'parameters', message }];
  });
  if (issues.length > 0) throw new InvalidInputError('the template', issues);
}

function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
}
