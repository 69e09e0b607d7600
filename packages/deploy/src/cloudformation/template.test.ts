// biome-ignore-all lint/suspicious/noTemplateCurlyInString: it is CloudFormation's.

import { slurm } from '@pcluster-iam/slurm';
import { describe, expect, it } from 'vitest';
import { readCloudFormation } from '../../test/read-cloudformation.ts';
import {
  buildDeployment,
  cloudFormationBundle,
  cloudFormationTemplate,
  type Template,
} from '../index.ts';

const inputs = {
  ec2RoleName: 'demo-ec2',
  computeSubnetId: 'subnet-0123456789abcdef0',
  imageId: 'ami-0123456789abcdef0',
  keyName: 'demo',
};

const deployment = buildDeployment({
  scheduler: slurm,
  release: '2.11.9',
  for: ['user', 'instance'],
  region: 'eu-west-1',
  accountId: '123456789012',
  inputs: { ...inputs, resourcesBucket: 'demo-bucket-123456789012' },
  roleBoundaryArn: 'arn:aws:iam::123456789012:policy/boundary',
  tags: { team: 'hpc', account: '123456789012' },
});

const roleIn = ({ Resources }: Template) =>
  JSON.parse(JSON.stringify(Resources)).DemoEc2Role.Properties;

describe('a template with pseudo parameters', () => {
  const template = cloudFormationTemplate(deployment, { pseudoParameters: true });
  const text = JSON.stringify(template);

  it('names no account, region or partition but in tags', () => {
    const { Tags, ...role } = roleIn(template);
    expect(Tags).toContainEqual({ Key: 'account', Value: '123456789012' });
    const resources = { ...template.Resources, DemoEc2Role: { ...role } };
    expect(JSON.stringify(resources)).not.toMatch(/123456789012|eu-west-1|arn:aws/);
  });

  it('is the template of another account where it is deployed', () => {
    const elsewhere = {
      partition: 'aws-us-gov',
      region: 'us-gov-west-1',
      accountId: '999999999999',
    };
    const there = readCloudFormation(template, elsewhere);
    const expected = buildDeployment({
      scheduler: slurm,
      release: '2.11.9',
      for: ['user', 'instance'],
      region: 'us-gov-west-1',
      accountId: '999999999999',
      inputs: { ...inputs, resourcesBucket: 'demo-bucket-999999999999' },
      roleBoundaryArn: 'arn:aws-us-gov:iam::999999999999:policy/boundary',
      tags: { team: 'hpc', account: '123456789012' },
    });
    expect(there).toStrictEqual(expected);
  });

  it('has the parts of ARNs in place', () => {
    expect(text).toContain('"arn:${AWS::Partition}:iam::${AWS::AccountId}:role/demo-ec2"');
    expect(text).toContain('"arn:${AWS::Partition}:iam::${AWS::AccountId}:policy/boundary"');
  });
});

describe('a template with parameters', () => {
  const parameters = { RoleName: 'demo-ec2', Bucket: 'demo-bucket-123456789012' };
  const template = cloudFormationTemplate(deployment, { parameters, pseudoParameters: true });

  it('has each with what it may be, which is no wildcard', () => {
    expect(template.Parameters).toStrictEqual({
      RoleName: { Type: 'String', Default: 'demo-ec2', AllowedPattern: '[A-Za-z0-9+=,.@_-]+' },
      Bucket: {
        Type: 'String',
        Default: 'demo-bucket-123456789012',
        AllowedPattern: '[A-Za-z0-9+=,.@_-]+',
      },
    });
    expect(roleIn(template).RoleName).toStrictEqual({
      'Fn::Sub': '${RoleName}',
    });
    expect(JSON.stringify(template)).toContain('"arn:${AWS::Partition}:s3:::${Bucket}"');
  });

  it('is with the defaults what went in', () => {
    const { partition, region, accountId } = deployment;
    const there = readCloudFormation(template, { partition, region, accountId });
    expect(there).toStrictEqual(deployment);
  });

  it('replaces whole words alone', () => {
    const bucket = { Bucket: 'demo-bucket' };
    expect(JSON.stringify(cloudFormationTemplate(deployment, { parameters: bucket }))).toContain(
      '${Bucket}-123456789012',
    );
    expect(() => cloudFormationTemplate(deployment, { parameters: { Part: 'dem' } })).toThrow(
      /Part, whose value "dem" stands nowhere/,
    );
  });

  it.each([
    ['A-B', 'demo-ec2'],
    ['A', ''],
    ['A', 'demo*'],
    ['A', '${B}'],
  ])('refuses %s=%s', (name, value) => {
    expect(() => cloudFormationTemplate(deployment, { parameters: { [name]: value } })).toThrow(
      /it is a name of letters and digits/,
    );
  });
});

it('YAML says the same as JSON, with what YAML 1.1 takes for a date in quotes', () => {
  const { 'template.yaml': yaml } = cloudFormationBundle(deployment, { yaml: true });
  expect(yaml).toContain('Version: "2012-10-17"');
  expect(yaml).toContain('AWSTemplateFormatVersion: "2010-09-09"');
});
