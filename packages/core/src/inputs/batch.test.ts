import { testInput } from '../../test/input-table.ts';
import { jobDefinitionNameSchema, jobQueueNameSchema } from '../index.ts';

// AWS Batch API Reference, RegisterJobDefinition and CreateJobQueue, say the same of both names:
// at most 128 letters, digits, hyphens and underscores.
const names = {
  accepted: ['parallelcluster-demo', 'a', '1', '_', 'Serial_1', 'a-b_c', 'j'.repeat(128)],
  refused: [
    '',
    'j'.repeat(129),
    'job:1',
    'job:*',
    'job*',
    'job?',
    'job/1',
    'job.1',
    'my job',
    'job\n',
    'jöb',
    'job+1',
    'job@1',
  ],
};

testInput({
  schema: jobDefinitionNameSchema,
  what: 'an AWS Batch job definition name',
  ...names,
});

testInput({ schema: jobQueueNameSchema, what: 'an AWS Batch job queue name', ...names });
