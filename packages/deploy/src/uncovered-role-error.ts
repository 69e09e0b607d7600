import { PclusterIamError } from '@pcluster-iam/core';

/** A role that the people of a deployment cannot pass. */
export interface UncoveredRole {
  /** The name of the role. */
  readonly name: string;
  /** The ARN of the role. */
  readonly arn: string;
  /** The services that may take it on, to none of which it can be passed. */
  readonly services: readonly string[];
}

/** The documents of a deployment's people do not cover its roles. */
export class UncoveredRoleError extends PclusterIamError {
  override readonly name = 'UncoveredRoleError';
  /** Every role that they do not cover. */
  readonly roles: readonly UncoveredRole[];

  /** @param roles - Every role that they do not cover. */
  constructor(roles: readonly UncoveredRole[]) {
    const lines = roles.map(
      ({ arn, services }) =>
        `  - ${arn}: they do not allow iam:PassRole on it to ${services.join(' or ')}`,
    );
    const title =
      'The documents of the person do not cover these roles, so no cluster could use them; give the roles a name and a path that the documents speak of, or the person the feature that does:';
    super('uncovered-role', [title, ...lines].join('\n'));
    this.roles = Object.freeze([...roles]);
  }
}
