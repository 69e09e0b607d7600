import { checkOptions, type OptionCheck, optionChecks } from '../check-options.ts';

/** How a document is made shorter. */
export interface MinimizeOptions {
  /**
   * How many characters it may have, white space not counted. Where it has more, Sids are left out, the
   * longest first, and then actions are replaced by wildcards; neither is done when left out.
   */
  readonly budget?: number | undefined;
  /**
   * Whether statements that have a Sid stay as they are, each with all that it grants; not when left
   * out.
   */
  readonly keepSids?: boolean | undefined;
}

const checks: Readonly<Record<keyof MinimizeOptions, OptionCheck>> = {
  budget: optionChecks.count,
  keepSids: optionChecks.flag,
};

/**
 * Checks how a document is to be made shorter.
 *
 * @throws `InvalidInputError` with every problem.
 */
export function checkMinimizeOptions(options: MinimizeOptions): void {
  checkOptions('the minimized policy', options, checks);
}
