import { awsbatch } from '@pcluster-iam/awsbatch';
import { buildUserPolicy } from '@pcluster-iam/core';

const policy = buildUserPolicy({
  scheduler: awsbatch,
  release: '2.4.1',
  region: 'eu-west-1',
  accountId: '123456789012',
});

console.log(policy.Statement.map(({ Sid }) => Sid).join(', '));
