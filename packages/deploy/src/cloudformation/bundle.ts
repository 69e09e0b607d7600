import { stringify } from 'yaml';
import { type Bundle, jsonText } from '../bundle.ts';
import type { Deployment } from '../deployment.ts';
import type { TemplateOptions } from './substitution.ts';
import { cloudFormationTemplate } from './template.ts';

/** How a template is written. */
export interface CloudFormationOptions extends TemplateOptions {
  /** Whether it is YAML; JSON when left out. */
  readonly yaml?: boolean | undefined;
}

/**
 * Writes a deployment as one template of CloudFormation.
 *
 * @param deployment - What is to stand in the account.
 * @param options - What the template leaves open, and whether it is YAML.
 * @returns The file `template.json` or `template.yaml`.
 * @throws `InvalidInputError` when a parameter is none, or its value stands nowhere in the template.
 * @example
 * ```ts
 * const { 'template.yaml': text } = cloudFormationBundle(deployment, { yaml: true });
 * ```
 */
export function cloudFormationBundle(
  deployment: Deployment,
  { yaml = false, ...options }: CloudFormationOptions = {},
): Bundle {
  const template = cloudFormationTemplate(deployment, options);
  return yaml ? { 'template.yaml': yamlText(template) } : { 'template.json': jsonText(template) };
}

/**
 * CloudFormation reads YAML 1.1, in which `on` is true and `2012-10-17` a date: both are quoted then. So
 * is text of several lines, and in one line: neither a block nor quotes over lines keep every blank
 * that the writer is given.
 */
function yamlText(template: object): string {
  return stringify(template, {
    version: '1.1',
    aliasDuplicateObjects: false,
    blockQuote: false,
    doubleQuotedMinMultiLineLength: Number.POSITIVE_INFINITY,
    lineWidth: 0,
  });
}
