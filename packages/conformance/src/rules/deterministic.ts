import type { Scheduler } from '@pcluster-iam/core';
import { cases } from '../cases.ts';
import { observe } from '../observe.ts';
import { oncePerPlace } from '../once-per-place.ts';
import type { Finding, Rule } from '../rule.ts';

/** The same options make the same document, whatever was built before it. */
export const deterministic: Rule = {
  name: 'deterministic',
  description: 'makes the same document of the same options, in whatever order documents are built',
  check: (scheduler) => oncePerPlace(differences(scheduler)),
};

function* differences(scheduler: Scheduler): Generator<Finding> {
  const all = [...cases(scheduler)];
  const text = (each: (typeof all)[number]) => JSON.stringify(observe(scheduler, each).document);
  const first = all.map(text);
  const second = all.toReversed().map(text).toReversed();
  for (const [index, { where }] of all.entries()) {
    if (first[index] !== second[index]) {
      yield { where, message: 'makes another document when it is built a second time' };
    }
  }
}
