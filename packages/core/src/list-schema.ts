import type { StandardSchemaV1 } from '@standard-schema/spec';
import type { InputSchema } from './input.ts';
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
        const issues = items.flatMap((each, index) => issuesOf(item, items, each, index));
        // Every item has passed the check of a text.
        return issues.length > 0 ? { issues } : { value: items as readonly string[] };
      },
    },
  };
}

function issuesOf(
  item: InputSchema<string>,
  items: readonly unknown[],
  each: unknown,
  index: number,
): readonly StandardSchemaV1.Issue[] {
  if (items.indexOf(each) < index) {
    return [{ message: `is ${quote(each)}, which stands in the list already`, path: [index] }];
  }
  const answer = item['~standard'].validate(each);
  if (answer instanceof Promise) return [{ message: 'is checked by a promise', path: [index] }];
  return (answer.issues ?? []).map(({ message }) => ({ message, path: [index] }));
}
