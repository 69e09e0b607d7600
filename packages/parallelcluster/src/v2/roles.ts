/** The role of a cluster's EC2 instances, which `ec2_iam_role` names. */
export const instanceRole = { service: 'ec2', path: '/', managedPolicies: [] } as const;

/** The role of a cluster's Lambda functions, which `iam_lambda_role` names. */
export const functionRole = { service: 'lambda', path: '/', managedPolicies: [] } as const;
