import { splitArn } from '../match/resource-overlap.ts';
import type { ReadComparison } from './comparison.ts';
import { fillTemplate, matchesArn, readTemplate } from './text-pattern.ts';

/** Compares ARNs part by part, with wildcards in each part of the policy's. */
export const compareArns: ReadComparison = (value, hasVariables) => {
  const template = readTemplate(value, { hasWildcards: true, hasVariables });
  // The colons of variables are not those between the parts.
  const written = template?.map((part) => (typeof part === 'string' ? part : '')).join('');
  if (template === undefined || splitArn(written ?? '') === undefined) return undefined;
  return (context) => {
    const pattern = fillTemplate(template, context);
    if (pattern === undefined) return undefined;
    return (actual) => (splitArn(actual)?.[0] === 'arn' ? matchesArn(pattern, actual) : undefined);
  };
};
