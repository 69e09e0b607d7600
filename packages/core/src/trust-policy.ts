import { checkInputs, plainOptions, refuseUnknown } from './check-inputs.ts';
import { type InputIssue, InvalidInputError } from './errors.ts';
import { frozenCopy } from './frozen-copy.ts';
import { iamLimits } from './iam-limits.ts';
import { commonInputs } from './inputs/common.ts';
import { type Partition, resolvePartition } from './partition.ts';

type Service = 'ec2' | 'lambda';

const principals: Readonly<Record<Service, string>> = {
  ec2: 'ec2.amazonaws.com',
  lambda: 'lambda.amazonaws.com',
};

/** AWS's documents for China name EC2 in two ways, and Lambda as everywhere. */
const principalsOfChina: Readonly<Record<Service, string | readonly string[]>> = {
  ec2: ['ec2.amazonaws.com', 'ec2.amazonaws.com.cn'],
  lambda: 'lambda.amazonaws.com',
};

/** The document that says who may take a role on. */
export interface TrustPolicyDocument {
  /** The version of the policy language. */
  readonly Version: '2012-10-17';
  /** Its statements; ours have one. */
  readonly Statement: readonly TrustStatement[];
}

/** One statement of a trust policy: it names a principal and no resource. */
export interface TrustStatement {
  /** A trust policy of ours allows. */
  readonly Effect: 'Allow';
  /** The AWS services that may take the role on, a string or an array of them. */
  readonly Principal: { readonly Service: string | readonly string[] };
  /** The one action of taking a role on. */
  readonly Action: 'sts:AssumeRole';
}

/** Where the role is used. */
export interface TrustPolicyOptions {
  /** The region the cluster runs in, such as `eu-west-1`; it decides the partition. */
  readonly region: string;
  /** The partition, for a region whose name does not decide it. */
  readonly partition?: Partition | undefined;
}

/**
 * Builds the trust policy of a role for EC2 instances, such as the one that `ec2_iam_role` names.
 *
 * @param options - The region, and the partition where the region does not decide it.
 * @returns The document, frozen. In `aws-cn` it names `ec2.amazonaws.com` and
 * `ec2.amazonaws.com.cn`, because AWS's own documents use both there.
 * @throws {@link InvalidInputError} with every problem, when an option is missing, unknown or wrong.
 * @example
 * ```ts
 * ec2TrustPolicy({ region: 'eu-west-1' });
 * ```
 */
export function ec2TrustPolicy(options: TrustPolicyOptions): TrustPolicyDocument {
  return trustPolicy('ec2', options);
}

/**
 * Builds the trust policy of a role for Lambda functions.
 *
 * @param options - The region, and the partition where the region does not decide it.
 * @returns The document, frozen. It names `lambda.amazonaws.com` in every partition.
 * @throws {@link InvalidInputError} with every problem, when an option is missing, unknown or wrong.
 * @example
 * ```ts
 * lambdaTrustPolicy({ region: 'eu-west-1' });
 * ```
 */
export function lambdaTrustPolicy(options: TrustPolicyOptions): TrustPolicyDocument {
  return trustPolicy('lambda', options);
}

const trustInputs = { region: commonInputs.region, partition: commonInputs.partition };

function trustPolicy(service: Service, given: unknown): TrustPolicyDocument {
  const issues: InputIssue[] = [];
  const options = plainOptions(given, issues);
  const { region, partition: named } = checkInputs(trustInputs, options, issues);
  refuseUnknown(options, [], trustInputs, issues);
  const partition = region && resolvePartition(region, named, issues);
  if (issues.length > 0) throw new InvalidInputError(`the trust policy for ${service}`, issues);
  const principal = partition === 'aws-cn' ? principalsOfChina[service] : principals[service];
  return frozenCopy<TrustPolicyDocument>({
    Version: iamLimits.policyVersion,
    Statement: [{ Effect: 'Allow', Principal: { Service: principal }, Action: 'sts:AssumeRole' }],
  });
}
