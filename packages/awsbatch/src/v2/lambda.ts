import { allow, definePolicy } from '@pcluster-iam/core';
import {
  functionRole,
  lambdaArn,
  lambdaBucketActions,
  lambdaLogs,
} from '@pcluster-iam/parallelcluster';
import { extraColon } from '../errata.ts';

/** ParallelClusterLambdaPolicy of AWS Batch: what the functions of a cluster may do. */
export const lambda = definePolicy({
  role: functionRole,
  inputs: {},
  statements: (_input, context) => [
    lambdaLogs(lambdaArn(context, extraColon)),
    allow('ECRPolicy').actions('ecr:BatchDeleteImage', 'ecr:ListImages').on('*'),
    allow('CodeBuildPolicy').actions('codebuild:BatchGetBuilds', 'codebuild:StartBuild').on('*'),
    allow('S3BucketPolicy')
      .actions(...lambdaBucketActions)
      .on('*'),
  ],
});
