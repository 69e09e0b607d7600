import { type InputIssue, InvalidInputError } from '@pcluster-iam/core';
import { type Bundle, jsonText } from '../bundle.ts';
import type { TemplateOptions } from '../cloudformation/substitution.ts';
import { cloudFormationTemplate, type Template } from '../cloudformation/template.ts';
import type { Deployment } from '../deployment.ts';
import { tagList } from '../tags.ts';

/** Where a StackSet puts its stacks, and how. */
export interface StackSetOptions extends Pick<TemplateOptions, 'parameters'> {
  /** The name of the StackSet. */
  readonly name: string;
  /** The organisational units, or the root, whose accounts get a stack each. */
  readonly organizationalUnits: readonly string[];
  /** The regions of the stacks; that of the documents when left out. */
  readonly regions?: readonly string[] | undefined;
  /** In how many accounts it may fail before it stops, `5` or `10%`; none when left out. */
  readonly failureTolerance?: string | undefined;
  /** In how many accounts it works at a time, `5` or `10%`; one when left out. */
  readonly maxConcurrent?: string | undefined;
}

/** Source: AWS CloudFormation User Guide, "AWS CloudFormation quotas". */
const longestBody = 51_200;

/**
 * Writes a deployment as a StackSet that CloudFormation manages for an organisation: new accounts of
 * the units get their stack by themselves. Account, region and partition are those of each stack.
 *
 * Roles belong to an account and not to a region, so for several regions every name has to hold the
 * region that the documents speak of.
 *
 * @param deployment - What is to stand in each account.
 * @param options - The units, the regions, and how much may fail.
 * @returns The files `stack-set.json`, a template that makes the StackSet, and `template.json`, that of
 * its stacks.
 * @throws `InvalidInputError` with every problem, when an option is wrong, or the template is too large
 * for a StackSet that holds it.
 * @example
 * ```ts
 * const { 'stack-set.json': text } = stackSetBundle(deployment, {
 *   name: 'parallelcluster-iam',
 *   organizationalUnits: ['ou-ab12-cdefgh34'],
 *   failureTolerance: '10%',
 * });
 * ```
 */
export function stackSetBundle(deployment: Deployment, options: StackSetOptions): Bundle {
  const { name, organizationalUnits, regions = [deployment.region], parameters } = options;
  const { failureTolerance = '0', maxConcurrent = '1' } = options;
  const template = cloudFormationTemplate(deployment, { pseudoParameters: true, parameters });
  const issues = [...issuesOf(deployment, { ...options, regions }, template)].map(
    ([input, message]): InputIssue => ({ code: 'invalid', input, message }),
  );
  if (issues.length > 0) throw new InvalidInputError('the StackSet', issues);
  const stackSet: Template = {
    AWSTemplateFormatVersion: '2010-09-09',
    Description:
      'IAM roles and policies for AWS ParallelCluster in the accounts of an organisation',
    Resources: {
      StackSet: {
        Type: 'AWS::CloudFormation::StackSet',
        Properties: {
          StackSetName: name,
          PermissionModel: 'SERVICE_MANAGED',
          AutoDeployment: { Enabled: true, RetainStacksOnAccountRemoval: false },
          Capabilities: ['CAPABILITY_NAMED_IAM'],
          OperationPreferences: {
            ...numberOf('FailureTolerance', failureTolerance),
            ...numberOf('MaxConcurrent', maxConcurrent),
            RegionConcurrencyType: 'SEQUENTIAL',
          },
          StackInstancesGroup: [
            {
              DeploymentTargets: { OrganizationalUnitIds: organizationalUnits },
              Regions: regions,
            },
          ],
          ...(Object.keys(deployment.tags).length > 0 ? { Tags: tagList(deployment.tags) } : {}),
          TemplateBody: JSON.stringify(template),
        },
      },
    },
  };
  return { 'stack-set.json': jsonText(stackSet), 'template.json': jsonText(template) };
}

type Issue = readonly [input: string, message: string];

function* issuesOf(
  deployment: Deployment,
  options: StackSetOptions,
  template: Template,
): Generator<Issue> {
  const { name, organizationalUnits, regions = [] } = options;
  if (!/^[A-Za-z][A-Za-z0-9-]{0,127}$/.test(name)) {
    yield ['name', `is ${JSON.stringify(name)}; it is a letter, then letters, digits or hyphens`];
  }
  if (organizationalUnits.length === 0) {
    yield ['organizationalUnits', 'is missing; it is a list of ids such as ou-ab12-cdefgh34'];
  }
  for (const unit of organizationalUnits) {
    if (/^(?:ou-[a-z0-9]{4,32}-[a-z0-9]{8,32}|r-[a-z0-9]{4,32})$/.test(unit)) continue;
    yield [
      'organizationalUnits',
      `has ${JSON.stringify(unit)}; a unit is ou-ab12-cdefgh34, a root r-ab12`,
    ];
  }
  for (const region of regions) {
    if (/^[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}$/.test(region)) continue;
    yield ['regions', `has ${JSON.stringify(region)}, not an AWS region: a form such as eu-west-1`];
  }
  for (const input of ['failureTolerance', 'maxConcurrent'] as const) {
    const value = options[input];
    if (value === undefined || /^(?:\d{1,5}|(?:\d{1,2}|100)%)$/.test(value)) continue;
    yield [input, `is ${JSON.stringify(value)}; it is a number such as 5 or a share such as 10%`];
  }
  const fixed = nameProperties(template).find((text) => !text.includes('{AWS::Region}'));
  if (new Set(regions).size > 1 && fixed !== undefined) {
    yield [
      'regions',
      `are several, but names belong to the whole account: each has to hold ${deployment.region}, and ${fixed} does not`,
    ];
  }
  const { length } = JSON.stringify(template);
  if (length > longestBody) {
    yield [
      'template',
      `has ${length} characters, and a StackSet holds ${longestBody}; make one for fewer roles`,
    ];
  }
}

/** The names that a template gives, references in them and all. */
function nameProperties({ Resources }: Template): readonly string[] {
  return Object.values(Resources).flatMap(({ Properties }) =>
    ['ManagedPolicyName', 'RoleName', 'InstanceProfileName'].flatMap((property) =>
      Object.hasOwn(Properties, property) ? JSON.stringify(Properties[property]) : [],
    ),
  );
}

function numberOf(name: string, value: string): Readonly<Record<string, number>> {
  return value.endsWith('%')
    ? { [`${name}Percentage`]: Number(value.slice(0, -1)) }
    : { [`${name}Count`]: Number(value) };
}
