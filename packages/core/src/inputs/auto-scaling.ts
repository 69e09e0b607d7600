import type { InputSchema } from '../input.ts';
import { nameSchema } from '../name-schema.ts';

/**
 * The name of an Auto Scaling group as a name in an ARN; narrower than what Auto Scaling takes, which
 * is any printable ASCII but a colon. Source: Amazon EC2 Auto Scaling API Reference,
 * `CreateAutoScalingGroup`.
 */
export const autoScalingGroupNameSchema: InputSchema<string> = /* @__PURE__ */ nameSchema({
  what: 'the name of an Auto Scaling group',
  grammar: '1 to 255 letters, digits or the characters + = , . @ _ -',
  pattern: /^[A-Za-z0-9+=,.@_-]{1,255}$/,
});
