import { InvalidInputError, type Registry } from '@pcluster-iam/core';
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
): Result {
  try {
    return call();
  } catch (error) {
    if (!(error instanceof InvalidInputError)) throw error;
    const issues = error.issues.map(({ code, input, message }) =>
      input === 'scheduler'
        ? schedulerIssue(registry, scheduler)
        : {
            code,
            // The option stands once for each.
            input: input === 'features' ? 'feature' : input,
            message: message.replace(asFunction, asCommand),
          },
    );
    throw new OptionsError(what, issues);
  }
}
