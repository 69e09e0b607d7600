import type { ElementPath } from '../parse/parse-policy.ts';
import type { Position } from '../parse/position.ts';

/**
 * How bad a finding is. `error`: IAM refuses the document, or a whole action or statement can never
 * apply. `warning`: rights that reach further than they need, or to administrator. `info`: pairs
 * of action and resource that can never apply beside others that can.
 */
export type Severity = 'error' | 'warning' | 'info';

/** One change of a document. */
export interface Edit {
  /** The element that it is about. */
  readonly path: ElementPath;
  /** The element's new value; nothing when the element is taken out. */
  readonly value?: unknown;
}

/** What mends a finding. */
export interface Fix {
  /** What the fix does, in words. */
  readonly title: string;
  /** The changes, which are made together. */
  readonly edits: readonly Edit[];
  /** Whether the document grants more or less afterwards; otherwise only its text changes. */
  readonly changesGrants: boolean;
}

/** One thing that is wrong with a document. */
export interface Finding {
  /** The stable name of its kind, such as `dead-grant`. */
  readonly code: string;
  /** How bad it is. */
  readonly severity: Severity;
  /** What happens in practice, as a whole sentence. */
  readonly message: string;
  /** The element, such as `Statement[3].Action[1]`; empty for the whole document. */
  readonly path: string;
  /** Where the element stands in the text. */
  readonly position: Position;
  /** What would mend it, where that is certain. */
  readonly fix?: Fix;
}
