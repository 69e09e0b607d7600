/**
 * What stands in an account, asked of AWS. It needs `@aws-sdk/client-iam` beside this package.
 *
 * @packageDocumentation
 */

export { type FetchAccountOptions, fetchAccountDetails } from './live/fetch-account-details.ts';
