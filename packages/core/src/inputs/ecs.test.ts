import { testInput } from '../../test/input-table.ts';
import { ecsClusterNameSchema } from '../index.ts';

// Amazon ECS API Reference, CreateCluster, clusterName: at most 255 letters, digits, underscores and
// hyphens.
testInput({
  schema: ecsClusterNameSchema,
  what: 'an ECS cluster name',
  accepted: ['default', 'a', '1', 'Batch_Cluster-1_Batch_1f2e', 'c'.repeat(255)],
  refused: [
    '',
    'c'.repeat(256),
    'cluster/1',
    'cluster*',
    'cluster?',
    'cluster.1',
    'my cluster',
    'cluster\n',
    'clüster',
    'arn:aws:ecs:eu-west-1:123456789012:cluster/default',
  ],
});
