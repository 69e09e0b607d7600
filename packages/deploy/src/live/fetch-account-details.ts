import type * as Sdk from '@aws-sdk/client-iam';
import { UnreadableAccountError } from '../unreadable-account-error.ts';
import { reasonWithoutSecrets } from './reason-without-secrets.ts';

/** How an account is asked. */
export interface FetchAccountOptions {
  /** A region of the account's partition; that of AWS's own settings when left out. */
  readonly region?: string | undefined;
  /** How often a throttled call is made; that of AWS's own settings when left out. */
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
  maxAttempts,
}: FetchAccountOptions = {}): Promise<readonly object[]> {
  const sdk = await loadSdk();
  const client = new sdk.IAMClient({
    ...(maxAttempts === undefined ? {} : { maxAttempts }),
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
        IsTruncated,
      } = page;
      pages.push({ UserDetailList, GroupDetailList, RoleDetailList, Policies, IsTruncated });
    }
  } catch (error) {
    throw new UnreadableAccountError(await reasonWithoutSecrets(error, client));
  } finally {
    client.destroy();
  }
  return pages;
}

const clientPackage = '@aws-sdk/client-iam';

async function loadSdk(): Promise<typeof Sdk> {
  try {
    return await import('@aws-sdk/client-iam');
  } catch (error) {
    // Where it is there and a part of its own is not, that is what is told.
    const isMissing = error instanceof Error && error.message.includes(`'${clientPackage}'`);
    if (!isMissing) throw error;
    throw new UnreadableAccountError(
      `there is no ${clientPackage}; install it where this package is installed (npm install ${clientPackage})`,
    );
  }
}
