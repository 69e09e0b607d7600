import type { Scheduler } from '@pcluster-iam/core';
import { cases, targets } from '../cases.ts';
import { observe } from '../observe.ts';
import { oncePerPlace } from '../once-per-place.ts';
import { isObject, walk } from '../plain-data.ts';
import type { Finding, Rule } from '../rule.ts';

/** Documents are frozen through and through, and so is the plugin, which many callers share. */
export const frozen: Rule = {
  name: 'frozen',
  description: 'is frozen, and so are its documents through and through',
  check: (scheduler) => oncePerPlace(unfrozen(scheduler)),
};

const message = 'can be changed, and must be frozen';

function* unfrozen(scheduler: Scheduler): Generator<Finding> {
  for (const [where, part] of parts(scheduler)) {
    if (!Object.isFrozen(part)) yield { where, message };
  }
  for (const each of cases(scheduler)) {
    for (const [path, value] of walk(observe(scheduler, each).document)) {
      if (isObject(value) && !Object.isFrozen(value)) {
        yield { where: `${each.where}, ${path}`, message };
      }
    }
  }
}

function* parts(scheduler: Scheduler): Generator<readonly [where: string, part: object]> {
  const { releases, errata } = scheduler;
  yield ['the plugin', scheduler];
  yield ['its releases', releases];
  yield ['its errata', errata];
  for (const erratum of errata) yield [`the erratum ${erratum.name}`, erratum];
  for (const [release, policies] of Object.entries(releases)) {
    yield [`the policies of ${release}`, policies];
  }
  for (const { where, policy } of targets(scheduler)) {
    yield [where, policy];
    yield [`the inputs of ${where}`, policy.inputs];
    for (const [name, input] of Object.entries(policy.inputs)) {
      yield [`the input ${name} of ${where}`, input];
    }
  }
}
