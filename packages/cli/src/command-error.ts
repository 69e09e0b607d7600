/** What a user gave is wrong in a way that only the command line knows: a file, a plugin's path. */
export class CommandError extends Error {
  override readonly name = 'CommandError';
  /** Whether it is one of usage rather than of the input. */
  readonly isUsage: boolean;

  constructor(message: string, options?: ErrorOptions & { readonly isUsage?: boolean }) {
    super(message, options);
    this.isUsage = options?.isUsage ?? false;
  }
}
