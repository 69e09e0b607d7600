import { buildPolicies, InvalidInputError } from '@pcluster-iam/core';
import { slurm } from '@pcluster-iam/slurm';

try {
  buildPolicies({
    scheduler: slurm,
    release: '3.11.1',
    for: 'headNode',
    features: ['directoryService'],
    region: 'cn-north-1',
    accountId: '123456789012',
    directorySecretArn: 'arn:aws:secretsmanager:cn-north-1:123456789012:secret:demo-AbCdEf',
  });
} catch (error) {
  if (!(error instanceof InvalidInputError)) throw error;
  console.log(error.message);
}
