import { iamLimits } from '@pcluster-iam/core';
import { unknownPart } from '../lint/unknown-part.ts';
import { splitArn } from '../match/resource-overlap.ts';
import { hasWildcard } from '../match/wildcard.ts';
import type { Answer } from './answer.ts';
import type { Context } from './request.ts';
import {
  fillTemplate,
  matchesArn,
  matchesPattern,
  patternOf,
  readTemplate,
  type TextTemplate,
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
  const matchers: ResourceMatcher[] = [];
  for (const text of texts) {
    const matcher = matchResource(text, hasVariables, whenMissing);
    if (matcher === undefined) exact.add(text);
    else matchers.push(matcher);
  }
  if (exact.size > 0) matchers.unshift((resource) => exact.has(resource));
  const [only, ...more] = matchers;
  if (only !== undefined && more.length === 0) return only;
  return (resource, context) => {
    let answer: Answer = false;
    for (const matches of matchers) {
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
  const template = readArn(text, hasVariables);
  if (template === undefined) return () => undefined;
  const pattern = patternOf(template);
  if (pattern === undefined) {
    return (resource, context) => {
      const filled = fillTemplate(template, context);
      return filled === undefined ? whenMissing : matchesArn(filled, resource);
    };
  }
  if (pattern !== text) return (resource) => matchesArn(pattern, resource);
  if (!hasWildcard(text)) return undefined;
  const beginning = text.slice(0, -1);
  // Most resources with a wildcard have one, at their end.
  return text.endsWith('*') && !hasWildcard(beginning)
    ? (resource) => resource.startsWith(beginning)
    : (resource) => matchesArn(text, resource);
}

/** Takes an ARN of a policy apart; nothing where IAM could not read it. */
function readArn(text: string, hasVariables: boolean): TextTemplate | undefined {
  return iamLimits.arn.test(text)
    ? readTemplate(text, { hasWildcards: true, hasVariables })
    : undefined;
}

/**
 * How the last segment of each of some ARNs begins, before the first wildcard and variable.
 *
 * @returns Nothing where one of them may match whatever its last segment is.
 */
export function beginningsOf(
  texts: readonly string[],
  hasVariables: boolean,
): readonly string[] | undefined {
  const beginnings = texts.map((text) => {
    const last = readArn(text, hasVariables) && splitArn(text)?.[5];
    return /^[^*?$]*/.exec(last ?? '')?.[0] ?? '';
  });
  return beginnings.includes('') ? undefined : [...new Set(beginnings)];
}

/** A text with parts that are not known yet may match what it would with any text in their place. */
function matchUnknown(text: string): ResourceMatcher {
  const pattern = text.replaceAll(unknownPart, '*');
  return (resource) => (matchesPattern(pattern, resource) ? undefined : false);
}
