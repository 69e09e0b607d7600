import { buildUserPolicy } from '@pcluster-iam/core';
import { myScheduler } from './my-scheduler.mjs';

const policy = buildUserPolicy({
  scheduler: myScheduler,
  release: '2.5.0',
  region: 'cn-north-1',
  accountId: '123456789012',
  nodeRoleName: 'my-cluster-node',
});

for (const { Sid, Resource } of policy.Statement) console.log(Sid, 'on', Resource);
