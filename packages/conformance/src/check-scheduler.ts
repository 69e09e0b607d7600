import type { Scheduler } from '@pcluster-iam/core';
import type { Finding, Rule } from './rule.ts';
import { contract } from './rules/contract.ts';
import { rules as allRules } from './rules.ts';
import { showError } from './show.ts';

/** One place where a plugin breaks a rule, and the rule. */
export interface Violation extends Finding {
  /** The name of the rule, such as `unique-sids`. */
  readonly rule: string;
}

/** What to check. */
export interface CheckOptions {
  /** The rules to check; all of them when left out. */
  readonly rules?: readonly Rule[];
}

/**
 * Checks a scheduler plugin against its contract, without a test framework. A value that has not
 * the shape of a plugin is reported with the rule `contract` alone, whatever rules are asked for.
 *
 * @param scheduler - The plugin, or whatever may be one.
 * @param options - The rules to check, when not all.
 * @returns Every violation as plain data; none for a good plugin.
 * @example
 * ```ts
 * import { checkScheduler } from '@pcluster-iam/conformance';
 * import { slurm } from '@pcluster-iam/slurm';
 *
 * checkScheduler(slurm); // []
 * ```
 */
export function checkScheduler(
  scheduler: unknown,
  { rules = allRules }: CheckOptions = {},
): readonly Violation[] {
  // The rule that tells whether it is one takes any value.
  const plugin = scheduler as Scheduler;
  const broken = apply(contract, plugin);
  return broken.length > 0 ? broken : rules.flatMap((rule) => apply(rule, plugin));
}

function apply(rule: Rule, scheduler: Scheduler): readonly Violation[] {
  const name = rule.name;
  try {
    return [...rule.check(scheduler)].map((finding) => ({ rule: name, ...finding }));
  } catch (error) {
    // A plugin's own getter or proxy may throw anywhere.
    return [{ rule: name, where: 'the plugin', message: `cannot be checked: ${showError(error)}` }];
  }
}
