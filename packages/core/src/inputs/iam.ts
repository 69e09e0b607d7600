import { iamLimits } from '../iam-limits.ts';
import type { InputSchema } from '../input.ts';
import { nameSchema } from '../name-schema.ts';

/** The name of an IAM role, without its path. Source: IAM User Guide, "IAM and AWS STS quotas". */
export const roleNameSchema: InputSchema<string> = /* @__PURE__ */ nameSchema({
  what: 'an IAM role name',
  grammar: `1 to ${iamLimits.roleNameLength} letters, digits or the characters + = , . @ _ -`,
  pattern: new RegExp(`^[A-Za-z0-9+=,.@_-]{1,${iamLimits.roleNameLength}}$`),
});
