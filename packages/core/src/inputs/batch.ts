import type { InputSchema } from '../input.ts';
import { nameSchema } from '../name-schema.ts';

/**
 * The name of an AWS Batch job definition, without its revision. Source: AWS Batch API Reference,
 * `RegisterJobDefinition`, parameter `jobDefinitionName`.
 */
export const jobDefinitionNameSchema: InputSchema<string> = /* @__PURE__ */ nameSchema({
  what: 'an AWS Batch job definition name',
  grammar: '1 to 128 letters, digits, hyphens or underscores',
  pattern: /^[A-Za-z0-9_-]{1,128}$/,
});

/**
 * The name of an AWS Batch job queue. Source: AWS Batch API Reference, `CreateJobQueue`, parameter
 * `jobQueueName`.
 */
export const jobQueueNameSchema: InputSchema<string> = /* @__PURE__ */ nameSchema({
  what: 'an AWS Batch job queue name',
  grammar: '1 to 128 letters, digits, hyphens or underscores',
  pattern: /^[A-Za-z0-9_-]{1,128}$/,
});
