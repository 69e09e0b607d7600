import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  buildDeployment,
  type CloudFormationOptions,
  cloudFormationBundle,
  cloudFormationTemplate,
} from '@pcluster-iam/deploy';
import { slurm } from '@pcluster-iam/slurm';
import { App, Stack } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { CfnInclude } from 'aws-cdk-lib/cloudformation-include';
import { describe, expect, it } from 'vitest';
import { ParallelClusterIam } from './index.ts';

const deployment = buildDeployment({
  scheduler: slurm,
  release: '3.11.1',
  for: ['user', 'headNode', 'computeNode', 'lambda'],
  region: 'eu-west-1',
  accountId: '123456789012',
  tags: { team: 'hpc one' },
  users: ['operator'],
  groups: ['hpc'],
  roleBoundaryArn: 'arn:aws:iam::123456789012:policy/boundary',
});

/** The resources of a template with the logical ids of another: CDK makes its own. */
function renamed(resources: object, ids: ReadonlyMap<string, string>): unknown {
  const text = JSON.stringify(resources);
  return JSON.parse(
    text.replace(/"([A-Za-z0-9]+)"/g, (all, id: string) =>
      JSON.stringify(ids.get(id) ?? JSON.parse(all)),
    ),
  );
}

/** What tells a resource apart: its type and its name. */
const keyOf = (resource: { readonly Type: string; readonly Properties: object }) => {
  const names = ['ManagedPolicyName', 'RoleName', 'InstanceProfileName'];
  const name = names.map((property) => Reflect.get(resource.Properties, property)).find(Boolean);
  return `${resource.Type} ${name}`;
};

// The first stack loads all of the CDK.
describe('the construct', { timeout: 60_000 }, () => {
  it('synthesises to what the template of CloudFormation has', () => {
    const stack = new Stack(new App(), 'Stack');
    new ParallelClusterIam(stack, 'Iam', { deployment });
    const { Resources } = Template.fromStack(stack).toJSON();
    const expected = cloudFormationTemplate(deployment).Resources;
    const known = new Map(Object.entries(expected).map(([id, one]) => [keyOf(one), id]));
    const ids = new Map(
      Object.entries<Parameters<typeof keyOf>[0]>(Resources).map(([id, one]) => [
        id,
        known.get(keyOf(one)) ?? id,
      ]),
    );
    expect(renamed(Resources, ids)).toStrictEqual(expected);
  });

  it('hands out what it made, by name', () => {
    const stack = new Stack(new App(), 'Stack');
    const { policies, roles, instanceProfiles } = new ParallelClusterIam(stack, 'Iam', {
      deployment,
    });
    expect([...policies.keys()]).toStrictEqual(deployment.policies.map(({ name }) => name));
    expect([...roles.keys()]).toStrictEqual(deployment.roles.map(({ name }) => name));
    expect([...instanceProfiles.keys()]).toStrictEqual([
      'parallelcluster-headNode',
      'parallelcluster-computeNode',
    ]);
    expect(roles.get('parallelcluster-lambda')?.roleName).toBe('parallelcluster-lambda');
  });
});

describe.each<readonly [name: string, options: CloudFormationOptions]>([
  ['JSON', {}],
  ['YAML', { yaml: true }],
  [
    'with open values',
    { pseudoParameters: true, parameters: { Head: 'parallelcluster-headNode' } },
  ],
])('the template of CloudFormation, %s', (_name, options) => {
  it('comes back from CfnInclude as it was', () => {
    const folder = mkdtempSync(join(tmpdir(), 'pcluster-iam-cdk-'));
    const [[name, text] = ['', '']] = Object.entries(cloudFormationBundle(deployment, options));
    const templateFile = join(folder, name);
    writeFileSync(templateFile, text);
    const stack = new Stack(new App(), 'Stack');
    new CfnInclude(stack, 'Include', { templateFile });
    const { Resources, Parameters = {} } = Template.fromStack(stack).toJSON();
    rmSync(folder, { recursive: true });
    const expected = cloudFormationTemplate(deployment, options);
    expect(Resources).toStrictEqual(expected.Resources);
    expect(Parameters).toMatchObject(expected.Parameters ?? {});
  });
});
