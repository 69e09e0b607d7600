import { expect, it } from 'vitest';
import { type DenialReason, policyTypes } from './denial.ts';
import { whereToLook } from './where-to-look.ts';

// IAM User Guide, "Policy evaluation logic": an Allow of an identity-based policy helps only where
// none denies and nothing else has to allow it.
it.each<DenialReason>([
  { kind: 'unknown' },
  { kind: 'not allowed' },
  { kind: 'not allowed', policy: 'identity-based policy' },
])('says nothing where an Allow may help: %j', (reason) => {
  expect(whereToLook(reason)).toBeUndefined();
});

it.each(policyTypes.filter((policy) => policy !== 'identity-based policy'))(
  'says that an Allow does not help where no %s allows it',
  (policy) => {
    expect(whereToLook({ kind: 'not allowed', policy })).toMatch(
      new RegExp(`^Allowing it in an identity-based policy does not help, as the ${policy} `),
    );
  },
);

it.each([undefined, ...policyTypes])('says that no Allow wins over a Deny of %s', (policy) => {
  const reason: DenialReason = { kind: 'explicit deny', ...(policy ? { policy } : {}) };
  expect(whereToLook(reason)).toMatch(
    /^A statement denies it, and no Allow wins over that\. Look for/,
  );
});
