/**
 * A mistake in the text that AWS published, and its correction. Documents keep the mistake unless
 * the caller asks for `text: 'corrected'`.
 */
export interface Erratum {
  /** A name for the mistake: small letters, digits and hyphens, unique in its scheduler. */
  readonly name: string;
  /** The kinds of policy it stands in, such as `user`. */
  readonly policies: readonly string[];
  /**
   * The statements it stands in: the Sid of each or, where it has none, its place in the document:
   * `Statement[2]`. Empty where the mistake is one of the whole text.
   */
  readonly statements: readonly string[];
  /** The first release whose text has it; the first of the scheduler when left out. */
  readonly since?: string;
  /** The first release whose text has it no more; none when left out. */
  readonly until?: string;
  /**
   * Whether the published text is built without it, too, because it could not be built otherwise:
   * text that is no JSON.
   */
  readonly inBothTexts?: boolean;
  /** What the published text says and why that grants nothing, or something else than it says. */
  readonly mistake: string;
  /** What the corrected text says instead. */
  readonly correction: string;
  /** Where the proof is: addresses of AWS's documentation, issues or commits. */
  readonly sources: readonly string[];
}

/** Which text of a policy is built: as AWS published it, or with its errata corrected. */
export type PolicyText = 'published' | 'corrected';
