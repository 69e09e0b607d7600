import { policyArnSchema, rolePathBelowRootSchema, secretNameSchema } from '@pcluster-iam/core';

/** The path of the cluster's roles, in every document of 3.x that speaks of them. */
export const rolePath = {
  schema: rolePathBelowRootSchema,
  description:
    "path of the cluster's roles and instance profiles, Iam/ResourcePrefix in its configuration; /parallelcluster/ when left out",
  example: '/parallelcluster/',
  optional: true,
} as const;

/** The secret of the directory service, which the guide's text named from 3.1.1 to 3.4.1. */
export const secretName = {
  schema: secretNameSchema,
  description:
    "name of the secret with the password of the cluster's directory service, with the six characters that Secrets Manager adds; without a directory leave it out",
  example: 'parallelcluster/directory-AbCdEf',
  optional: true,
} as const;

/** The boundary that a person has to set on the roles that the clusters create. */
export const permissionsBoundaryArn = {
  schema: policyArnSchema,
  description: 'ARN of the policy that bounds every role that the clusters create',
  example: 'arn:aws:iam::123456789012:policy/parallelcluster-boundary',
} as const;
