import { type InputIssue, InvalidInputError } from '@pcluster-iam/core';
import { isObject } from '../lint/is-object.ts';

/** How a document is made shorter. */
export interface MinimizeOptions {
  /**
   * How many characters it may have, white space not counted. Where it has more, Sids are left out, the
   * longest first, and then actions are replaced by wildcards; neither is done when left out.
   */
  readonly budget?: number | undefined;
  /**
   * Whether statements that have a Sid stay as they are, each with all that it grants; not when left
   * out.
   */
  readonly keepSids?: boolean | undefined;
}

const checks: Readonly<
  Record<
    keyof MinimizeOptions,
    { readonly right: string; readonly isRight: (value: unknown) => boolean }
  >
> = {
  budget: {
    right: 'a whole number from 1 on',
    isRight: (value) => Number.isSafeInteger(value) && Number(value) > 0,
  },
  keepSids: { right: 'true or false', isRight: (value) => typeof value === 'boolean' },
};

/**
 * Checks how a document is to be made shorter.
 *
 * @throws `InvalidInputError` with every problem.
 */
export function checkMinimizeOptions(options: MinimizeOptions): void {
  const issues = [...issuesOf(options)];
  if (issues.length > 0) throw new InvalidInputError('the minimized policy', issues);
}

function* issuesOf(options: unknown): Generator<InputIssue> {
  if (!isObject(options)) {
    return yield { code: 'invalid', input: 'options', message: 'is no object' };
  }
  for (const [input, value] of Object.entries(options)) {
    if (value === undefined) continue;
    if (!isOption(input)) {
      const message = `is no option; the options are ${Object.keys(checks).join(', ')}`;
      yield { code: 'unknown', input, message };
    } else if (!checks[input].isRight(value)) {
      const message = `is not what it should be: ${checks[input].right}`;
      yield { code: 'invalid', input, message };
    }
  }
}

function isOption(name: string): name is keyof MinimizeOptions {
  return Object.hasOwn(checks, name);
}
