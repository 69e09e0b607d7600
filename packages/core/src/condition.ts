/** A comparison that a condition makes. Source: IAM User Guide, "Condition operators". */
export type ComparisonOperator =
  | 'StringEquals'
  | 'StringNotEquals'
  | 'StringEqualsIgnoreCase'
  | 'StringNotEqualsIgnoreCase'
  | 'StringLike'
  | 'StringNotLike'
  | 'NumericEquals'
  | 'NumericNotEquals'
  | 'NumericLessThan'
  | 'NumericLessThanEquals'
  | 'NumericGreaterThan'
  | 'NumericGreaterThanEquals'
  | 'DateEquals'
  | 'DateNotEquals'
  | 'DateLessThan'
  | 'DateLessThanEquals'
  | 'DateGreaterThan'
  | 'DateGreaterThanEquals'
  | 'Bool'
  | 'BinaryEquals'
  | 'IpAddress'
  | 'NotIpAddress'
  | 'ArnEquals'
  | 'ArnLike'
  | 'ArnNotEquals'
  | 'ArnNotLike';

/**
 * A comparison with its optional set qualifier and `IfExists`, or `Null`, which tests whether a key
 * is present.
 */
export type ConditionOperator =
  | `${'' | 'ForAllValues:' | 'ForAnyValue:'}${ComparisonOperator}${'' | 'IfExists'}`
  | 'Null';

/** A key of the request that a condition reads, such as `iam:PassedToService`. */
export type ConditionKey = `${string}:${string}`;

/**
 * The conditions of a statement. Every operator and every key in it must hold; of several values
 * one must match (of a negated operator, none).
 */
export type Condition = {
  readonly [Operator in ConditionOperator]?: Readonly<
    Record<ConditionKey, string | readonly string[]>
  >;
};
