import type { ReadComparison } from './comparison.ts';
import {
  fillTemplate,
  matchesPattern,
  patternOf,
  readTemplate,
  type TextPattern,
} from './text-pattern.ts';

/** Compares texts: with wildcards in the policy's, or with no difference between small and capital letters. */
export function compareText({
  hasWildcards = false,
  ignoresCase = false,
}: {
  readonly hasWildcards?: boolean;
  readonly ignoresCase?: boolean;
} = {}): ReadComparison {
  const fold = (text: string) => (ignoresCase ? text.toLowerCase() : text);
  return (value, hasVariables) => {
    const template = readTemplate(fold(value), { hasWildcards, hasVariables });
    if (template === undefined) return undefined;
    const matching = (pattern: TextPattern) => (actual: string) =>
      matchesPattern(pattern, fold(actual));
    const whole = patternOf(template);
    if (whole !== undefined) {
      const matches = matching(whole);
      return () => matches;
    }
    return (context) => {
      const pattern = fillTemplate(template, context, fold);
      return pattern === undefined ? undefined : matching(pattern);
    };
  };
}
