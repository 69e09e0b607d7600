import { iamLimits } from '@pcluster-iam/core';
import type { ElementPath } from '../../parse/parse-policy.ts';
import { isObject } from '../is-object.ts';
import type { RuleFinding } from '../rule.ts';

/** Finds what IAM cannot read in a condition. */
export function* conditionForms(condition: unknown, path: ElementPath): Generator<RuleFinding> {
  if (!isObject(condition)) {
    yield { path, message: 'A condition is an object of operators.' };
    return;
  }
  for (const [operator, keys] of Object.entries(condition)) {
    const at = [...path, operator];
    if (!iamLimits.conditionOperator.test(operator)) {
      yield { path: at, message: `${JSON.stringify(operator)} is no operator of a condition.` };
    }
    if (!isObject(keys)) {
      yield { path: at, message: 'An operator holds an object of keys.' };
      continue;
    }
    for (const [key, values] of Object.entries(keys)) {
      const isRight = [values]
        .flat()
        .every((value) => ['string', 'number', 'boolean'].includes(typeof value));
      if (!isRight) yield { path: [...at, key], message: 'A key holds text, or a list of texts.' };
      if (Array.isArray(values) && values.length === 0) {
        yield { path: [...at, key], message: 'The list is empty, so the condition never holds.' };
      }
    }
  }
}
