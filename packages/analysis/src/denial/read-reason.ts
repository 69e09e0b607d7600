import { type DenialReason, policyTypes } from './denial.ts';
import { bare, splitWord } from './words.ts';

/** So much of what follows a resource is looked at. */
const longest = 600;

/**
 * Reads why a request was denied out of what follows its action or resource in a message. Source: IAM
 * User Guide, "Troubleshoot access denied error messages".
 */
export function readReason(clause: string): DenialReason {
  const text = clause.slice(0, longest);
  const found = /explicit deny(?: in (?:an?|the) )?|because no /i.exec(text);
  if (!found) return { kind: 'unknown' };
  const rest = text.slice(found.index + found[0].length);
  const policy = policyTypes.find((type) => rest.toLowerCase().startsWith(type.toLowerCase()));
  const isExplicit = /^explicit/i.test(found[0]);
  if (policy === undefined) return { kind: isExplicit ? 'explicit deny' : 'unknown' };
  const after = rest.slice(policy.length);
  const [arn] = after.startsWith(': arn:') ? splitWord(after.slice(2)) : [];
  return {
    kind: isExplicit ? 'explicit deny' : 'not allowed',
    policy,
    ...(arn === undefined ? {} : { policyArn: bare(arn) }),
  };
}
