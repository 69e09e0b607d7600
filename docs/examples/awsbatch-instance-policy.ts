import { awsbatch } from '@pcluster-iam/awsbatch';
import { buildInstancePolicy } from '@pcluster-iam/core';

const policy = buildInstancePolicy({
  scheduler: awsbatch,
  release: '2.4.1',
  region: 'eu-west-1',
  accountId: '123456789012',
  stackName: 'parallelcluster-demo',
  resourcesBucket: 'parallelcluster-demo-resources',
  serialJobDefinitionName: 'demo-serial',
  mnpJobDefinitionName: 'demo-mnp',
  jobQueueName: 'demo-queue',
  jobRoleName: 'demo-job',
  ecsComputeEnvironment: 'demo-ecs',
});

console.log(JSON.stringify(policy.Statement[0]?.Resource, undefined, 2));
