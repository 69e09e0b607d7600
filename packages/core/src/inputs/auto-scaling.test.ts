import { testInput } from '../../test/input-table.ts';
import { autoScalingGroupNameSchema } from '../index.ts';

// Amazon EC2 Auto Scaling API Reference, CreateAutoScalingGroup: 1 to 255 characters of printable
// ASCII without a colon. Ours is narrower: what has a meaning in an ARN is no part of a name.
testInput({
  schema: autoScalingGroupNameSchema,
  what: 'the name of an Auto Scaling group',
  accepted: [
    'parallelcluster-demo-ComputeFleet-1ABCDEF2GHIJK',
    'a',
    '0',
    'a+b=c,d.e@f_g-h',
    '-',
    '__proto__',
    'g'.repeat(255),
  ],
  refused: [
    '',
    'g'.repeat(256),
    'group/one',
    'group:one',
    'autoScalingGroupName/group',
    '*',
    'group*',
    'gro?p',
    'two words',
    'group\n',
    'group\0',
    'grüppe',
    'group#1',
    'group(1)',
    'a|b',
    'a%2Fb',
    '~group',
  ],
});
