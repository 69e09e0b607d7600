/**
 * The contract of a scheduler plugin as a test: one call in a vitest file, or plain data for any
 * other framework.
 *
 * @packageDocumentation
 */

export { type CheckOptions, checkScheduler, type Violation } from './check-scheduler.ts';
export type { Finding, Rule } from './rule.ts';
export { rules } from './rules.ts';
export { testScheduler } from './test-scheduler.ts';
