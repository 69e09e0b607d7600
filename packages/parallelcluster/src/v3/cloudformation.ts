import {
  allow,
  type Condition,
  type PolicyContext,
  type PolicyInput,
  type Statement,
} from '@pcluster-iam/core';
import { listStacksResource } from './errata.ts';
import { inRegion } from './in-region.ts';

/** The tag that every stack of a cluster has. */
const clusterTag = 'parallelcluster:cluster-name';

/** The user's statements on the stacks of clusters: every right to 3.5.1, then those that are needed. */
export function cloudFormationStatements(
  { region, accountId }: PolicyInput,
  context: PolicyContext,
): readonly Statement[] {
  const { partition, since, until, sic } = context;
  const [anyPartition = partition] = until('3.9.0', '*' as const);
  const stacks = `arn:${anyPartition}:cloudformation:${region}:${accountId}:stack/*` as const;
  const tagged: Condition = { 'ForAnyValue:StringEquals': { 'aws:TagKeys': [clusterTag] } };
  const [ofCluster = tagged] = until('3.9.0', {
    'ForAnyValue:StringLike': { [`aws:ResourceTag/${clusterTag}`]: '*' },
  } as const);
  return [
    ...until(
      '3.6.0',
      inRegion(allow('CloudFormation').actions('cloudformation:*'), region, context).on('*'),
    ),
    ...since(
      '3.6.0',
      ...until(
        '3.11.0',
        allow('CloudFormationCreate').actions('cloudformation:CreateStack').when(tagged).on(stacks),
        allow('CloudFormationUpdate')
          .actions('cloudformation:UpdateStack')
          .when(ofCluster)
          .on(stacks),
      ),
      ...since(
        '3.11.0',
        allow('CloudFormationCreateAndUpdate')
          .actions('cloudformation:CreateStack', 'cloudformation:UpdateStack')
          .when(tagged)
          .on(stacks),
      ),
      allow('CloudFormationReadAndDelete')
        .actions(
          'cloudformation:DeleteStack',
          'cloudformation:DescribeStacks',
          'cloudformation:DescribeStackEvents',
          'cloudformation:DescribeStackResources',
          'cloudformation:GetTemplate',
          ...sic(listStacksResource, ['cloudformation:ListStacks'], []),
        )
        .on(stacks),
      ...sic(
        listStacksResource,
        [],
        [allow('CloudFormationList').actions('cloudformation:ListStacks').on('*')],
      ),
    ),
  ];
}
