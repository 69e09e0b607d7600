import { InvalidInputError, type Scheduler } from '@pcluster-iam/core';
import { distinctTargets, fullSample, type Sample, type Target } from '../cases.ts';
import { build } from '../observe.ts';
import type { Finding, Rule } from '../rule.ts';
import { showError } from '../show.ts';

/** A key that nobody asked for is refused: a misspelt option must not pass for one left out. */
export const strictOptions: Rule = {
  name: 'strict-options',
  description: 'refuses unknown and inherited keys and `__proto__`',
  check: function* (scheduler) {
    for (const target of distinctTargets(scheduler)) yield* tryTarget(scheduler, target);
  },
};

function* tryTarget(scheduler: Scheduler, target: Target): Generator<Finding> {
  const sample = fullSample(target.policy.inputs);
  for (const [what, options] of tamperedOptions(sample)) {
    const { error } = build(scheduler, target, options);
    if (error instanceof InvalidInputError) continue;
    const message =
      error === undefined ? `builds with ${what}` : `fails on ${what}: ${showError(error)}`;
    yield { where: target.where, message };
  }
}

function tamperedOptions(sample: Sample): readonly (readonly [what: string, options: Sample])[] {
  const own = (key: PropertyKey): Sample =>
    Object.defineProperty({ ...sample }, key, { value: {}, enumerable: true });
  return [
    ['the unknown key notAnInput', own('notAnInput')],
    ['an own key __proto__', own('__proto__')],
    ['an own key constructor', own('constructor')],
    ['a symbol as key', own(Symbol('key'))],
    // Even without an input of its own, a policy refuses options that inherit.
    ['inputs that are inherited', Object.create(sample)],
  ];
}
