import type { Found, Setting } from '../cluster-config.ts';

/** Something that a person should know about the policies of a configuration. */
export interface PolicyNote {
  /**
   * What was done: a whole policy was `left out`, statements or actions of one were `omitted`, its
   * resources or conditions were `narrowed`, or it does `not cover` what the cluster will need.
   */
  readonly kind: 'left out' | 'omitted' | 'narrowed' | 'not covered';
  /** The policy, such as `user` or `headNode`. */
  readonly policy: string;
  /** The statement, by its Sid or its place in the published document. */
  readonly statement?: string;
  /** What was done, and why. */
  readonly message: string;
  /** The setting that is the reason, where it is one. */
  readonly from?: Setting & Partial<Pick<Found, 'value'>>;
}
