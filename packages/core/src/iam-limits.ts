/**
 * The quotas and the grammar of IAM that this package holds to, as AWS stated them in November 2026.
 * Source: IAM User Guide, "IAM and AWS STS quotas" and "Grammar of the IAM JSON policy language".
 */
export const iamLimits = {
  /** The only policy version in which policy variables work. */
  policyVersion: '2012-10-17',
  /** Longest name of a role, in characters. */
  roleNameLength: 64,
  /** Longest name of an instance profile, in characters. */
  instanceProfileNameLength: 128,
  /** Longest name of a managed policy, in characters. */
  policyNameLength: 128,
  /** Longest path of a role, in characters, its slashes included. */
  pathLength: 512,
  /** What a statement's Sid consists of. */
  sid: /^[A-Za-z0-9]*$/,
  /** A service prefix without wildcards and an action name with or without, or every action. */
  action: /^(?:[A-Za-z0-9-]+:[A-Za-z0-9*?]+|\*)$/,
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
