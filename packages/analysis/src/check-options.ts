import { type InputIssue, InvalidInputError } from '@pcluster-iam/core';
import { isObject } from './lint/is-object.ts';

/** What an option has to be, in words and as a check. */
export interface OptionCheck {
  /** What is right, such as `true or false`. */
  readonly right: string;
  /** Whether a value is that. */
  readonly isRight: (value: unknown) => boolean;
}

/** The checks that several functions have of their options. */
export const optionChecks = {
  flag: { right: 'true or false', isRight: (value) => typeof value === 'boolean' },
  count: {
    right: 'a whole number from 1 on',
    isRight: (value) => Number.isSafeInteger(value) && Number(value) > 0,
  },
} as const satisfies Record<string, OptionCheck>;

/**
 * Checks the options of a function.
 *
 * @param what - What it makes, in words, such as `the packed policies`.
 * @param options - The options.
 * @param checks - What each may be; one that is left out is right.
 * @param contradictions - Finds what is wrong with several of them together.
 * @throws `InvalidInputError` with every problem.
 */
export function checkOptions(
  what: string,
  options: object,
  checks: Readonly<Record<string, OptionCheck>>,
  contradictions: () => readonly InputIssue[] = () => [],
): void {
  const issues = [...issuesOf(options, checks), ...(isObject(options) ? contradictions() : [])];
  if (issues.length > 0) throw new InvalidInputError(what, issues);
}

function* issuesOf(
  options: unknown,
  checks: Readonly<Record<string, OptionCheck>>,
): Generator<InputIssue> {
  if (!isObject(options)) {
    return yield { code: 'invalid', input: 'options', message: 'is no object' };
  }
  for (const [input, value] of Object.entries(options)) {
    if (value === undefined) continue;
    const check = Object.hasOwn(checks, input) ? checks[input] : undefined;
    if (check === undefined) {
      const message = `is no option; the options are ${Object.keys(checks).join(', ')}`;
      yield { code: 'unknown', input, message };
    } else if (!check.isRight(value)) {
      yield { code: 'invalid', input, message: `is not what it should be: ${check.right}` };
    }
  }
}
