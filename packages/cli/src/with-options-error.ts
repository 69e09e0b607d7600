import type { InvalidInputError, Registry } from '@pcluster-iam/core';
import { OptionsError } from './options-error.ts';
import { schedulerIssue } from './scheduler-options.ts';

// What core says of its own function, in the words of the command line.
const asFunction = /buildPolicies\(\{ for: "(\w+)", … \}\) builds/;
const asCommand = 'pcluster-iam policies --for $1 prints';

/** Calls a function of a package, whose error then names options instead of inputs. */
export function withOptionsError<Result>(
  what: string,
  registry: Registry,
  scheduler: string | undefined,
  call: () => Result,
  optionOf: (input: string) => string = (input) => input,
): Result {
  try {
    return call();
  } catch (error) {
    if (!isInvalidInput(error)) throw error;
    const issues = error.issues.map(({ code, input, message }) =>
      input === 'scheduler'
        ? schedulerIssue(registry, scheduler)
        : {
            code,
            // The option stands once for each.
            input: input === 'features' ? 'feature' : optionOf(input),
            message: message.replace(asFunction, asCommand),
          },
    );
    throw new OptionsError(what, issues);
  }
}

/** A package that is not in this file has a core of its own, and with it an error of its own. */
export function isInvalidInput(error: unknown): error is InvalidInputError {
  return error instanceof Error && 'code' in error && error.code === 'invalid-input';
}
