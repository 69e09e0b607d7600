import { allow, definePolicy } from '@pcluster-iam/core';
import {
  functionRole,
  lambdaArn,
  lambdaBucketActions,
  lambdaLogs,
} from '@pcluster-iam/parallelcluster';
import { extraColon } from './errata.ts';

/** ParallelClusterLambdaPolicy of SGE, Slurm and Torque: what the clean-up functions of a cluster may do. */
export const lambda = definePolicy({
  role: functionRole,
  inputs: {},
  statements: ({ region, accountId }, context) => {
    const arn = lambdaArn(context, extraColon);
    return [
      lambdaLogs(arn),
      allow('S3BucketPolicy')
        .actions(...lambdaBucketActions)
        .on([`${arn}s3:::*`]),
      allow('DescribeInstances').actions('ec2:DescribeInstances').on('*'),
      allow('FleetTerminatePolicy').actions('ec2:TerminateInstances').on('*'),
      allow('DynamoDBTable')
        .actions('dynamodb:GetItem', 'dynamodb:PutItem')
        .on(`${arn}dynamodb:${region}:${accountId}:table/parallelcluster-*`),
      allow('Route53DeletePolicy')
        .actions('route53:ListResourceRecordSets', 'route53:ChangeResourceRecordSets')
        .on([`${arn}route53:::hostedzone/*`]),
    ];
  },
});
