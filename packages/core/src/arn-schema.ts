import type { InputSchema } from './input.ts';
import { quote } from './quote.ts';
import { textSchema } from './text-schema.ts';

/** The grammar of the ARN of one thing, in the words of an error message and as a pattern. */
export interface ArnGrammar {
  /** What it names, with its article, such as `the ARN of an IAM policy`. */
  readonly what: string;
  /** Its grammar in words. */
  readonly grammar: string;
  /** What follows `arn:partition:`, as the source of a pattern. */
  readonly rest: string;
}

/** No ARN of what the schemas are for is longer. */
const longest = 2048;

/**
 * Makes the check of an ARN of one thing. Its pattern leaves no room for wildcards. That it names the
 * partition of the region is checked by the facade, which knows the region.
 *
 * @internal
 */
export function arnSchema({ what, grammar, rest }: ArnGrammar): InputSchema<string> {
  const pattern = new RegExp(`^arn:aws(?:-[a-z]+)*:${rest}$`);
  return textSchema(
    (text) => text.length <= longest && pattern.test(text),
    (value) => `is ${quote(value)}, not ${what}: ${grammar}`,
  );
}
