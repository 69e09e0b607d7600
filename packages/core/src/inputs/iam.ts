import { arnSchema } from '../arn-schema.ts';
import { iamLimits } from '../iam-limits.ts';
import type { InputSchema } from '../input.ts';
import { nameSchema } from '../name-schema.ts';
import { quote } from '../quote.ts';
import { textSchema } from '../text-schema.ts';

/** The name of an IAM role, without its path. Source: IAM User Guide, "IAM and AWS STS quotas". */
export const roleNameSchema: InputSchema<string> = /* @__PURE__ */ nameSchema({
  what: 'an IAM role name',
  grammar: `1 to ${iamLimits.roleNameLength} letters, digits or the characters + = , . @ _ -`,
  pattern: new RegExp(`^[A-Za-z0-9+=,.@_-]{1,${iamLimits.roleNameLength}}$`),
});

const pathSegments = '(?:[A-Za-z0-9+=,.@_-]+/)';
const pathGrammar = `at most ${iamLimits.pathLength} characters, names of letters, digits or + = , . @ _ - that each end with a slash`;

/**
 * The path of IAM roles: `/`, or names between slashes. Narrower than IAM's own grammar, which takes
 * almost every character of ASCII. Source: IAM User Guide, "IAM identifiers".
 */
export const rolePathSchema: InputSchema<string> = /* @__PURE__ */ rolePath(
  `/ alone or, after a first slash, ${pathGrammar}`,
  '*',
);

/**
 * The path of IAM roles below the root, for documents that speak of every role in it: in the root
 * that would be every role of the account.
 */
export const rolePathBelowRootSchema: InputSchema<string> = /* @__PURE__ */ rolePath(
  `after a first slash, ${pathGrammar}; not / alone, which would reach every role of the account`,
  '+',
);

function rolePath(grammar: string, times: '*' | '+'): InputSchema<string> {
  const pattern = new RegExp(`^/${pathSegments}${times}$`);
  return textSchema(
    (text) => text.length <= iamLimits.pathLength && pattern.test(text),
    (value) => `is ${quote(value)}, not a path of IAM roles: ${grammar}`,
  );
}

/**
 * The ARN of one IAM policy, of the account or of AWS, without wildcards. Source: IAM User Guide,
 * "IAM identifiers".
 */
export const policyArnSchema: InputSchema<string> = /* @__PURE__ */ arnSchema({
  what: 'the ARN of an IAM policy',
  grammar: 'a form such as arn:aws:iam::123456789012:policy/boundary',
  rest: `iam::(?:\\d{12}|aws):policy/${pathSegments}*[A-Za-z0-9+=,.@_-]{1,${iamLimits.policyNameLength}}`,
});
