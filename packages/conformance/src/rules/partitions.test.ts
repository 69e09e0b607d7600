import { allow } from '@pcluster-iam/core';
import { describe, expect, it } from 'vitest';
import { complaints, pluginSaying } from '../../test/plugin.ts';

describe('partitions', () => {
  it('reports a resource in a fixed partition', () => {
    const plugin = pluginSaying((_input, { partition }) => [
      allow()
        .actions('s3:GetObject')
        .on([`arn:${partition}:s3:::a/*`, 'arn:aws:s3:::b/*']),
    ]);
    expect(complaints(plugin)).toEqual([
      'partitions: the user policy of 1.2.3, Statement[0].Resource[1]: is "arn:aws:s3:::b/*" in cn-north-1, where the partition is aws-cn',
    ]);
  });

  it('reports a condition in a fixed partition', () => {
    const plugin = pluginSaying(() => [
      allow()
        .actions('iam:AttachRolePolicy')
        .when({ ArnEquals: { 'iam:PolicyARN': 'arn:aws-cn:iam::aws:policy/A' } })
        .on('*'),
    ]);
    expect(complaints(plugin)).toEqual([
      'partitions: the user policy of 1.2.3, Statement[0].Condition.ArnEquals.iam:PolicyARN: is "arn:aws-cn:iam::aws:policy/A" in eu-west-1, where the partition is aws',
    ]);
  });

  it.each([
    ['cn-north-1', 'aws-cn'],
    ['us-gov-west-1', 'aws-us-gov'],
    ['us-iso-east-1', 'aws-iso'],
    ['us-isob-east-1', 'aws-iso-b'],
    ['eu-isoe-west-1', 'aws-iso-e'],
    ['us-isof-south-1', 'aws-iso-f'],
    ['eusc-de-east-1', 'aws-eusc'],
    ['moon-north-1', 'aws-moon'],
  ])('looks into %s', (region, partition) => {
    const plugin = pluginSaying((input, context) => [
      allow()
        .actions('s3:GetObject')
        .on(`arn:${input.region === region ? 'aws-xx' : context.partition}:s3:::a/*`),
    ]);
    expect(complaints(plugin)).toEqual([
      `partitions: the user policy of 1.2.3, Statement[0].Resource: is "arn:aws-xx:s3:::a/*" in ${region}, where the partition is ${partition}`,
    ]);
  });

  it('finds nothing wrong with * for the partition', () => {
    const any = pluginSaying(() => [allow().actions('s3:GetObject').on('arn:*:s3:::a/*')]);
    expect(complaints(any)).toEqual([]);
  });
});
