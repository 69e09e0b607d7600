import type { Scheduler } from '@pcluster-iam/core';
import { describe, it } from 'vitest';
import { checkScheduler } from './check-scheduler.ts';
import { rules } from './rules.ts';

/**
 * Tests a scheduler plugin against its contract: describes it, with one test for each rule. Call it
 * in a file that vitest runs.
 *
 * @param scheduler - The plugin.
 * @example
 * ```ts
 * import { testScheduler } from '@pcluster-iam/conformance';
 * import { slurm } from '@pcluster-iam/slurm';
 *
 * testScheduler(slurm);
 * ```
 */
export function testScheduler(scheduler: Scheduler): void {
  describe(`the scheduler plugin ${scheduler.name}`, () => {
    for (const { description, run } of schedulerTests(scheduler)) it(description, run);
  });
}

/** One test of a plugin: a rule, and a function that throws when the plugin breaks it. */
export interface SchedulerTest {
  /** What is tested, as a sentence about the plugin. */
  readonly description: string;
  /** Runs the test; it throws with every violation of the rule. */
  readonly run: () => void;
}

/** Makes the tests of a plugin. */
export function schedulerTests(scheduler: Scheduler): readonly SchedulerTest[] {
  return rules.map((rule) => ({
    description: `${rule.description} (${rule.name})`,
    run: () => {
      const violations = checkScheduler(scheduler, { rules: [rule] });
      if (violations.length === 0) return;
      const lines = violations.map(({ where, message }) => `  - ${where}: ${message}`);
      const title = `${scheduler.name} breaks the rule ${violations[0]?.rule ?? rule.name}:`;
      throw new Error([title, ...lines].join('\n'));
    },
  }));
}
