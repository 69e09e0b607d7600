import type { DenialReason, PolicyType } from './denial.ts';

const places: Readonly<Record<PolicyType, string>> = {
  'identity-based policy':
    'the policies that are attached to or embedded in the user or role, and those of the groups of a user',
  'resource-based policy':
    'the policy of the resource itself, such as that of a bucket, a queue or a key',
  'permissions boundary':
    'the permissions boundary of the user or role: aws iam get-user or get-role names it',
  'session policy': 'the policy that was passed when the role was taken on',
  'service control policy':
    'the service control policies of AWS Organizations, which the administrators of the organization change',
  'resource control policy':
    'the resource control policies of AWS Organizations, which the administrators of the organization change',
  'VPC endpoint policy': 'the policy of the VPC endpoint that the request went through',
  'role trust policy': 'the trust policy of the role that is taken on',
};

/**
 * Says where what denies a request is to be looked for, where allowing it in an identity-based policy
 * does not help. Source: IAM User Guide, "Troubleshoot access denied error messages".
 *
 * @returns Nothing where an Allow may help.
 */
export function whereToLook({ kind, policy }: DenialReason): string | undefined {
  if (kind === 'explicit deny') {
    const place =
      policy === undefined
        ? 'all policies that apply: identity-based and resource-based ones, the permissions boundary, the policies of AWS Organizations'
        : places[policy];
    return `A statement denies it, and no Allow wins over that. Look for the Deny in ${place}.`;
  }
  if (policy === undefined || policy === 'identity-based policy') return undefined;
  return `Allowing it in an identity-based policy does not help, as the ${policy} has to allow it, too. Look at ${places[policy]}.`;
}
