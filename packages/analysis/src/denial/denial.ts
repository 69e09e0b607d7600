/** The kinds of policy that AWS names in its messages, in its own words. */
export const policyTypes = [
  'identity-based policy',
  'resource-based policy',
  'permissions boundary',
  'session policy',
  'service control policy',
  'resource control policy',
  'VPC endpoint policy',
  'role trust policy',
] as const;

/** A kind of policy that AWS names in its messages. */
export type PolicyType = (typeof policyTypes)[number];

/** Why a request was denied, as far as it is told. */
export interface DenialReason {
  /** Whether no policy allows it, a statement denies it, or the message does not tell. */
  readonly kind: 'not allowed' | 'explicit deny' | 'unknown';
  /** The kind of the policy that allows too little, or denies. */
  readonly policy?: PolicyType;
  /** The ARN of that policy. */
  readonly policyArn?: string;
  /** The Sid of the statement that denies. */
  readonly sid?: string;
}

/** A request that AWS denied, as far as a message tells of it. */
export interface Denial {
  /** Who was denied: an ARN, or a role by its name, `role demo`. */
  readonly principal?: string;
  /** The action; nothing where the message does not name it. */
  readonly action?: string;
  /** The resource: an ARN, or `*`; nothing where the message does not name it. */
  readonly resource?: string;
  /** Why it was denied. */
  readonly reason: DenialReason;
  /** The condition keys of the request, where they are told. */
  readonly context?: Readonly<Record<string, readonly string[]>>;
  /** The type of the resource of a CloudFormation stack that failed, such as `AWS::IAM::Role`. */
  readonly resourceType?: string;
  /** The encoded message that holds the rest, which only AWS STS decodes. */
  readonly encoded?: string;
}

/** The forms in which `parseDenial` finds a denied request, in words. */
export const denialForms: readonly string[] = [
  'messages of AWS services: "User: ARN is not authorized to perform: ACTION on resource: ARN …"',
  'messages of Amazon EC2: "… You are not authorized to perform this operation."',
  'answers of aws sts decode-authorization-message, in JSON',
  'events of a CloudFormation stack: text, or the JSON of aws cloudformation describe-stack-events or pcluster get-cluster-stack-events',
  'events of AWS CloudTrail with an error code, in JSON',
  'the check of ParallelCluster 2.x: "IAM role error on user provided role …"',
];
