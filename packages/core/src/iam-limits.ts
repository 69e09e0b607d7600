/**
 * The quotas and the grammar of IAM that this package holds to, as AWS stated them in November 2026.
 * Source: IAM User Guide, "IAM and AWS STS quotas" and "Grammar of the IAM JSON policy language"; of
 * paths and of the names of inline policies, IAM API Reference.
 */
export const iamLimits = {
  /** The only policy version in which policy variables work. */
  policyVersion: '2012-10-17',
  /**
   * Most characters of a document, white space not counted: of a managed policy, of the inline
   * policies of a role, a user or a group together, and of a trust policy, which can be raised.
   */
  policySize: { managed: 6_144, role: 10_240, user: 2_048, group: 5_120, trust: 2_048 },
  /** Most managed policies on a role, a user or a group; it can be raised but for a group. */
  attachedPolicies: 10,
  /** Longest name of a role, in characters. */
  roleNameLength: 64,
  /** Longest name of a user, in characters. */
  userNameLength: 64,
  /** Longest name of a group, in characters. */
  groupNameLength: 128,
  /** Longest name of an instance profile, in characters. */
  instanceProfileNameLength: 128,
  /** Longest name of a policy, in characters. */
  policyNameLength: 128,
  /** Longest path of a role, in characters, its slashes included. */
  pathLength: 512,
  /** What a name consists of. */
  name: /^[A-Za-z0-9+=,.@_-]+$/,
  /** A path: a slash alone, or characters of ASCII between two of them. */
  path: /^\/(?:[!-~]+\/)?$/,
  /** What a statement's Sid consists of. */
  sid: /^[A-Za-z0-9]*$/,
  /**
   * A service prefix without wildcards and an action name with or without, or every action. One name
   * of the Service Authorization Reference has a hyphen, a permission of VPC Lattice.
   */
  action: /^(?:[A-Za-z0-9-]+:[A-Za-z0-9*?-]+|\*)$/,
  /**
   * An ARN: six segments. The service takes no wildcard; the last segment may hold colons, is not
   * empty, and holds only characters that a document may hold.
   */
  arn: /^arn:[a-z*?][a-z0-9*?-]*:[a-z0-9-]*:[a-z0-9*?-]*:[a-z0-9*?-]*:[\t\n\r\u0020-\u00ff]+$/,
  /** A condition's operator: `Null`, or a comparison with its set qualifier and `IfExists`. */
  conditionOperator:
    /^(?:Null|(?:For(?:AllValues|AnyValue):)?(?:String(?:Not)?(?:Equals(?:IgnoreCase)?|Like)|(?:Numeric|Date)(?:(?:Not)?Equals|(?:Less|Greater)Than(?:Equals)?)|Bool|BinaryEquals|(?:Not)?IpAddress|Arn(?:Not)?(?:Equals|Like))(?:IfExists)?)$/,
  /** The characters a document may hold, in any text of it. */
  characters: /^[\t\n\r\u0020-\u00ff]*$/,
} as const;
