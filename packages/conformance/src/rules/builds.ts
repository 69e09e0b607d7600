import { InvalidDocumentError, type Scheduler } from '@pcluster-iam/core';
import { cases } from '../cases.ts';
import { observe } from '../observe.ts';
import { oncePerPlace } from '../once-per-place.ts';
import type { Finding, Rule } from '../rule.ts';
import { showError } from '../show.ts';

/** Every release builds with the examples of its inputs, with and without the optional ones. */
export const builds: Rule = {
  name: 'builds',
  description: 'builds every policy of every release with the examples of its inputs',
  check: (scheduler) => oncePerPlace(failures(scheduler)),
};

function* failures(scheduler: Scheduler): Generator<Finding> {
  for (const each of cases(scheduler)) {
    const { error } = observe(scheduler, each);
    // What is wrong with the statements themselves is told by `grammar` and `unique-sids`.
    if (!(error instanceof Error) || error.cause instanceof InvalidDocumentError) continue;
    const inputs = Object.keys(each.sample).join(', ') || 'no inputs';
    const message = `does not build in ${each.region.region} with ${inputs}: ${showError(error)}`;
    yield { where: each.where, message };
  }
}
