import type { Condition } from '../condition.ts';
import type { Effect } from '../statement.ts';

/**
 * What became of something between two releases. What is gone is `removed`, or `unpublished` where
 * AWS's source changed in between: no longer in the published text, which is no advice to remove it.
 */
export type Change = 'added' | 'removed' | 'unpublished' | 'changed' | 'unchanged';

/** What was added to a list, and what is gone from it; patterns as they are written. */
export interface ListChange {
  /** What the newer list alone has. */
  readonly added: readonly string[];
  /** What the older list alone has. */
  readonly removed: readonly string[];
  /** What the older list alone has, where the source of the text changed. */
  readonly unpublished: readonly string[];
}

/** Where a statement stands. */
export interface StatementPlace {
  /** The kind of its policy. */
  readonly policy: string;
  /** Its Sid or, where it has none, its place in the document: `Statement[2]`. */
  readonly statement: string;
}

/** What became of one statement. */
export interface StatementChange {
  /** `moved` when it is the same in another document. */
  readonly change: Exclude<Change, 'unchanged'> | 'moved';
  /** Where it stood in the older document; nothing when it is new. */
  readonly before?: StatementPlace;
  /** Where it stands in the newer document; nothing when it is gone. */
  readonly after?: StatementPlace;
  /** What the effect was and is, when it changed. */
  readonly effect?: { readonly before: Effect; readonly after: Effect };
  /** What became of its actions. */
  readonly actions: ListChange;
  /** What became of its resources. */
  readonly resources: ListChange;
  /** What the conditions were and are, when they changed; nothing where there were or are none. */
  readonly condition?: { readonly before?: Condition; readonly after?: Condition };
}

/** What became of one kind of policy. */
export interface PolicyChange {
  /** The kind of the policy, such as `user`. */
  readonly policy: string;
  /** Whom it is for, such as `user` or `headNode`. */
  readonly for: string;
  /** What became of the whole. */
  readonly change: Change;
  /** Those of its statements that are not the same as before, in document order. */
  readonly statements: readonly StatementChange[];
}
