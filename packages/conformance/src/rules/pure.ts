import type { Scheduler } from '@pcluster-iam/core';
import { type Case, cases } from '../cases.ts';
import { observe } from '../observe.ts';
import { oncePerPlace } from '../once-per-place.ts';
import { copyOf, deepFreeze } from '../plain-data.ts';
import type { Finding, Rule } from '../rule.ts';
import { showError } from '../show.ts';

/** Schemas and statements leave alone what they are given, and can do so with frozen values too. */
export const pure: Rule = {
  name: 'pure',
  description: 'changes neither its input nor its context, and takes both frozen',
  check: (scheduler) => oncePerPlace(impurities(scheduler)),
};

function* impurities(scheduler: Scheduler): Generator<Finding> {
  for (const each of cases(scheduler)) {
    for (const changed of changes(scheduler, each)) {
      yield { where: each.where, message: `changes ${changed}` };
    }
    const { error } = observe(
      scheduler,
      { ...each, sample: deepFreeze(copyOf(each.sample)) },
      (policy, input, context) => policy.statements(deepFreeze(input), Object.freeze(context)),
    );
    if (error instanceof Error && observe(scheduler, each).document) {
      yield { where: each.where, message: `fails where its input is frozen: ${showError(error)}` };
    }
  }
}

/** Compares before and after, because code that is not strict ignores that a value is frozen. */
function changes(scheduler: Scheduler, each: Case): readonly string[] {
  const changed: string[] = [];
  const sample = copyOf(each.sample);
  observe(scheduler, { ...each, sample }, (policy, input, context) => {
    const [inputBefore, contextBefore] = [JSON.stringify(input), { ...context }];
    const statements = policy.statements(input, context);
    if (JSON.stringify(input) !== inputBefore) changed.push('its input');
    if (!isSame(contextBefore, context)) changed.push('its context');
    return statements;
  });
  if (JSON.stringify(sample) !== JSON.stringify(each.sample)) changed.push("its caller's options");
  return changed;
}

function isSame(before: object, after: object): boolean {
  const entries = Object.entries(before);
  return (
    entries.length === Object.keys(after).length &&
    entries.every(([key, value]) => Object.is(value, Reflect.get(after, key)))
  );
}
