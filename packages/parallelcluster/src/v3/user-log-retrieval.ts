import { allow, definePolicy } from '@pcluster-iam/core';
import { inRegion } from './in-region.ts';

/** Read and export the logs of clusters. */
export const logRetrieval = [
  'logs:FilterLogEvents',
  'logs:GetLogEvents',
  'logs:CreateExportTask',
  'logs:DescribeLogStreams',
  'logs:DescribeExportTasks',
] as const;

/** What a person needs to fetch the logs of clusters; to 3.4.1 it stood in `userBase`. */
export const userLogRetrieval = definePolicy({
  for: 'user',
  features: ['logRetrieval'],
  inputs: {},
  statements: ({ region }, context) => [
    inRegion(allow().actions('logs:DescribeLogGroups', ...logRetrieval), region, context).on('*'),
  ],
});
