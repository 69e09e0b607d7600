import { allow, definePolicy, type PolicyInput } from '@pcluster-iam/core';
import { clusterBuckets, functionLogs, lambdaRole } from '@pcluster-iam/parallelcluster';

/** What the Lambda functions of a cluster with AWS Batch may do, from 3.5.0 on. */
export const lambda = definePolicy({
  role: lambdaRole,
  inputs: {},
  statements: (input: PolicyInput, context) => {
    const { region, accountId } = input;
    const { partition } = context;
    return [
      functionLogs(input, context),
      clusterBuckets(context),
      allow()
        .actions('ecr:BatchDeleteImage', 'ecr:ListImages')
        .on(`arn:${partition}:ecr:${region}:${accountId}:repository/*parallelcluster*`),
      allow()
        .actions('codebuild:BatchGetBuilds', 'codebuild:StartBuild')
        .on(`arn:${partition}:codebuild:${region}:${accountId}:project/pcluster-*`),
    ];
  },
});
