import type { Answer } from './answer.ts';
import type { Context } from './request.ts';

/** Whether a value of a request matches; nothing where it cannot be read. */
type ValueMatcher = (actual: string) => Answer;

/**
 * What a value of a policy matches in a context, whose keys stand in for its variables.
 *
 * @returns Nothing where a variable is missing.
 */
export type Comparison = (context: Context) => ValueMatcher | undefined;

/**
 * Reads a value of a policy for an operator.
 *
 * @param value - The value.
 * @param hasVariables - Whether variables are filled in: in Version 2012-10-17 alone.
 * @returns Nothing where it is not of the kind that the operator compares.
 */
export type ReadComparison = (value: string, hasVariables: boolean) => Comparison | undefined;

/** Compares values that are read in the same way from policies and from requests. */
export function compareRead<Value>(
  read: (text: string) => Value | undefined,
  matches: (actual: Value, expected: Value) => boolean,
): ReadComparison {
  return (text) => {
    const expected = read(text);
    if (expected === undefined) return undefined;
    return () => (given) => {
      const actual = read(given);
      return actual === undefined ? undefined : matches(actual, expected);
    };
  };
}
