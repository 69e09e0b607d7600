import { InvalidInputError, type Scheduler } from '@pcluster-iam/core';
import { distinctTargets, fullSample, type Target } from '../cases.ts';
import { hostileValues } from '../hostile-values.ts';
import { build } from '../observe.ts';
import type { Finding, Rule } from '../rule.ts';
import { show, showError, showSome } from '../show.ts';

/** No input takes a value that could mean more in a policy than the name it stands for. */
export const hostileInputs: Rule = {
  name: 'hostile-inputs',
  description: 'refuses hostile values of every input, and builds no document with one',
  check: function* (scheduler) {
    for (const target of distinctTargets(scheduler)) {
      for (const name of Object.keys(target.policy.inputs))
        yield* tryInput(scheduler, target, name);
    }
  },
};

function* tryInput(scheduler: Scheduler, target: Target, name: string): Generator<Finding> {
  const { inputs } = target.policy;
  const sample = fullSample(inputs);
  const where = `${target.where}, input ${name}`;
  const accepted: unknown[] = [];
  const fatal: [value: unknown, error: unknown][] = [];
  for (const value of hostileValues(inputs[name]?.example)) {
    const { error } = build(scheduler, target, { ...sample, [name]: value });
    if (error === undefined) accepted.push(value);
    else if (!isRefusal(error, name)) fatal.push([value, error]);
  }
  if (accepted.length > 0) {
    yield { where, message: `accepts ${showSome(accepted)}, and a document is built with each` };
  }
  const [first] = fatal;
  if (first) {
    const message = `does not refuse ${showSome(fatal.map(([value]) => value))}; ${show(first[0])} ends in: ${showError(first[1])}`;
    yield { where, message };
  }
}

function isRefusal(error: unknown, name: string): boolean {
  return (
    error instanceof InvalidInputError &&
    error.issues.some(({ input }) => input === name || input.startsWith(`${name}.`))
  );
}
