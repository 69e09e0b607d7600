/** A statement of a packed document: frozen plain data, as it was given but for its Sid. */
export interface PackedStatement {
  /** The statement's name, unique in its document. */
  readonly Sid?: string;
  /** Whether the statement allows or denies. */
  readonly Effect: 'Allow' | 'Deny';
  /** The actions it speaks of. */
  readonly Action?: string | readonly string[];
  /** The actions it does not speak of, where it speaks of all others. */
  readonly NotAction?: string | readonly string[];
  /** The resources it speaks of. */
  readonly Resource?: string | readonly string[];
  /** The resources it does not speak of, where it speaks of all others. */
  readonly NotResource?: string | readonly string[];
  /** What must hold for the statement to apply. */
  readonly Condition?: Readonly<Record<string, unknown>>;
}

/** A packed document: frozen plain data, ready for `JSON.stringify`. */
export interface PackedDocument {
  /**
   * The version of the policy language: that of 2008 only for what was written in it and holds `${`,
   * which is plain text there and a policy variable since.
   */
  readonly Version: '2012-10-17' | '2008-10-17';
  /** The statements, in the order in which they were given. */
  readonly Statement: readonly PackedStatement[];
}

/** Where a packed statement came from. */
export interface StatementOrigin {
  /** The name of the document that it was given in, or its place in the list: `[0]`. */
  readonly document: string;
  /** Its place among the statements of that document. */
  readonly index: number;
}

/** One of the documents that {@link packPolicies} made. */
export interface PackedPolicy {
  /** A name for it that IAM takes, unique among the documents. */
  readonly name: string;
  /** The document. */
  readonly document: PackedDocument;
  /** How many characters it has, as IAM counts them. */
  readonly size: number;
  /** How many it may have; for inline policies all documents of the entity together. */
  readonly quota: number;
  /** How many the quota leaves. */
  readonly left: number;
  /** Where each of its statements came from, in their order. */
  readonly origins: readonly StatementOrigin[];
}

/** A Sid that stands in a packed document already, and what it became. */
export interface RenamedSid extends StatementOrigin {
  /** The name of the packed document. */
  readonly packed: string;
  /** The Sid that the statement had. */
  readonly before: string;
  /** The Sid that it has in the packed document. */
  readonly after: string;
}

/** A statement that is too large for a document by itself. */
export interface DividedStatement extends StatementOrigin {
  /** The packed documents that hold its parts, one name for each part. */
  readonly packed: readonly string[];
}

/** What {@link packPolicies} answers with. */
export interface PackedPolicies {
  /** The documents, in the order of their first statements; those of the version of 2008 last. */
  readonly documents: readonly PackedPolicy[];
  /** No fewer documents can hold the statements, so a packing into as many is the best there is. */
  readonly lowerBound: number;
  /** The Sids that had to change. */
  readonly renamedSids: readonly RenamedSid[];
  /** The statements that had to be divided. */
  readonly dividedStatements: readonly DividedStatement[];
}
