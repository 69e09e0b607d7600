import { CommandError } from './command-error.ts';
import { isExpected } from './report-error.ts';

/**
 * Does what a check needs before it can look: what goes wrong there has another exit code than what
 * the check finds.
 */
export async function asUsage<Result>(work: () => Promise<Result>): Promise<Result> {
  try {
    return await work();
  } catch (cause) {
    if (!isExpected(cause)) throw cause;
    throw new CommandError(cause.message, { cause, isUsage: true });
  }
}
