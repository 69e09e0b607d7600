import type { Scheduler } from '@pcluster-iam/core';
import { cases } from '../cases.ts';
import { observe } from '../observe.ts';
import { oncePerPlace } from '../once-per-place.ts';
import { isObject } from '../plain-data.ts';
import type { Finding, Rule } from '../rule.ts';
import { show } from '../show.ts';

/** A Sid stands once in a document. */
export const uniqueSids: Rule = {
  name: 'unique-sids',
  description: 'gives every statement of a document a Sid of its own, or none',
  check: (scheduler) => oncePerPlace(repetitions(scheduler)),
};

function* repetitions(scheduler: Scheduler): Generator<Finding> {
  for (const each of cases(scheduler)) {
    const { statements } = observe(scheduler, each);
    if (!Array.isArray(statements)) continue;
    const firstBySid = new Map<unknown, number>();
    for (const [index, statement] of statements.entries()) {
      const sid: unknown = isObject(statement) ? Reflect.get(statement, 'Sid') : undefined;
      if (sid === undefined) continue;
      const first = firstBySid.get(sid);
      if (first === undefined) firstBySid.set(sid, index);
      else {
        const message = `is ${show(sid)}, as is that of Statement[${first}]`;
        yield { where: `${each.where}, Statement[${index}].Sid`, message };
      }
    }
  }
}
