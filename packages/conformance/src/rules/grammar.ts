import {
  type DocumentProblem,
  InvalidDocumentError,
  policyDocument,
  type Scheduler,
  type Statement,
} from '@pcluster-iam/core';
import { cases } from '../cases.ts';
import { observe } from '../observe.ts';
import { oncePerPlace } from '../once-per-place.ts';
import type { Finding, Rule } from '../rule.ts';

/** Sids, effects, actions, ARNs and characters are what IAM takes. */
export const grammar: Rule = {
  name: 'grammar',
  description: 'returns statements that follow the grammar of IAM policies',
  check: (scheduler) => oncePerPlace(mistakes(scheduler)),
};

function* mistakes(scheduler: Scheduler): Generator<Finding> {
  for (const each of cases(scheduler)) {
    const { statements } = observe(scheduler, each);
    if (!Array.isArray(statements)) continue;
    for (const { path, message } of problemsOf(statements)) {
      yield { where: `${each.where}, ${path}`, message };
    }
  }
}

/** Each statement is looked at alone, because Sids that repeat are another rule's concern. */
function problemsOf(statements: readonly Statement[]): readonly DocumentProblem[] {
  if (statements.length === 0) return problemsTogether([]);
  return statements.flatMap((statement, index) =>
    problemsTogether([statement]).map(({ path, message }) => ({
      path: path.replace('Statement[0]', `Statement[${index}]`),
      message,
    })),
  );
}

function problemsTogether(statements: readonly Statement[]): readonly DocumentProblem[] {
  try {
    policyDocument(statements);
    return [];
  } catch (error) {
    if (!(error instanceof InvalidDocumentError)) throw error;
    return error.problems;
  }
}
