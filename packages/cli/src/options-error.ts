import type { InputIssue } from '@pcluster-iam/core';
import { optionName } from './option-name.ts';

/** Options are wrong: every problem stands on a line of its own that begins with the option. */
export class OptionsError extends Error {
  override readonly name = 'OptionsError';
  /** Whether an option is missing, which makes it an error of usage. */
  readonly isUsage: boolean;

  constructor(what: string, issues: readonly InputIssue[]) {
    const lines = issues.map(({ input, message }) => `  ${optionName(input)} ${message}`);
    super([`cannot build ${what}:`, ...lines].join('\n'));
    this.isUsage = issues.some(({ code }) => code === 'missing');
  }
}
