import { PclusterIamError } from '@pcluster-iam/core';

/** By how much policies do not fit. */
export interface QuotaExcess {
  /** How many characters are too many. */
  readonly over: number;
  /** How many documents they need, where their number is what is too high. */
  readonly needed?: number;
  /** How many documents there may be, where their number is what is too high. */
  readonly allowed?: number;
  /** How many characters the smallest possible document has, where it is a statement that does not fit. */
  readonly smallest?: number;
}

/** Policies cannot be packed within the quotas of IAM. */
export class QuotaExceededError extends PclusterIamError {
  override readonly name = 'QuotaExceededError';
  /** By how much they do not fit. */
  readonly excess: QuotaExcess;

  /**
   * @param message - What does not fit, by how much, and what would help.
   * @param excess - The same in numbers.
   */
  constructor(message: string, excess: QuotaExcess) {
    super('quota-exceeded', message);
    this.excess = Object.freeze({ ...excess });
  }
}
