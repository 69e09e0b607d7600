/**
 * An action of an AWS service, `prefix:Name`. Upper and lower case are the same to IAM, and `*` and
 * `?` may stand in the name as wildcards.
 *
 * @example `ec2:DescribeInstances`, `s3:Get*`
 */
export type Action = `${string}:${string}`;
