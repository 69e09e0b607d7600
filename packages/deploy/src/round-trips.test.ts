import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { deployments, hostileDeployment } from '../test/deployments.ts';
import { readCloudFormation } from '../test/read-cloudformation.ts';
import { readFiles } from '../test/read-files.ts';
import { readTerraform } from '../test/read-terraform.ts';
import {
  type Bundle,
  cloudFormationBundle,
  type Deployment,
  filesBundle,
  stackSetBundle,
  terraformBundle,
} from './index.ts';

const unit = ['ou-ab12-cdefgh34'];

/** How each format is written, and read by a reader that knows nothing of the writer. */
const formats: readonly (readonly [
  name: string,
  write: (deployment: Deployment) => Bundle,
  read: (files: Bundle, deployment: Deployment) => Deployment,
])[] = [
  [
    'CloudFormation as JSON',
    cloudFormationBundle,
    (files, account) => readCloudFormation(JSON.parse(files['template.json'] ?? ''), account),
  ],
  [
    'CloudFormation as YAML',
    (deployment) => cloudFormationBundle(deployment, { yaml: true }),
    (files, account) =>
      readCloudFormation(parse(files['template.yaml'] ?? '', { version: '1.1' }), account),
  ],
  [
    'CloudFormation with pseudo parameters',
    (deployment) => cloudFormationBundle(deployment, { pseudoParameters: true, yaml: true }),
    (files, account) =>
      readCloudFormation(parse(files['template.yaml'] ?? '', { version: '1.1' }), account),
  ],
  [
    'a StackSet',
    (deployment) => stackSetBundle(deployment, { name: 'demo', organizationalUnits: unit }),
    (files, account) => {
      const { StackSet } = JSON.parse(files['stack-set.json'] ?? '').Resources;
      return readCloudFormation(JSON.parse(StackSet.Properties.TemplateBody), account);
    },
  ],
  [
    'Terraform',
    terraformBundle,
    (files, account) => readTerraform(files['main.tf.json'] ?? '', account),
  ],
  ['plain files', filesBundle, (files) => readFiles(files)],
];

/** Where a deployment stands, and nothing of what. */
const accountOf = ({ partition, region, accountId }: Deployment) => {
  const account = { partition, region, accountId };
  return account as Deployment;
};

describe.each(formats)('%s, read back', (_name, write, read) => {
  it('is what went in', () => {
    fc.assert(
      fc.property(deployments, (deployment) => {
        expect(read(write(deployment), accountOf(deployment))).toStrictEqual(deployment);
      }),
    );
  });

  it('is what went in where every text is hostile', () => {
    const files = write(hostileDeployment);
    expect(read(files, accountOf(hostileDeployment))).toStrictEqual(hostileDeployment);
  });

  it('is written alike every time', () => {
    fc.assert(
      fc.property(deployments, (deployment) => {
        expect(write(structuredClone(deployment))).toStrictEqual(write(deployment));
      }),
      { numRuns: 20 },
    );
  });
});
