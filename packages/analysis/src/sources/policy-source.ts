import type { PolicyUse } from '../lint/rule.ts';
import type { ParsedPolicy } from '../parse/parse-policy.ts';

/** One policy document out of a file, which may hold many. */
export interface PolicySource {
  /** What it is called in its file, such as `Role Admin, policy Inline`; empty where it is the file. */
  readonly name: string;
  /** What it is used as, where the file says so. */
  readonly use?: PolicyUse;
  /** The principals that hold it, such as `Role Admin`, where the file says so; their documents add up. */
  readonly holders?: readonly string[];
  /** The document, whose places are those of the file. */
  readonly policy: ParsedPolicy;
}
