/**
 * A mistake in the text that AWS published, and its correction. Documents keep the mistake unless
 * the caller asks for `text: 'corrected'`.
 */
export interface Erratum {
  /** A name for the mistake: small letters, digits and hyphens, unique in its scheduler. */
  readonly name: string;
  /** The kind of policy it stands in, such as `user`. */
  readonly policy: string;
  /** The statements it stands in: the Sid of each or, where it has none, its place: `Statement[2]`. */
  readonly statements: readonly string[];
  /** What the published text says and why that grants nothing, or something else than it says. */
  readonly mistake: string;
  /** What the corrected text says instead. */
  readonly correction: string;
  /** Where the proof is: addresses of AWS's documentation, issues or commits. */
  readonly sources: readonly string[];
}

/** Which text of a policy is built: as AWS published it, or with its errata corrected. */
export type PolicyText = 'published' | 'corrected';
