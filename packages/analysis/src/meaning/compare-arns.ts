import { splitArn } from '../match/resource-overlap.ts';
import type { ReadComparison } from './comparison.ts';
import { fillTemplate, matchesPattern, readTemplate, type TextTemplate } from './text-pattern.ts';

const colon = ':'.charCodeAt(0);

/** Compares ARNs part by part, with wildcards in each part of the policy's. */
export const compareArns: ReadComparison = (value, hasVariables) => {
  const whole = readTemplate(value, { hasWildcards: true, hasVariables });
  const parts = whole && splitTemplate(whole);
  if (parts === undefined) return undefined;
  return (context) => {
    const patterns = parts.flatMap((part) => {
      const pattern = fillTemplate(part, context);
      return pattern === undefined ? [] : [pattern];
    });
    if (patterns.length < parts.length) return undefined;
    return (actual) => {
      const segments = splitArn(actual);
      if (segments?.[0] !== 'arn') return undefined;
      return patterns.every((pattern, index) => matchesPattern(pattern, segments[index] ?? ''));
    };
  };
};

/** Splits at the first five colons; a variable may hold more. */
function splitTemplate(template: TextTemplate): readonly TextTemplate[] | undefined {
  const parts: TextTemplate[] = [];
  let start = 0;
  while (parts.length < 5) {
    const end = template.indexOf(colon, start);
    if (end < 0) return undefined;
    parts.push(template.slice(start, end));
    start = end + 1;
  }
  return [...parts, template.slice(start)];
}
