import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { InputSchema } from './input.ts';
import { isPromise } from './is-promise.ts';
import { quote } from './quote.ts';

const longest = 100;

/**
 * Makes the check of a list of names: at least one and at most 100, each checked by itself, none
 * twice. What it answers with is a copy.
 *
 * @param item - The check of one item.
 * @example
 * ```ts
 * const buckets = listSchema(bucketNameSchema);
 * ```
 */
export function listSchema(item: InputSchema<string>): InputSchema<readonly string[]> {
  return {
    '~standard': {
      version: 1,
      vendor: 'pcluster-iam',
      validate: (value) => {
        if (!Array.isArray(value) || value.length === 0 || value.length > longest) {
          const shown = Array.isArray(value) ? `a list of ${value.length}` : quote(value);
          return { issues: [{ message: `is ${shown}, not a list of 1 to ${longest} names` }] };
        }
        const items = Array.from<unknown>(value);
        const names: string[] = [];
        const issues: StandardSchemaV1.Issue[] = [];
        for (const [index, each] of items.entries()) {
          const answer = answerTo(item, items, each, index);
          if (answer.issues) issues.push(...answer.issues);
          else names.push(answer.value);
        }
        return issues.length > 0 ? { issues } : { value: names };
      },
    },
  };
}

function answerTo(
  item: InputSchema<string>,
  items: readonly unknown[],
  each: unknown,
  index: number,
): StandardSchemaV1.Result<string> {
  const issue = (message: string) => ({ message, path: [index] });
  if (items.indexOf(each) < index) {
    return { issues: [issue(`is ${quote(each)}, which stands in the list already`)] };
  }
  const answer = item['~standard'].validate(each);
  if (isPromise(answer)) return { issues: [issue('is checked by a promise')] };
  return answer.issues ? { issues: answer.issues.map(({ message }) => issue(message)) } : answer;
}
