import { iamLimits } from '@pcluster-iam/core';
import { unknownPart } from '../lint/unknown-part.ts';
import { splitArn } from '../match/resource-overlap.ts';
import { hasWildcard } from '../match/wildcard.ts';
import type { Answer } from './answer.ts';
import type { Context } from './request.ts';
import {
  fillTemplate,
  isPattern,
  matchesPattern,
  readPattern,
  readTemplate,
  type TextPattern,
} from './text-pattern.ts';

/** Whether a resource of a request is one of those of a statement. */
export type ResourceMatcher = (resource: string, context: Context) => Answer;

/**
 * Prepares what stands in Resource or NotResource.
 *
 * @param texts - What stands there.
 * @param hasVariables - Whether variables are filled in.
 * @param whenMissing - What is answered where a variable is missing.
 */
export function matchResources(
  texts: readonly string[],
  hasVariables: boolean,
  whenMissing: Answer,
): ResourceMatcher {
  if (texts.includes('*')) return () => true;
  const exact = new Set<string>();
  const others: ResourceMatcher[] = [];
  for (const text of texts) {
    const matcher = matchResource(text, hasVariables, whenMissing);
    if (matcher === undefined) exact.add(text);
    else others.push(matcher);
  }
  return (resource, context) => {
    if (exact.has(resource)) return true;
    let answer: Answer = false;
    for (const matches of others) {
      const one = matches(resource, context);
      if (one === true) return true;
      if (one === undefined) answer = undefined;
    }
    return answer;
  };
}

/** Prepares one resource; nothing where it stands for itself alone. */
function matchResource(
  text: string,
  hasVariables: boolean,
  whenMissing: Answer,
): ResourceMatcher | undefined {
  if (text.includes(unknownPart)) return matchUnknown(text);
  const segments = iamLimits.arn.test(text) ? splitArn(text) : undefined;
  const last = readTemplate(segments?.[5] ?? '', { hasWildcards: true, hasVariables });
  if (segments === undefined || last === undefined) return () => undefined;
  if (!hasVariables || !text.includes('${')) {
    if (!hasWildcard(text)) return undefined;
    const beginning = text.slice(0, -1);
    // Most resources with a wildcard have one, at their end.
    if (text.endsWith('*') && !hasWildcard(beginning)) {
      return (resource) => resource.startsWith(beginning);
    }
  }
  const patterns = segments.slice(0, 5).map((segment) => readPattern(segment));
  return (resource, context) => {
    const pattern = isPattern(last) ? last : fillTemplate(last, context);
    if (pattern === undefined) return whenMissing;
    const rest = matchesSegments(patterns, resource);
    return rest !== undefined && matchesPattern(pattern, resource, rest);
  };
}

/** A text with parts that are not known yet may match what it would with any text in their place. */
function matchUnknown(text: string): ResourceMatcher {
  const pattern = readPattern(text.replaceAll(unknownPart, '*'));
  return (resource) => (matchesPattern(pattern, resource) ? undefined : false);
}

/** Where the last segment of an ARN begins, if those before it match. */
function matchesSegments(patterns: readonly TextPattern[], arn: string): number | undefined {
  let start = 0;
  for (const pattern of patterns) {
    const end = arn.indexOf(':', start);
    if (end < 0 || !matchesPattern(pattern, arn, start, end)) return undefined;
    start = end + 1;
  }
  return start;
}
