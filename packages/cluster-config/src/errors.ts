import { PclusterIamError } from '@pcluster-iam/core';
import { inOrder, type Place } from './place.ts';

/** One thing that is wrong in a configuration file. */
export interface ConfigProblem extends Place {
  /** What is wrong there, and what would be right. */
  readonly message: string;
}

/** A configuration file cannot be read, contradicts itself, or does not fit the release. */
export class InvalidConfigError extends PclusterIamError {
  override readonly name = 'InvalidConfigError';
  /** The file, as it was named. */
  readonly file: string;
  /** Every problem, in the order of the file. */
  readonly problems: readonly ConfigProblem[];

  /**
   * @param file - The file, as it was named.
   * @param problems - Every problem that was found.
   */
  constructor(file: string, problems: readonly ConfigProblem[]) {
    const sorted = problems.toSorted(inOrder);
    const lines = sorted.map(
      ({ line, column, message }) => `  - ${file}:${line}:${column}: ${message}`,
    );
    super('invalid-config', ['The configuration is wrong:', ...lines].join('\n'));
    this.file = file;
    this.problems = Object.freeze(sorted);
  }
}
