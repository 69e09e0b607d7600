import { testInput } from '../../test/input-table.ts';
import { stackNameSchema } from '../index.ts';

// CloudFormation API Reference, CreateStack, StackName: letters, digits and hyphens, a letter first,
// at most 128 characters.
testInput({
  schema: stackNameSchema,
  what: 'a CloudFormation stack name',
  accepted: ['parallelcluster-demo', 'a', 'Z', 'stack-1', 'stack-', 's--1', 's'.repeat(128)],
  refused: [
    '',
    's'.repeat(129),
    '1stack',
    '-stack',
    'my_stack',
    'my.stack',
    'my stack',
    'stack/*',
    'stack*',
    'stack?',
    'stack\n',
    'stäck',
    'arn:aws:cloudformation:eu-west-1:123456789012:stack/demo/1',
  ],
});
