import type { InputSchema } from './input.ts';
import { quote } from './quote.ts';
import { textSchema } from './text-schema.ts';

/** The grammar of a name, in the words of an error message and as a pattern. */
export interface NameGrammar {
  /** What it names, with its article, such as `an IAM role name`. */
  readonly what: string;
  /** Its grammar in words, such as `1 to 64 letters, digits or the characters + = , . @ _ -`. */
  readonly grammar: string;
  /** Its grammar as a pattern that the whole name must match, beginning with `^` and ending with `$`. */
  readonly pattern: RegExp;
}

/** What a name never holds, whatever its own grammar says: characters with a meaning in an ARN or a policy. */
const neverInAName = /[^\x21-\x7e]|[*?$:/\\"'`<>{}]/;

/**
 * Makes the check of a name that goes into an ARN. Beside the name's own grammar it refuses, always,
 * what would mean more than a name in an ARN: the empty text, `*`, `?`, `$`, `:`, `/`, quotes,
 * brackets, white space, control characters and everything outside ASCII.
 *
 * @param name - What is named, and its grammar.
 * @example
 * ```ts
 * const queueName = nameSchema({
 *   what: 'a queue name',
 *   grammar: '1 to 15 letters, digits or hyphens',
 *   pattern: /^[A-Za-z0-9-]{1,15}$/,
 * });
 * ```
 */
export function nameSchema({ what, grammar, pattern }: NameGrammar): InputSchema<string> {
  // A pattern with these flags remembers where it stopped, and would answer by turns yes and no.
  const name = new RegExp(pattern.source, pattern.flags.replace(/[gy]/g, ''));
  return textSchema(
    (text) => text !== '' && name.test(text) && !neverInAName.test(text),
    (value) => `is ${quote(value)}, not ${what}: ${grammar}`,
  );
}
