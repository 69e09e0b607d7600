import type { PolicyUse } from '../lint/rule.ts';
import type { ParsedPolicy } from '../parse/parse-policy.ts';
import type { Suppression } from '../suppress/suppressions.ts';

/** One policy document out of a file, which may hold many. */
export interface PolicySource {
  /** What it is called in its file, such as `Role Admin, policy Inline`; empty where it is the file. */
  readonly name: string;
  /** What it is used as, where the file says so. */
  readonly use?: PolicyUse | undefined;
  /**
   * The principals of its file that it grants to, such as `Role Admin`: whom it is embedded in or
   * attached to, and the users of such a group. Documents with a holder in common stand on one
   * principal together. Empty or left out where the file tells of none.
   */
  readonly holders?: readonly string[];
  /** The suppressions that stand beside it in its file. */
  readonly suppressions?: readonly Suppression[];
  /** The document, whose places are those of the file. */
  readonly policy: ParsedPolicy;
}
