/**
 * What a statement is about: `*` for every resource, or an ARN
 * (`arn:partition:service:region:account-id:resource`) that may hold `*` and `?` as wildcards.
 *
 * @example `arn:aws:s3:::my-bucket/*`
 */
export type Resource = '*' | `arn:${string}`;
