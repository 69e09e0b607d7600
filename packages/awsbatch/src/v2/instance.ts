import {
  allow,
  definePolicy,
  ecsClusterNameSchema,
  jobDefinitionNameSchema,
  jobQueueNameSchema,
  roleNameSchema,
  stackNameSchema,
} from '@pcluster-iam/core';
import {
  instanceRole,
  resourcesBucket as resourcesBucketInput,
} from '@pcluster-iam/parallelcluster';

/** ParallelClusterInstancePolicy of AWS Batch. Its first statements have no Sid. */
export const instance = definePolicy({
  role: instanceRole,
  inputs: {
    stackName: {
      schema: stackNameSchema,
      description: "name of the cluster's CloudFormation stack",
      example: 'parallelcluster-demo',
    },
    resourcesBucket: resourcesBucketInput,
    serialJobDefinitionName: {
      schema: jobDefinitionNameSchema,
      description: 'Batch job definition for serial jobs, without its revision',
      example: 'parallelcluster-demo-serial',
    },
    mnpJobDefinitionName: {
      schema: jobDefinitionNameSchema,
      description: 'Batch job definition for multi-node parallel jobs, without its revision',
      example: 'parallelcluster-demo-mnp',
    },
    jobQueueName: {
      schema: jobQueueNameSchema,
      description: 'Batch job queue of the cluster',
      example: 'parallelcluster-demo-queue',
    },
    jobRoleName: {
      schema: roleNameSchema,
      description: 'name of the role that Batch jobs run with',
      example: 'parallelcluster-demo-job',
    },
    ecsComputeEnvironment: {
      schema: ecsClusterNameSchema,
      description: "ECS cluster of the cluster's Batch compute environment",
      example: 'parallelcluster-demo-ecs',
    },
  },
  statements: (
    {
      region,
      accountId,
      stackName,
      resourcesBucket,
      serialJobDefinitionName,
      mnpJobDefinitionName,
      jobQueueName,
      jobRoleName,
      ecsComputeEnvironment,
    },
    { partition, since, until },
  ) => [
    ...since(
      '2.9.0',
      allow().actions('batch:RegisterJobDefinition', 'logs:GetLogEvents').on(['*']),
    ),
    allow()
      .actions(
        'batch:SubmitJob',
        ...until('2.9.0', 'batch:RegisterJobDefinition'),
        'cloudformation:DescribeStacks',
        'ecs:ListContainerInstances',
        'ecs:DescribeContainerInstances',
        ...until('2.9.0', 'logs:GetLogEvents'),
        'logs:FilterLogEvents',
        's3:PutObject',
        's3:Get*',
        's3:DeleteObject',
        'iam:PassRole',
      )
      .on([
        `arn:${partition}:batch:${region}:${accountId}:job-definition/${serialJobDefinitionName}:1`,
        `arn:${partition}:batch:${region}:${accountId}:job-definition/${mnpJobDefinitionName}*`,
        `arn:${partition}:batch:${region}:${accountId}:job-queue/${jobQueueName}`,
        `arn:${partition}:cloudformation:${region}:${accountId}:stack/${stackName}/*`,
        `arn:${partition}:s3:::${resourcesBucket}/batch/*`,
        `arn:${partition}:iam::${accountId}:role/${jobRoleName}`,
        `arn:${partition}:ecs:${region}:${accountId}:cluster/${ecsComputeEnvironment}`,
        `arn:${partition}:ecs:${region}:${accountId}:container-instance/*`,
        `arn:${partition}:logs:${region}:${accountId}:log-group:/aws/batch/job:log-stream:*`,
      ]),
    allow()
      .actions('s3:List*')
      .on([`arn:${partition}:s3:::${resourcesBucket}`]),
    allow()
      .actions(
        'batch:DescribeJobQueues',
        'batch:TerminateJob',
        'batch:DescribeJobs',
        'batch:CancelJob',
        'batch:DescribeJobDefinitions',
        'batch:ListJobs',
        'batch:DescribeComputeEnvironments',
        ...until('2.9.0', 'ec2:DescribeInstances'),
      )
      .on('*'),
    ...since(
      '2.9.0',
      allow('EC2')
        .actions(
          'ec2:DescribeInstances',
          'ec2:AttachVolume',
          'ec2:DescribeVolumes',
          'ec2:DescribeInstanceAttribute',
        )
        .on('*'),
      allow('CloudFormation')
        .actions('cloudformation:DescribeStackResource', 'cloudformation:SignalResource')
        .on('*'),
      allow('FSx').actions('fsx:DescribeFileSystems').on(['*']),
      allow('CWLogs')
        .actions(
          'logs:CreateLogGroup',
          'logs:CreateLogStream',
          ...since('2.11.8', 'logs:TagResource', 'logs:UntagResource'),
        )
        .on(['*']),
    ),
  ],
});
