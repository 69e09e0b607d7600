import { arnSchema } from '../arn-schema.ts';
import type { InputSchema } from '../input.ts';
import { quote } from '../quote.ts';
import { textSchema } from '../text-schema.ts';

const name = '[A-Za-z0-9/_+=.@-]{1,519}';
const inAccount = '[a-z0-9-]{5,63}:\\d{12}';
const secret = `secretsmanager:${inAccount}:secret:${name}`;

/**
 * The name of a secret with the hyphen and six characters that AWS Secrets Manager adds in its ARN;
 * a slash is a part of it. Source: Secrets Manager API Reference, `CreateSecret`, parameter `Name`.
 */
export const secretNameSchema: InputSchema<string> = /* @__PURE__ */ textSchema(
  (text) => new RegExp(`^${name}$`).test(text),
  (value) =>
    `is ${quote(value)}, not the name of a secret: 1 to 519 letters, digits or the characters / _ + = . @ -`,
);

/** The ARN of one secret of AWS Secrets Manager, without wildcards. */
export const secretsManagerArnSchema: InputSchema<string> = /* @__PURE__ */ arnSchema({
  what: 'the ARN of a secret',
  grammar: 'a form such as arn:aws:secretsmanager:eu-west-1:123456789012:secret:demo-AbCdEf',
  rest: secret,
});

/**
 * The ARN of one secret of AWS Secrets Manager or of one parameter of the SSM Parameter Store,
 * without wildcards.
 */
export const secretArnSchema: InputSchema<string> = /* @__PURE__ */ arnSchema({
  what: 'the ARN of a secret or of an SSM parameter',
  grammar:
    'a form such as arn:aws:secretsmanager:eu-west-1:123456789012:secret:demo-AbCdEf or arn:aws:ssm:eu-west-1:123456789012:parameter/demo',
  rest: `(?:${secret}|ssm:${inAccount}:parameter/[A-Za-z0-9/_.-]{1,1000})`,
});
