import type { FindingKind } from './rule.ts';
import { rules } from './rules.ts';

const quotas = 'IAM User Guide, "IAM and AWS STS quotas"';

/** Every kind of finding: what is found in reading a text, and what the rules look for. */
export const findingKinds: readonly FindingKind[] = [
  {
    code: 'syntax',
    severity: 'error',
    title: 'a text that cannot be read',
    explanation: 'A policy is JSON, without comments and without a comma at the end of a list.',
  },
  {
    code: 'duplicate-key',
    severity: 'error',
    title: 'a key that stands twice in an object',
    explanation: 'IAM refuses it, and most readers take the last one without a word.',
  },
  {
    code: 'name-form',
    severity: 'error',
    title: 'a name or a path that IAM refuses',
    explanation: `A name is letters, digits and + = , . @ _ -: of a role or a user at most 64, of a group, a policy or an instance profile 128. A path begins and ends with a slash and has at most 512 characters. ${quotas}.`,
  },
  {
    code: 'attached-policies',
    severity: 'error',
    title: 'more managed policies than a principal may have',
    explanation: `10 managed policies can be attached to a role, a user or a group; for a role and a user AWS raises that on request. ${quotas}.`,
  },
  {
    code: 'suppression',
    severity: 'error',
    title: 'a suppression that cannot be read',
    explanation:
      'In the Metadata of a resource of CloudFormation, "pcluster-iam": { "suppress": [{ "code": …, "sid": …, "reason": … }] } suppresses a kind of finding in its policies. It needs the code of a kind of finding and a reason.',
  },
  ...rules,
];
