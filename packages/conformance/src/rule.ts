import type { Scheduler } from '@pcluster-iam/core';

/** One place where a plugin breaks a rule. */
export interface Finding {
  /** Where it is, such as `the user policy of 2.4.1, Statement[3].Sid`. */
  readonly where: string;
  /** What is wrong there and what would be right; reads on from the place. */
  readonly message: string;
}

/** One rule of the contract between a scheduler plugin and the SDK. */
export interface Rule {
  /** The rule's name: small letters and hyphens. */
  readonly name: string;
  /** What a good plugin does, in one line. */
  readonly description: string;
  /**
   * Looks for the places where a plugin breaks the rule.
   *
   * @param scheduler - A plugin that has the shape of one: the rule `contract` has passed it.
   */
  check(scheduler: Scheduler): Iterable<Finding>;
}
