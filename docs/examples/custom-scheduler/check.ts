import { checkScheduler } from '@pcluster-iam/conformance';
import { allow, defineScheduler } from '@pcluster-iam/core';

const hasty = defineScheduler({
  name: 'hasty',
  releases: {
    '2.4.1': {
      instance: {
        inputs: {},
        statements: () => [allow().actions('s3:GetObject').on('arn:aws:s3:::my-bucket/*')],
      },
    },
  },
});

for (const { rule, where, message } of checkScheduler(hasty)) {
  console.log(`${rule}: ${where} ${message}`);
}
