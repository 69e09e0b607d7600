import { printable, quote } from './quote.ts';

/** What went wrong, as a word that stays the same from release to release. */
export type ErrorCode =
  | 'invalid-input'
  | 'invalid-document'
  | 'invalid-scheduler'
  | 'invalid-config'
  | 'unknown-scheduler'
  | 'quota-exceeded'
  | 'uncovered-role'
  | 'unreadable-account';

/**
 * The base of every error that this package throws. Its `code` tells the errors apart, also where
 * two copies of the package are loaded and `instanceof` does not.
 */
export class PclusterIamError extends Error {
  /** The error's class, which stays the same where code is minified. */
  override readonly name: string = 'PclusterIamError';
  /** What went wrong, as a stable word. */
  readonly code: ErrorCode;

  /**
   * @param code - What went wrong, as a stable word.
   * @param message - What was wrong, where, and what would be right.
   * @param options - The error behind this one, if there is one.
   */
  constructor(code: ErrorCode, message: string, options?: ErrorOptions) {
    super(printable(message), options);
    this.code = code;
  }
}

/** One thing that is wrong with the options of a call. */
export interface InputIssue {
  /**
   * The kind of mistake: an option that is `missing`, `unknown` to this policy, `invalid` by its own
   * check, or in `contradiction` to another.
   */
  readonly code: 'missing' | 'unknown' | 'invalid' | 'contradiction';
  /** The option's name, such as `accountId`. */
  readonly input: string;
  /** What is wrong with it and what would be right; reads on from the option's name. */
  readonly message: string;
}

/** The caller's options are wrong. `issues` holds every problem that could be found at once. */
export class InvalidInputError extends PclusterIamError {
  override readonly name = 'InvalidInputError';
  /** Every problem, in the order in which the options were looked at. */
  readonly issues: readonly InputIssue[];

  /**
   * @param what - What was asked for, such as `the user policy of slurm 2.4.1`.
   * @param issues - Every problem that was found.
   */
  constructor(what: string, issues: readonly InputIssue[]) {
    const lines = issues.map(({ input, message }) => `${input} ${message}`);
    super('invalid-input', list(`Cannot build ${what}`, lines));
    this.issues = Object.freeze([...issues]);
  }
}

/** One place of a document that breaks the grammar of IAM policies. */
export interface DocumentProblem {
  /** Where it stands, such as `Statement[3].Action[1]`. */
  readonly path: string;
  /** What is wrong there and what would be right; reads on from the path. */
  readonly message: string;
}

/** Statements that do not make a policy document. */
export class InvalidDocumentError extends PclusterIamError {
  override readonly name = 'InvalidDocumentError';
  /** Every problem, in document order. */
  readonly problems: readonly DocumentProblem[];

  /** @param problems - Every problem that was found. */
  constructor(problems: readonly DocumentProblem[]) {
    const lines = problems.map(({ path, message }) => `${path} ${message}`);
    super('invalid-document', list('These statements are no policy document', lines));
    this.problems = Object.freeze([...problems]);
  }
}

/** A scheduler plugin breaks its contract: the plugin's author has to mend it, not the caller. */
export class InvalidSchedulerError extends PclusterIamError {
  override readonly name = 'InvalidSchedulerError';
  /** The plugin's name; empty where it has none. */
  readonly scheduler: string;
  /** Every problem, as whole sentences. */
  readonly problems: readonly string[];

  /**
   * @param scheduler - The plugin's name; empty where it has none.
   * @param problems - Every problem, as whole sentences.
   * @param options - The error behind this one, if there is one.
   */
  constructor(scheduler: string, problems: readonly string[], options?: ErrorOptions) {
    super(
      'invalid-scheduler',
      list(`The scheduler plugin ${quote(scheduler)} is broken`, problems),
      options,
    );
    this.scheduler = scheduler;
    this.problems = Object.freeze([...problems]);
  }
}

/** A registry was asked for a scheduler that it does not hold. */
export class UnknownSchedulerError extends PclusterIamError {
  override readonly name = 'UnknownSchedulerError';
  /** The schedulers that the registry holds. */
  readonly known: readonly string[];

  /**
   * @param shown - The name that was asked for, ready to be shown.
   * @param known - The schedulers that the registry holds.
   */
  constructor(shown: string, known: readonly string[]) {
    super('unknown-scheduler', `Unknown scheduler ${shown}. Known: ${known.join(', ') || 'none'}.`);
    this.known = Object.freeze([...known]);
  }
}

function list(title: string, lines: readonly string[]): string {
  return [`${title}:`, ...lines.map((line) => `  - ${line}`)].join('\n');
}
