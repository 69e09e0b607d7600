/** Something that the analysis should not have done. */
export interface Problem {
  /** What it is, the same for other inputs that show the same. */
  readonly kind: string;
  /** What was seen of it here. */
  readonly detail: string;
}
