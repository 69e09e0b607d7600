import type { InputSchema } from '../input.ts';
import { nameSchema } from '../name-schema.ts';

/**
 * The name of a CloudFormation stack. Source: AWS CloudFormation API Reference, `CreateStack`,
 * parameter `StackName`.
 */
export const stackNameSchema: InputSchema<string> = /* @__PURE__ */ nameSchema({
  what: 'a CloudFormation stack name',
  grammar: '1 to 128 letters, digits or hyphens, a letter first',
  pattern: /^[A-Za-z][A-Za-z0-9-]{0,127}$/,
});
