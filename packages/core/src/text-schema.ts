import type { InputSchema } from './input.ts';

/**
 * Makes the check of a text, as a Standard Schema. By hand, because these few lines are all that a
 * name needs: a library for them would double what core weighs and what it takes to start.
 *
 * @param isRight - Whether a text is one of the values.
 * @param wrong - What is wrong with a value that is not, be it text or not.
 * @internal
 */
export function textSchema<Value extends string = string>(
  isRight: (text: string) => boolean,
  wrong: (value: unknown) => string,
): InputSchema<Value> {
  const isValue = (value: unknown): value is Value => typeof value === 'string' && isRight(value);
  return {
    '~standard': {
      version: 1,
      vendor: 'pcluster-iam',
      validate: (value) => (isValue(value) ? { value } : { issues: [{ message: wrong(value) }] }),
    },
  };
}
