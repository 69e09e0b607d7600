/** Actions that a release's published documents do not have yet, or do not have any more. */
export interface UnpublishedBefore {
  /** What the sources of the rows in feature-permissions.ts begin with. */
  readonly source: string;
  /** The actions; all of the rows' when left out. */
  readonly actions?: readonly string[];
  /** The schedulers whose documents do not have them; each when left out. */
  readonly schedulers?: readonly string[];
  /** The first release without them; the first of all when left out. */
  readonly from?: string;
  /** The first release that has them. */
  readonly since: string;
}

const slurmNode = 'from-code-3.11.1.json: headNode';

/**
 * What of the table for 3.11.1 stands in no document of an earlier release, so that its feature was not
 * there, or worked without. Written from AWS's documents of the releases before and after each.
 */
export const unpublishedBefore: readonly UnpublishedBefore[] = [
  // head-node.slurm.json of 3.3.1 and 3.4.1
  {
    source: `${slurmNode} CloudFormation`,
    actions: ['cloudformation:DescribeStacks'],
    schedulers: ['slurm'],
    since: '3.4.0',
  },
  // head-node.slurm.json of 3.1.4 and 3.2.1
  {
    source: `${slurmNode} EC2RunInstancesCreateFleet`,
    actions: ['ec2:CreateFleet'],
    since: '3.2.0',
  },
  { source: `${slurmNode} EC2DescribeCapacityReservations`, since: '3.2.0' },
  {
    source: `${slurmNode} AllowManagingReservedCapacity, EC2`,
    actions: ['ec2:CreateFleet'],
    since: '3.2.0',
  },
  { source: `${slurmNode} DynamoDBTable`, actions: ['dynamodb:UpdateItem'], since: '3.2.0' },
  // head-node.slurm.json of 3.5.0 and 3.5.1
  { source: `${slurmNode} DynamoDBTable`, actions: ['dynamodb:BatchGetItem'], since: '3.5.1' },
  { source: `${slurmNode} EC2GetComputeConsoleOutput`, since: '3.5.1' },
  // The directory service came with 3.1.1, and its documents with it.
  { source: `${slurmNode} AllowGettingDirectorySecretValue`, since: '3.1.1' },
  // head-node.slurm.json of 3.4.1 and 3.5.0
  { source: `${slurmNode} AllowGettingSlurmDbSecretValue`, since: '3.5.0' },
  // compute-node.slurm.json of 3.8.0 and 3.9.0
  { source: 'from-code-3.11.1.json: computeNode CloudFormation', since: '3.9.0' },
  { source: 'from-code-3.11.1.json: computeNode DynamoDBTable', since: '3.9.0' },
  // Login nodes came with 3.7.0.
  { source: 'from-code-3.11.1.json: loginNode', since: '3.7.0' },
  { source: '3.11.1 user-cluster-2.json LoginNodesFunctionalities', since: '3.7.0' },
  // user-cluster-2.json of 3.11.0 alone
  {
    source: '3.11.1 user-cluster-2.json LoginNodesFunctionalities',
    actions: ['elasticloadbalancing:DescribeTags'],
    from: '3.11.0',
    since: '3.11.1',
  },
  // user-cluster.json of 3.5.1, 3.6.1 and 3.7.2, user-cluster.json of 3.8.0
  { source: '3.11.1 user-cluster-1.json CloudWatch, alarms', since: '3.6.0' },
  {
    source: '3.11.1 user-cluster-1.json CloudWatch, alarms',
    actions: ['cloudwatch:PutCompositeAlarm'],
    since: '3.8.0',
  },
  { source: '3.11.1 user-cluster-2.json CloudWatchLogs, metric filters', since: '3.6.0' },
  // Before 3.5.0 one document of the user had all of FSx, without the buckets.
  { source: '3.11.1 user-fsx-s3.json', since: '3.5.0' },
  {
    source: '3.11.1 user-cluster-2.json ResourceGroupRead',
    actions: ['resource-groups:ListGroupResources'],
    since: '3.3.0',
  },
  {
    source: '3.11.1 user-cluster-2.json ResourceGroupRead',
    actions: ['resource-groups:GetGroupConfiguration'],
    since: '3.5.0',
  },
  // From 3.6.0 to 3.8.0 the statement asks for other tags.
  {
    source: '3.11.1 user-cluster-1.json CloudFormationCreateAndUpdate',
    actions: ['cloudformation:UpdateStack'],
    from: '3.6.0',
    since: '3.9.0',
  },
];
