import { iamLimits } from '@pcluster-iam/core';
import { isObject } from '../is-object.ts';
import type { Rule } from '../rule.ts';

/** The document fits. */
export const sizeRules: readonly Rule[] = [
  {
    code: 'size',
    severity: 'error',
    title: 'a document over its quota',
    explanation:
      'A managed policy has at most 6,144 characters; the inline policies of a role together 10,240, of a user 2,048, of a group 5,120; a trust policy 2,048. White space is not counted. IAM User Guide, "IAM and AWS STS quotas".',
    *check({ document, size, use }) {
      if (!isObject(document)) return;
      const quota = iamLimits.policySize[use];
      if (size <= quota) return;
      const name =
        use === 'managed'
          ? 'A managed policy'
          : use === 'trust'
            ? 'A trust policy'
            : `The inline policies of a ${use} together`;
      yield {
        path: [],
        message: `The document has ${size} characters without white space. ${name} may have ${quota}: it is ${size - quota} over.`,
      };
    },
  },
];

/** The characters of a document as IAM counts them: without white space outside of texts. */
export function policySize(document: unknown): number {
  return JSON.stringify(document).length;
}
