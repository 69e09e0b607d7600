import { buildUserPolicy, InvalidInputError } from '@pcluster-iam/core';
import { slurm } from '@pcluster-iam/slurm';

try {
  buildUserPolicy({
    scheduler: slurm,
    release: '2.4.1',
    region: 'Ireland',
    accountId: '1234',
    ec2RoleName: 'parallelcluster-*',
  });
} catch (error) {
  if (!(error instanceof InvalidInputError)) throw error;
  console.log(error.message);
  console.log(
    error.code,
    error.issues.map(({ code, input }) => `${code}:${input}`),
  );
}
