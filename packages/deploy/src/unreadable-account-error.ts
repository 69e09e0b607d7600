import { PclusterIamError } from '@pcluster-iam/core';

/** What stands in an account could not be read, out of a file or from AWS. */
export class UnreadableAccountError extends PclusterIamError {
  override readonly name = 'UnreadableAccountError';

  /** @param reason - Why it could not; it holds no credentials. */
  constructor(reason: string) {
    super('unreadable-account', `The account cannot be read: ${reason}`);
  }
}
