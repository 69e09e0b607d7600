import type { PolicyText } from '../erratum.ts';
import type { Input, InputSchema } from '../input.ts';
import { nameSchema } from '../name-schema.ts';
import type { Partition } from '../partition.ts';
import { quote } from '../quote.ts';
import { textSchema } from '../text-schema.ts';

/** The number of an AWS account. */
export const accountIdSchema: InputSchema<string> = /* @__PURE__ */ nameSchema({
  what: 'an AWS account id',
  grammar: '12 digits, as text',
  pattern: /^\d{12}$/,
});

/** A region of AWS. It becomes a label of host names, which bounds it to 63 characters (RFC 1035). */
export const regionSchema: InputSchema<string> = /* @__PURE__ */ nameSchema({
  what: 'an AWS region',
  grammar: 'a form such as eu-west-1 or us-gov-west-1',
  pattern: /^(?=.{1,63}$)[a-z]{2,4}(?:-[a-z]+)+-\d{1,2}$/,
});

const partitionSchema: InputSchema<Partition> = textSchema(
  (text) => text.length <= 32 && /^aws(?:-[a-z]+)*$/.test(text),
  (value) => `is ${quote(value)}, not a partition: aws, or a form such as aws-cn`,
);

const policyTextSchema: InputSchema<PolicyText> = textSchema(
  (text) => text === 'published' || text === 'corrected',
  (value) => `is ${quote(value)}; it is "published" or "corrected"`,
);

/**
 * The inputs that every policy has beside its own: from them come, as from a policy's own inputs, the
 * checks and the command line's options.
 */
export const commonInputs = {
  region: {
    schema: regionSchema,
    description: 'AWS region the cluster runs in; it also decides the partition of the ARNs',
    example: 'eu-west-1',
  },
  accountId: {
    schema: accountIdSchema,
    description: 'AWS account the cluster runs in, 12 digits',
    example: '123456789012',
  },
  partition: {
    schema: partitionSchema,
    description: 'partition of the ARNs, where the region does not decide it',
    example: 'aws',
    optional: true,
  },
  text: {
    schema: policyTextSchema,
    description: 'text of the policy: as AWS "published" it, or "corrected" by its errata',
    example: 'published',
    optional: true,
  },
} as const satisfies Readonly<Record<string, Input>>;
