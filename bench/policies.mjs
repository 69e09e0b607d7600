import { awsbatch } from '@pcluster-iam/awsbatch';
import { buildInstancePolicy, buildUserPolicy } from '@pcluster-iam/core';
import { slurm } from '@pcluster-iam/slurm';

const where = { region: 'eu-west-1', accountId: '123456789012' };
const traditionalUser = { ...where, ec2RoleName: 'parallelcluster-ec2' };
const batchInstance = {
  ...where,
  stackName: 'parallelcluster-demo',
  resourcesBucket: 'parallelcluster-demo-resources',
  serialJobDefinitionName: 'parallelcluster-demo-serial',
  mnpJobDefinitionName: 'parallelcluster-demo-mnp',
  jobQueueName: 'parallelcluster-demo-queue',
  jobRoleName: 'parallelcluster-demo-job',
  ecsComputeEnvironment: 'parallelcluster-demo-ecs',
};

/** The four documents of the guide: the input of each, and how we build it of that. */
export const policies = [
  {
    name: 'user-slurm',
    input: traditionalUser,
    build: (input) => buildUserPolicy({ scheduler: slurm, release: '2.4.1', ...input }),
  },
  {
    name: 'user-awsbatch',
    input: where,
    build: (input) => buildUserPolicy({ scheduler: awsbatch, release: '2.4.1', ...input }),
  },
  {
    name: 'instance-slurm',
    input: where,
    build: (input) => buildInstancePolicy({ scheduler: slurm, release: '2.4.1', ...input }),
  },
  {
    name: 'instance-awsbatch',
    input: batchInstance,
    build: (input) => buildInstancePolicy({ scheduler: awsbatch, release: '2.4.1', ...input }),
  },
];
