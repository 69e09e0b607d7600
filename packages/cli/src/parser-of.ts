import type { InputSchema } from '@pcluster-iam/core';
import { InvalidArgumentError } from 'commander';

/** Makes the check of an option that is a schema of core's. */
export function parserOf(schema: InputSchema<string>): (value: string) => string {
  return (value) => {
    const answer = schema['~standard'].validate(value);
    // Core's own schemas answer at once, which the standard does not promise.
    if (!(answer instanceof Promise) && answer.issues !== undefined) {
      throw new InvalidArgumentError(
        `It ${answer.issues.map(({ message }) => message).join('; it ')}.`,
      );
    }
    return value;
  };
}
