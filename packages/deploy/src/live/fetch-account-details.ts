import type * as Sdk from '@aws-sdk/client-iam';
import { UnreadableAccountError } from '../unreadable-account-error.ts';
import { reasonWithoutSecrets } from './reason-without-secrets.ts';

/** How an account is asked. */
export interface FetchAccountOptions {
  /** A region of the account's partition; that of AWS's own settings when left out. */
  readonly region?: string | undefined;
  /**
   * How often a call is made before it fails, for AWS throttles them; what AWS_MAX_ATTEMPTS says when
   * left out, or 6.
   */
  readonly maxAttempts?: number | undefined;
}

/**
 * Asks AWS what stands in the account of the credentials that AWS's SDK finds. It calls
 * `iam:GetAccountAuthorizationDetails` alone, page by page, and changes nothing.
 *
 * @param options - How it is asked.
 * @returns The pages of the answer, for `readAccount`.
 * @throws `UnreadableAccountError` where there is no `@aws-sdk/client-iam`, or AWS refuses.
 * @example
 * ```ts
 * const account = readAccount(await fetchAccountDetails({ region: 'eu-west-1' }));
 * ```
 */
export async function fetchAccountDetails({
  region,
  maxAttempts = Number(process.env.AWS_MAX_ATTEMPTS ?? 6),
}: FetchAccountOptions = {}): Promise<readonly object[]> {
  const sdk = await loadSdk();
  const client = new sdk.IAMClient({
    maxAttempts,
    ...(region === undefined ? {} : { region }),
  });
  const pages: object[] = [];
  try {
    // What AWS itself provides is told by its ARN, and would be most of the answer.
    const Filter: Sdk.EntityType[] = ['User', 'Group', 'Role', 'LocalManagedPolicy'];
    for await (const page of sdk.paginateGetAccountAuthorizationDetails({ client }, { Filter })) {
      const {
        UserDetailList = [],
        GroupDetailList = [],
        RoleDetailList = [],
        Policies = [],
      } = page;
      pages.push({ UserDetailList, GroupDetailList, RoleDetailList, Policies });
    }
  } catch (error) {
    throw new UnreadableAccountError(await reasonWithoutSecrets(error, client));
  } finally {
    client.destroy();
  }
  return pages;
}

async function loadSdk(): Promise<typeof Sdk> {
  try {
    return await import('@aws-sdk/client-iam');
  } catch (error) {
    const isMissing =
      error instanceof Error && 'code' in error && error.code === 'ERR_MODULE_NOT_FOUND';
    if (!isMissing) throw error;
    throw new UnreadableAccountError(
      'there is no @aws-sdk/client-iam; install it where this package is installed (npm install @aws-sdk/client-iam)',
    );
  }
}
