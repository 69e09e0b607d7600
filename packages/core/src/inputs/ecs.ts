import type { InputSchema } from '../input.ts';
import { nameSchema } from '../name-schema.ts';

/**
 * The name of an Amazon ECS cluster. Source: Amazon ECS API Reference, `CreateCluster`, parameter
 * `clusterName`.
 */
export const ecsClusterNameSchema: InputSchema<string> = /* @__PURE__ */ nameSchema({
  what: 'an ECS cluster name',
  grammar: '1 to 255 letters, digits, hyphens or underscores',
  pattern: /^[A-Za-z0-9_-]{1,255}$/,
});
