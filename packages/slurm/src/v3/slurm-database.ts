import { allow, definePolicy, secretsManagerArnSchema } from '@pcluster-iam/core';

/**
 * What the head node needs beside its policy when Slurm keeps its accounting in a database. Source:
 * what ParallelCluster 3.11.1 itself grants, `HeadNodeIamResources` in `cdk_builder_utils.py`; AWS
 * publishes no text for it.
 */
export const headNodeSlurmDatabase = definePolicy({
  for: 'headNode',
  features: ['slurmDatabase'],
  inputs: {
    databaseSecretArn: {
      schema: secretsManagerArnSchema,
      description:
        'ARN of the secret with the password of the database, SlurmSettings/Database/PasswordSecretArn in the configuration',
      example: 'arn:aws:secretsmanager:eu-west-1:123456789012:secret:demo/database-AbCdEf',
    },
  },
  statements: ({ databaseSecretArn }) => [
    allow('AllowGettingSlurmDbSecretValue')
      .actions('secretsmanager:GetSecretValue')
      // The schema has seen that it is an ARN.
      .on(databaseSecretArn as `arn:${string}`),
  ],
});
