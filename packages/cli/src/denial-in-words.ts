import type { Denial, DenialReason } from '@pcluster-iam/analysis';

/** A denied request in a sentence. */
export function denialInWords({
  principal,
  action = 'A request',
  resource,
  resourceType,
  reason,
}: Denial): string {
  const on = resource === undefined ? '' : ` on ${resource}`;
  const whom = principal === undefined ? '' : ` to ${principal}`;
  const where = resourceType === undefined ? '' : `, for an ${resourceType} of the stack`;
  return `${action}${on} is denied${whom}${where}${reasonInWords(reason)}.`;
}

function reasonInWords({ kind, policy, policyArn, sid }: DenialReason): string {
  if (kind === 'unknown') return '';
  if (kind === 'not allowed') return `: no ${policy ?? 'policy'} allows it`;
  const statement = sid === undefined ? 'a statement' : `the statement ${sid}`;
  const article = policy?.startsWith('i') ? 'an' : 'a';
  const place = policyArn ?? (policy === undefined ? undefined : `${article} ${policy}`);
  return `: ${statement}${place === undefined ? '' : ` of ${place}`} denies it`;
}

/** How an encoded message is read. */
export const howToDecode = `The message hides the rest in an encoded part. AWS reads it to whoever may do
sts:DecodeAuthorizationMessage, and this command reads the answer:
  aws sts decode-authorization-message --encoded-message MESSAGE > decoded.json
`;

/** What to do where a message names no action. */
export const howToFindTheAction = `The message names no action. CloudTrail does: give this command the JSON of the event that
has an error code and is of the same minute.
`;
