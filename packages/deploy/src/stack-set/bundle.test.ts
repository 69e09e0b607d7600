// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is CloudFormation's.

import { InvalidInputError } from '@pcluster-iam/core';
import { slurm } from '@pcluster-iam/slurm';
import { describe, expect, it } from 'vitest';
import { buildDeployment, cloudFormationTemplate, stackSetBundle } from '../index.ts';

const deployment = (name = 'parallelcluster') =>
  buildDeployment({
    scheduler: slurm,
    release: '3.11.1',
    for: ['user', 'headNode'],
    region: 'eu-west-1',
    accountId: '123456789012',
    name,
    tags: { team: 'hpc' },
  });

const options = { name: 'demo-iam', organizationalUnits: ['ou-ab12-cdefgh34', 'r-ab12'] };

/** Why a StackSet is refused. */
const issuesOf = (given: object) => {
  try {
    stackSetBundle(deployment(), { ...options, ...given });
  } catch (error) {
    if (error instanceof InvalidInputError) return error.issues.map(({ input }) => input);
    throw error;
  }
  return [];
};

describe('a StackSet', () => {
  // AWS CloudFormation User Guide, "AWS::CloudFormation::StackSet".
  it('is managed for the organisation, with the template of its stacks in it', () => {
    const bundle = stackSetBundle(deployment(), {
      ...options,
      failureTolerance: '10%',
      maxConcurrent: '20',
    });
    const template = cloudFormationTemplate(deployment(), { pseudoParameters: true });
    expect(JSON.parse(String(bundle['template.json']))).toStrictEqual(template);
    const { TemplateBody, ...properties } = JSON.parse(String(bundle['stack-set.json'])).Resources
      .StackSet.Properties;
    expect(JSON.parse(TemplateBody)).toStrictEqual(template);
    expect(properties).toStrictEqual({
      StackSetName: 'demo-iam',
      PermissionModel: 'SERVICE_MANAGED',
      AutoDeployment: { Enabled: true, RetainStacksOnAccountRemoval: false },
      Capabilities: ['CAPABILITY_NAMED_IAM'],
      OperationPreferences: {
        FailureTolerancePercentage: 10,
        MaxConcurrentCount: 20,
        RegionConcurrencyType: 'SEQUENTIAL',
      },
      StackInstancesGroup: [
        {
          DeploymentTargets: { OrganizationalUnitIds: ['ou-ab12-cdefgh34', 'r-ab12'] },
          Regions: ['eu-west-1'],
        },
      ],
      Tags: [{ Key: 'team', Value: 'hpc' }],
    });
  });

  it('takes several regions where every name has the region in it', () => {
    const regions = ['eu-west-1', 'us-east-1'];
    const bundle = stackSetBundle(deployment('hpc-eu-west-1'), { ...options, regions });
    expect(bundle['template.json']).toContain('"Fn::Sub": "hpc-${AWS::Region}-headNode"');
    expect(issuesOf({ regions })).toStrictEqual(['regions']);
  });

  it.each([
    ['name', { name: '1-iam' }],
    ['organizationalUnits', { organizationalUnits: [] }],
    ['organizationalUnits', { organizationalUnits: ['*'] }],
    ['regions', { regions: ['mars'] }],
    ['failureTolerance', { failureTolerance: 'all' }],
    ['failureTolerance', { failureTolerance: '101%' }],
    ['maxConcurrent', { maxConcurrent: '-1' }],
  ])('with a wrong %s is refused', (input, given) => {
    expect(issuesOf(given)).toStrictEqual([input]);
  });

  it('that is too large for a template of its own is refused', () => {
    const large = deployment();
    const policies = Array.from({ length: 20 }, (_, index) =>
      large.policies.map((policy) => ({ ...policy, name: `${policy.name}-${index}` })),
    ).flat();
    expect(() => stackSetBundle({ ...large, policies, roles: [] }, options)).toThrow(/holds 51200/);
  });
});
