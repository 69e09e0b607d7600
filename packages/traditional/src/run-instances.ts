import {
  allow,
  type CheckedInputs,
  nameSchema,
  type PolicyContext,
  type PolicyInput,
  type Statement,
} from '@pcluster-iam/core';

/** What the statement `EC2RunInstances` asks for, from 2.11.0 on. */
export const runInstancesInputs = {
  computeSubnetId: {
    schema: nameSchema({
      what: 'a subnet id',
      grammar: 'subnet- and 8 to 17 small letters or digits',
      pattern: /^subnet-[a-z0-9]{8,17}$/,
    }),
    description: 'id of the subnet that compute nodes start in',
    example: 'subnet-0123456789abcdef0',
  },
  imageId: {
    schema: nameSchema({
      what: 'an image id',
      grammar: 'ami- and 8 to 17 small letters or digits',
      pattern: /^ami-[a-z0-9]{8,17}$/,
    }),
    description: 'id of the image (AMI) that compute nodes start from',
    example: 'ami-0123456789abcdef0',
  },
  keyName: {
    schema: nameSchema({
      what: 'the name of a key pair',
      grammar: '1 to 255 letters, digits or the characters + = , . @ _ -',
      pattern: /^[A-Za-z0-9+=,.@_-]{1,255}$/,
    }),
    description:
      'name of the EC2 key pair that compute nodes start with, key_name in the configuration',
    example: 'parallelcluster-key',
  },
} as const;

/** The checked values of {@link runInstancesInputs}. */
export type RunInstancesInput = CheckedInputs<typeof runInstancesInputs>;

/** The instances' statement `EC2RunInstances`. */
export function runInstances(
  {
    region,
    accountId,
    computeSubnetId,
    imageId,
    keyName,
  }: PolicyInput & Partial<RunInstancesInput>,
  { partition }: PolicyContext,
): Statement {
  const own = `arn:${partition}:ec2:${region}:${accountId}` as const;
  return allow('EC2RunInstances')
    .actions('ec2:RunInstances')
    .on([
      `${own}:subnet/${computeSubnetId}`,
      `${own}:network-interface/*`,
      `${own}:instance/*`,
      `${own}:volume/*`,
      `arn:${partition}:ec2:${region}::image/${imageId}`,
      `${own}:key-pair/${keyName}`,
      `${own}:security-group/*`,
      `${own}:launch-template/*`,
      `${own}:placement-group/*`,
    ]);
}
