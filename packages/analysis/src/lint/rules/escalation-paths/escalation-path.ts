/** One way from the rights of a document to those of an administrator. */
export interface EscalationPath {
  /** A name of ours, the end of the finding's code. */
  readonly name: string;
  /** The identifier that pathfinding.cloud gives it, where it has one. */
  readonly publicId?: string;
  /** The identifiers of its other forms there, which take these actions, and as a rule more. */
  readonly otherIds?: readonly string[];
  /** Where it is published, where pathfinding.cloud does not have it. */
  readonly source?: string;
  /** The actions that it takes, all of them. */
  readonly actions: readonly string[];
  /** The service that a role is passed to, where one is. */
  readonly passedTo?: string;
  /** The condition key that binds the first action to named policies or a boundary, where one does. */
  readonly boundBy?: readonly string[];
  /** Whether it goes through another user: with one's own, it gains nothing. */
  readonly throughAnother?: boolean;
  /**
   * The types of resource, as their ARNs begin, of which every action must reach any name for the
   * way to be told: by name it is ordinary work, such as a session on one's own instances.
   */
  readonly anyName?: readonly string[];
  /** What somebody does, step by step. */
  readonly steps: readonly string[];
}

/** Rhino Security Labs, who published the first ways. */
export const rhino = 'Rhino Security Labs, "AWS IAM Privilege Escalation – Methods and Mitigation"';

/** A page of HackTricks Cloud on one service. */
export const hackTricks = (service: string): string =>
  `HackTricks Cloud, "AWS - ${service} Privesc"`;

/** A scenario of Datadog's Pathfinding Labs, which pathfinding.cloud has no path for. */
export const labs = (scenario: string): string => `Datadog, Pathfinding Labs, ${scenario}`;

/** Prowler's check of policies. */
export const prowler = 'Prowler, privilege_escalation.py';

/** Makes a way of passing a role to a service: it takes iam:PassRole besides the actions given. */
export const passRole = (
  service: string,
  path: Omit<EscalationPath, 'passedTo' | 'boundBy'>,
): EscalationPath => ({
  ...path,
  name: `pass-role-to-${path.name}`,
  actions: ['iam:PassRole', ...path.actions],
  passedTo: `${service}.amazonaws.com`,
});
