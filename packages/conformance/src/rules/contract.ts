import { createRegistry, InvalidSchedulerError } from '@pcluster-iam/core';
import { isObject } from '../plain-data.ts';
import type { Finding, Rule } from '../rule.ts';

/** The value is a scheduler plugin at all; where it is not, no other rule can be checked. */
export const contract: Rule = {
  name: 'contract',
  description: 'has the shape that defineScheduler makes',
  check: (scheduler): readonly Finding[] => {
    const where = 'the plugin';
    if (!isObject(scheduler)) return [{ where, message: 'is no object' }];
    try {
      createRegistry([scheduler]);
      return [];
    } catch (error) {
      if (!(error instanceof InvalidSchedulerError)) throw error;
      return error.problems.map((message) => ({ where, message }));
    }
  },
};
