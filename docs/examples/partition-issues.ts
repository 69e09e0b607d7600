import { ec2TrustPolicy, InvalidInputError } from '@pcluster-iam/core';

for (const options of [
  { region: 'cn-north-1', partition: 'aws' },
  { region: 'abc-north-1' },
] as const) {
  try {
    ec2TrustPolicy(options);
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    console.log(error.message);
  }
}
