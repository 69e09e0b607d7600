import type { AccessDiff } from './principals-as-resources.ts';

/** What of an account a difference is about. */
export type DriftedThing = 'policy' | 'role' | 'instance profile' | 'user' | 'group';

/** Which part of it differs. */
export type DriftedPart =
  | 'itself'
  | 'document'
  | 'trust policy'
  | 'path'
  | 'permissions boundary'
  | 'attachment'
  | 'inline policy'
  | 'role'
  | 'tag';

/** One difference between what should stand in an account and what stands there. */
export interface Drift {
  /** How it differs; `undecided` where it is not certain that it does. */
  readonly kind: 'missing' | 'extra' | 'changed' | 'undecided';
  /** What it is. */
  readonly thing: DriftedThing;
  /** Its name. */
  readonly name: string;
  /** Which part of it differs. */
  readonly part: DriftedPart;
  /** What should stand there, such as an ARN or a path; nothing where nothing should. */
  readonly expected?: string | undefined;
  /** What stands there; nothing where nothing does. */
  readonly found?: string | undefined;
  /**
   * How a document differs, with requests that show it: `gained` is what the account allows and should
   * not, `lost` what it should allow and does not.
   */
  readonly access?: AccessDiff | undefined;
}
