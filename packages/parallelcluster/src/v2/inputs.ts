import { bucketNameSchema, roleNameSchema, rolePathSchema } from '@pcluster-iam/core';

/** The role of the cluster's EC2 instances. */
export const ec2RoleName = {
  schema: roleNameSchema,
  description: "name of the role of the cluster's EC2 instances, ec2_iam_role in its configuration",
  example: 'parallelcluster-ec2',
} as const;

/** The path of that role. */
export const ec2RolePath = {
  schema: rolePathSchema,
  description: 'path of that role; / when left out',
  example: '/',
  optional: true,
} as const;

/** The bucket that a cluster keeps its resources in. */
export const resourcesBucket = {
  schema: bucketNameSchema,
  description: 'S3 bucket that the cluster keeps its resources in',
  example: 'parallelcluster-demo-resources',
} as const;
