/** A cluster of ParallelCluster 3.11.1 as the tests make them up. */
export interface MadeUpCluster {
  readonly scheduler: 'slurm' | 'awsbatch';
  readonly efs: boolean;
  readonly fsx: boolean;
  readonly fsxBucket: boolean;
  readonly dcv: boolean;
  readonly logs: boolean;
  readonly dashboard: boolean;
  readonly alarms: boolean;
  readonly dns: boolean;
  readonly elasticIp: boolean;
  readonly placementGroup: boolean;
  readonly loginNodes: boolean;
  readonly reservation: boolean;
  readonly reservationGroup: boolean;
  readonly directory: boolean;
  readonly database: boolean;
  readonly munge: boolean;
  readonly keyName: boolean;
  readonly customAmi: boolean;
  readonly s3Read: boolean;
  readonly s3Write: boolean;
  readonly headNodeRole: boolean;
  readonly queueProfile: boolean;
}

/** What a feature of a cluster needs somebody to be allowed. */
export interface FeaturePermission {
  /** Where it says so: a statement of from-code-3.11.1.json, or of a document of AWS's templates. */
  readonly source: string;
  /** Which clusters need it. */
  readonly when: (cluster: MadeUpCluster) => boolean;
  /** Who needs it: the kinds of policy begin with it. */
  readonly who: 'user' | 'headNode' | 'computeNode' | 'loginNode' | 'lambda';
  readonly actions: readonly string[];
  readonly resources: readonly string[];
  readonly context?: Readonly<Record<string, string | readonly string[]>>;
  /** Set where AWS's published documents do not grant it either. */
  readonly isUnpublished?: true;
}

const place = 'eu-west-1:123456789012';
const stack = `arn:aws:cloudformation:${place}:stack/demo/1a2b3c4d-0000-1111-2222-333344445555`;
const nested = `arn:aws:cloudformation:${place}:stack/demo-Nested-ABCDEFGH/1a2b3c4d-0000-1111-2222-333344445555`;
const instance = `arn:aws:ec2:${place}:instance/i-0123456789abcdef0`;
const volume = `arn:aws:ec2:${place}:volume/vol-0123456789abcdef0`;
const clusterBucket = 'arn:aws:s3:::parallelcluster-0123456789abcdef-v1-do-not-delete';
const ownRole = 'arn:aws:iam::123456789012:role/parallelcluster/demo/demo-Role-ABCDEFGH';
const ownProfile =
  'arn:aws:iam::123456789012:instance-profile/parallelcluster/demo/demo-Profile-ABCD';
/** The role that the made-up configurations give the head node. */
export const givenRole = 'arn:aws:iam::123456789012:role/parallelcluster/given';
/** The instance profile that they give a queue; the role in it may have any name. */
export const givenProfile =
  'arn:aws:iam::123456789012:instance-profile/parallelcluster/given-profile';
const roleInProfile = 'arn:aws:iam::123456789012:role/parallelcluster/in-profile';
/** The secrets that they name. */
export const secrets = {
  directory: `arn:aws:secretsmanager:${place}:secret:directory-AbCdEf`,
  database: `arn:aws:secretsmanager:${place}:secret:database-AbCdEf`,
  munge: `arn:aws:secretsmanager:${place}:secret:munge-AbCdEf`,
} as const;
const table = `arn:aws:dynamodb:${place}:table/parallelcluster-demo`;
// From 3.2.0 on the tables of Slurm have this name; the policies of both kinds of node speak of it.
const slurmTable = `arn:aws:dynamodb:${place}:table/parallelcluster-slurm-demo`;

const always = () => true;
const isSlurm = ({ scheduler }: MadeUpCluster) => scheduler === 'slurm';
const isBatch = ({ scheduler }: MadeUpCluster) => scheduler === 'awsbatch';
const code = (statement: string) => `from-code-3.11.1.json: ${statement}`;
const guide = (statement: string) => `3.11.1 ${statement}`;

/** Written from what ParallelCluster grants its own roles, and from AWS's documents for the user. */
export const featurePermissions: readonly FeaturePermission[] = [
  {
    source: code('headNode Ec2'),
    when: always,
    who: 'headNode',
    actions: [
      'ec2:DescribeInstanceAttribute',
      'ec2:DescribeInstances',
      'ec2:DescribeInstanceStatus',
      'ec2:DescribeVolumes',
    ],
    resources: ['*'],
  },
  {
    source: code('headNode Ec2TagsAndVolumes'),
    when: always,
    who: 'headNode',
    actions: ['ec2:AttachVolume', 'ec2:CreateTags'],
    resources: [instance, volume],
  },
  {
    source: code('headNode Ec2TagsAndVolumes, ec2:DetachVolume'),
    when: always,
    who: 'headNode',
    actions: ['ec2:DetachVolume'],
    resources: [instance, volume],
    isUnpublished: true,
  },
  {
    source: code('headNode S3GetObj'),
    when: always,
    who: 'headNode',
    actions: ['s3:GetObject'],
    resources: ['arn:aws:s3:::eu-west-1-aws-parallelcluster/parallelcluster/3.11.1/cookbooks.tgz'],
  },
  {
    source: code('headNode ResourcesS3Bucket, objects'),
    when: always,
    who: 'headNode',
    actions: ['s3:GetObject', 's3:GetObjectVersion'],
    resources: [`${clusterBucket}/parallelcluster/3.11.1/clusters/demo-0123/config.yaml`],
  },
  {
    source: code('headNode ResourcesS3Bucket, bucket'),
    when: always,
    who: 'headNode',
    actions: ['s3:GetBucketLocation', 's3:ListBucket'],
    resources: [clusterBucket],
    isUnpublished: true,
  },
  {
    source: code('headNode CloudFormation'),
    when: always,
    who: 'headNode',
    actions: [
      'cloudformation:DescribeStacks',
      'cloudformation:DescribeStackResource',
      'cloudformation:SignalResource',
    ],
    resources: [stack],
  },
  {
    source: code('headNode DcvLicense'),
    when: always,
    who: 'headNode',
    actions: ['s3:GetObject'],
    resources: ['arn:aws:s3:::dcv-license.eu-west-1/license'],
  },
  {
    source: code('headNode SecretsManager'),
    when: ({ munge }) => munge,
    who: 'headNode',
    actions: ['secretsmanager:GetSecretValue'],
    resources: [secrets.munge],
    isUnpublished: true,
  },
  {
    source: code('headNode EC2Terminate'),
    when: isSlurm,
    who: 'headNode',
    actions: ['ec2:TerminateInstances'],
    resources: [instance],
    context: {
      'ec2:ResourceTag/parallelcluster:cluster-name': 'demo',
      // The published document asks for this tag, which the same nodes have: EC2GetComputeConsoleOutput.
      'ec2:ResourceTag/parallelcluster:node-type': 'Compute',
    },
  },
  {
    source: code('headNode EC2RunInstancesCreateFleet'),
    when: isSlurm,
    who: 'headNode',
    actions: ['ec2:RunInstances', 'ec2:CreateFleet'],
    resources: [
      `arn:aws:ec2:${place}:subnet/subnet-22222222`,
      `arn:aws:ec2:${place}:fleet/fleet-1`,
      `arn:aws:ec2:${place}:network-interface/eni-1`,
      instance,
      volume,
      `arn:aws:ec2:${place}:security-group/sg-1`,
      `arn:aws:ec2:${place}:launch-template/lt-1`,
      `arn:aws:ec2:${place}:placement-group/demo`,
      'arn:aws:ec2:eu-west-1::image/ami-0123456789abcdef0',
    ],
  },
  {
    source: code('headNode EC2RunInstancesCreateFleet, key pair'),
    when: ({ scheduler, keyName }) => scheduler === 'slurm' && keyName,
    who: 'headNode',
    actions: ['ec2:RunInstances', 'ec2:CreateFleet'],
    resources: [`arn:aws:ec2:${place}:key-pair/my-key`],
  },
  {
    source: code('headNode EC2RunInstancesCreateFleet, an image of ParallelCluster'),
    when: ({ scheduler, customAmi }) => scheduler === 'slurm' && !customAmi,
    who: 'headNode',
    actions: ['ec2:RunInstances', 'ec2:CreateFleet'],
    resources: ['arn:aws:ec2:eu-west-1::image/ami-0fedcba9876543210'],
  },
  {
    source: code('headNode EC2DescribeCapacityReservations'),
    when: isSlurm,
    who: 'headNode',
    actions: ['ec2:DescribeCapacityReservations'],
    resources: ['*'],
  },
  {
    source: code('headNode PassRole'),
    when: isSlurm,
    who: 'headNode',
    actions: ['iam:PassRole'],
    resources: [ownRole],
    context: { 'iam:PassedToService': 'ec2.amazonaws.com' },
  },
  {
    source: code('headNode DynamoDBTable'),
    when: isSlurm,
    who: 'headNode',
    actions: [
      'dynamodb:UpdateItem',
      'dynamodb:PutItem',
      'dynamodb:GetItem',
      'dynamodb:BatchGetItem',
    ],
    resources: [table, slurmTable],
  },
  {
    source: code('headNode EC2GetComputeConsoleOutput'),
    when: ({ scheduler, logs }) => scheduler === 'slurm' && logs,
    who: 'headNode',
    actions: ['ec2:GetConsoleOutput'],
    resources: [instance],
  },
  {
    source: code('headNode AllowRunningReservedCapacity'),
    when: ({ scheduler, reservation }) => scheduler === 'slurm' && reservation,
    who: 'headNode',
    actions: ['ec2:RunInstances'],
    resources: [`arn:aws:ec2:${place}:capacity-reservation/cr-0123456789abcdef0`],
  },
  {
    source: code('headNode AllowManagingReservedCapacity, EC2'),
    when: ({ scheduler, reservationGroup }) => scheduler === 'slurm' && reservationGroup,
    who: 'headNode',
    actions: ['ec2:RunInstances', 'ec2:CreateFleet'],
    resources: [`arn:aws:resource-groups:${place}:group/reservations`],
  },
  {
    source: code('headNode AllowManagingReservedCapacity, the group'),
    when: ({ scheduler, reservationGroup }) => scheduler === 'slurm' && reservationGroup,
    who: 'headNode',
    actions: ['resource-groups:ListGroupResources'],
    resources: [`arn:aws:resource-groups:${place}:group/reservations`],
    isUnpublished: true,
  },
  {
    source: code('headNode AllowGettingDirectorySecretValue'),
    when: ({ scheduler, directory }) => scheduler === 'slurm' && directory,
    who: 'headNode',
    actions: ['secretsmanager:GetSecretValue'],
    resources: [secrets.directory],
  },
  {
    source: code('headNode AllowGettingSlurmDbSecretValue'),
    when: ({ scheduler, database }) => scheduler === 'slurm' && database,
    who: 'headNode',
    actions: ['secretsmanager:GetSecretValue'],
    resources: [secrets.database],
  },
  {
    source: code('everyNode S3Read'),
    when: ({ s3Read }) => s3Read,
    who: 'headNode',
    actions: ['s3:GetObject', 's3:ListBucket'],
    resources: ['arn:aws:s3:::read-bucket/data'],
    isUnpublished: true,
  },
  {
    source: code('everyNode S3ReadWrite'),
    when: ({ s3Write }) => s3Write,
    who: 'headNode',
    actions: ['s3:PutObject'],
    resources: ['arn:aws:s3:::write-bucket/data'],
    isUnpublished: true,
  },
  {
    source: code('headNode BatchJobPassRole'),
    when: isBatch,
    who: 'headNode',
    actions: ['iam:PassRole'],
    resources: [ownRole],
    context: { 'iam:PassedToService': 'batch.amazonaws.com' },
  },
  {
    source: code('headNode BatchCliReadPermissions'),
    when: isBatch,
    who: 'headNode',
    actions: [
      'batch:DescribeJobQueues',
      'batch:DescribeJobs',
      'batch:ListJobs',
      'batch:DescribeComputeEnvironments',
      'ec2:DescribeInstances',
    ],
    resources: ['*'],
  },
  {
    source: code('headNode BatchCliWritePermissions'),
    when: isBatch,
    who: 'headNode',
    actions: ['batch:SubmitJob', 'batch:TerminateJob'],
    resources: [
      `arn:aws:batch:${place}:job-queue/PclusterJobQueue-1`,
      `arn:aws:batch:${place}:job-definition/PclusterJobDefinition-1:1`,
      `arn:aws:batch:${place}:job/1`,
    ],
  },
  {
    source: code('headNode BatchCliWritePermissions, s3:PutObject'),
    when: isBatch,
    who: 'headNode',
    actions: ['s3:PutObject'],
    resources: [`${clusterBucket}/parallelcluster/3.11.1/clusters/demo-0123/batch/job.sh`],
  },
  {
    source: code('computeNode'),
    when: isSlurm,
    who: 'computeNode',
    actions: ['ec2:DescribeInstanceAttribute'],
    resources: ['*'],
  },
  {
    source: code('computeNode S3GetObj'),
    when: isSlurm,
    who: 'computeNode',
    actions: ['s3:GetObject'],
    resources: ['arn:aws:s3:::eu-west-1-aws-parallelcluster/x'],
  },
  {
    source: code('computeNode CloudFormation'),
    when: isSlurm,
    who: 'computeNode',
    actions: ['cloudformation:DescribeStackResource'],
    resources: [stack],
  },
  {
    source: code('computeNode DynamoDBTable'),
    when: isSlurm,
    who: 'computeNode',
    actions: ['dynamodb:UpdateItem', 'dynamodb:PutItem', 'dynamodb:GetItem'],
    resources: [table, slurmTable],
  },
  {
    // `slurm_builder.py` of the same release: the compute nodes ask an index of the table.
    source: guide('compute-node.slurm.json Statement[0], dynamodb:Query'),
    when: isSlurm,
    who: 'computeNode',
    actions: ['dynamodb:Query'],
    resources: [`${slurmTable}/index/InstanceId`],
  },
  {
    source: code('loginNode'),
    when: ({ scheduler, loginNodes }) => scheduler === 'slurm' && loginNodes,
    who: 'loginNode',
    actions: ['cloudformation:DescribeStackResource', 'cloudformation:DescribeStacks'],
    resources: [stack],
  },
  {
    source: code('loginNode Ec2'),
    when: ({ scheduler, loginNodes }) => scheduler === 'slurm' && loginNodes,
    who: 'loginNode',
    actions: ['ec2:DescribeInstanceAttribute'],
    resources: ['*'],
  },
  {
    source: code('loginNode S3GetObj and DcvLicense'),
    when: ({ scheduler, loginNodes }) => scheduler === 'slurm' && loginNodes,
    who: 'loginNode',
    actions: ['s3:GetObject'],
    resources: [
      'arn:aws:s3:::eu-west-1-aws-parallelcluster/x',
      'arn:aws:s3:::dcv-license.eu-west-1/license',
    ],
  },
  {
    source: code('loginNode Autoscaling'),
    when: ({ scheduler, loginNodes }) => scheduler === 'slurm' && loginNodes,
    who: 'loginNode',
    actions: ['autoscaling:CompleteLifecycleAction'],
    resources: [
      `arn:aws:autoscaling:${place}:autoScalingGroup:1a2b:autoScalingGroupName/demo-login-AutoScalingGroup`,
    ],
  },
  {
    source: code('loginNode DynamoDBTable'),
    when: ({ scheduler, loginNodes }) => scheduler === 'slurm' && loginNodes,
    who: 'loginNode',
    actions: ['dynamodb:UpdateItem', 'dynamodb:PutItem', 'dynamodb:GetItem'],
    resources: [table],
  },
  {
    source: guide('user-cluster-1.json EC2ReadAndWrite'),
    when: always,
    who: 'user',
    actions: [
      'ec2:DescribeSubnets',
      'ec2:RunInstances',
      'ec2:CreateVolume',
      'ec2:CreateSecurityGroup',
      'ec2:CreateLaunchTemplate',
      'ec2:CreateNetworkInterface',
      'ec2:TerminateInstances',
      'ec2:CreateTags',
    ],
    resources: ['*'],
  },
  {
    source: guide('user-cluster-1.json EC2ReadAndWrite, addresses'),
    when: ({ elasticIp }) => elasticIp,
    who: 'user',
    actions: [
      'ec2:AllocateAddress',
      'ec2:AssociateAddress',
      'ec2:DisassociateAddress',
      'ec2:ReleaseAddress',
    ],
    resources: ['*'],
  },
  {
    source: guide('user-cluster-1.json EC2ReadAndWrite, placement groups'),
    when: ({ scheduler, placementGroup }) => scheduler === 'slurm' && placementGroup,
    who: 'user',
    actions: ['ec2:CreatePlacementGroup', 'ec2:DeletePlacementGroup'],
    resources: ['*'],
  },
  {
    source: guide('user-cluster-1.json DynamoDB'),
    when: isSlurm,
    who: 'user',
    actions: ['dynamodb:CreateTable', 'dynamodb:DescribeTable', 'dynamodb:DeleteTable'],
    resources: [slurmTable],
  },
  {
    source: guide('user-cluster-1.json Route53HostedZones'),
    when: ({ scheduler, dns }) => scheduler === 'slurm' && dns,
    who: 'user',
    actions: ['route53:CreateHostedZone', 'route53:ChangeResourceRecordSets', 'route53:GetChange'],
    resources: ['*'],
  },
  {
    source: guide('head-node.slurm.json Statement[9]'),
    when: ({ scheduler, dns }) => scheduler === 'slurm' && dns,
    who: 'headNode',
    actions: ['route53:ChangeResourceRecordSets'],
    resources: ['arn:aws:route53:::hostedzone/Z1'],
  },
  {
    source: guide('lambda.slurm.json Statement[0]'),
    when: ({ scheduler, dns }) => scheduler === 'slurm' && dns,
    who: 'lambda',
    actions: ['route53:ListResourceRecordSets', 'route53:ChangeResourceRecordSets'],
    resources: ['arn:aws:route53:::hostedzone/Z1'],
  },
  {
    source: guide('lambda.slurm.json Statement[1] and lambda.awsbatch.json'),
    when: always,
    who: 'lambda',
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [`arn:aws:logs:${place}:log-group:/aws/lambda/pcluster-Cleanup-1:log-stream:x`],
  },
  {
    source: guide('lambda.slurm.json Statement[4]'),
    when: always,
    who: 'lambda',
    actions: ['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:ListBucketVersions'],
    resources: [clusterBucket, `${clusterBucket}/parallelcluster/x`],
  },
  {
    source: guide('user-cluster-1.json CloudFormationCreateAndUpdate'),
    when: always,
    who: 'user',
    actions: ['cloudformation:CreateStack', 'cloudformation:UpdateStack'],
    resources: [stack, nested],
    context: { 'aws:TagKeys': ['parallelcluster:cluster-name'] },
  },
  {
    source: guide('user-cluster-1.json CloudFormationReadAndDelete'),
    when: always,
    who: 'user',
    actions: [
      'cloudformation:DescribeStacks',
      'cloudformation:DescribeStackEvents',
      'cloudformation:DeleteStack',
      'cloudformation:GetTemplate',
    ],
    resources: [stack, nested],
  },
  {
    source: guide('user-cluster-1.json CloudWatch, dashboards'),
    when: ({ dashboard }) => dashboard,
    who: 'user',
    actions: ['cloudwatch:PutDashboard', 'cloudwatch:GetDashboard', 'cloudwatch:DeleteDashboards'],
    resources: ['*'],
  },
  {
    source: guide('user-cluster-1.json CloudWatch, alarms'),
    when: ({ alarms }) => alarms,
    who: 'user',
    actions: [
      'cloudwatch:PutMetricAlarm',
      'cloudwatch:PutCompositeAlarm',
      'cloudwatch:DescribeAlarms',
      'cloudwatch:DeleteAlarms',
    ],
    resources: ['*'],
  },
  {
    source: guide('user-cluster-2.json IamInstanceProfile'),
    when: always,
    who: 'user',
    actions: ['iam:CreateInstanceProfile', 'iam:AddRoleToInstanceProfile'],
    resources: [ownProfile],
  },
  {
    source: guide('user-cluster-2.json IamPassRole'),
    when: always,
    who: 'user',
    actions: ['iam:PassRole'],
    resources: [ownRole],
    context: { 'iam:PassedToService': 'ec2.amazonaws.com' },
  },
  {
    source: guide('user-cluster-2.json IamPassRole, a role that the file gives'),
    when: ({ headNodeRole }) => headNodeRole,
    who: 'user',
    actions: ['iam:PassRole'],
    resources: [givenRole],
    context: { 'iam:PassedToService': 'ec2.amazonaws.com' },
  },
  {
    // Whoever starts an instance with a profile passes the role in it: EC2 guide, "Grant permissions
    // to attach an IAM role to an instance".
    source: guide('user-cluster-2.json IamPassRole, the role in a profile that the file gives'),
    when: ({ scheduler, queueProfile }) => scheduler === 'slurm' && queueProfile,
    who: 'user',
    actions: ['iam:PassRole'],
    resources: [roleInProfile],
    context: { 'iam:PassedToService': 'ec2.amazonaws.com' },
  },
  {
    source: code('headNode PassRole, the role in a profile that the file gives'),
    when: ({ scheduler, queueProfile }) => scheduler === 'slurm' && queueProfile,
    who: 'headNode',
    actions: ['iam:PassRole'],
    resources: [roleInProfile],
    context: { 'iam:PassedToService': 'ec2.amazonaws.com' },
  },
  {
    source: guide('user-iam-admin.json'),
    when: always,
    who: 'user',
    actions: ['iam:CreateRole', 'iam:DeleteRole', 'iam:TagRole', 'iam:PutRolePolicy'],
    resources: [ownRole],
  },
  {
    source: guide('user-cluster-2.json Lambda'),
    when: always,
    who: 'user',
    actions: ['lambda:CreateFunction', 'lambda:InvokeFunction', 'lambda:DeleteFunction'],
    resources: [`arn:aws:lambda:${place}:function:pcluster-CleanupResources-1`],
  },
  {
    source: guide('user-cluster-2.json S3ResourcesBucket'),
    when: always,
    who: 'user',
    actions: ['s3:PutObject', 's3:ListBucket'],
    resources: [clusterBucket, `${clusterBucket}/x`],
  },
  {
    source: guide('user-cluster-2.json EFS'),
    when: ({ efs }) => efs,
    who: 'user',
    actions: ['elasticfilesystem:CreateFileSystem', 'elasticfilesystem:CreateMountTarget'],
    resources: [`arn:aws:elasticfilesystem:${place}:file-system/fs-12345678`],
  },
  {
    source: guide('user-cluster-2.json FSx'),
    when: ({ fsx }) => fsx,
    who: 'user',
    actions: ['fsx:CreateFileSystem', 'fsx:DescribeFileSystems', 'fsx:DeleteFileSystem'],
    resources: [`arn:aws:fsx:${place}:file-system/fs-12345678`],
  },
  {
    source: guide('user-cluster-2.json Statement[3]'),
    when: ({ fsx }) => fsx,
    who: 'user',
    actions: ['iam:CreateServiceLinkedRole'],
    resources: [
      'arn:aws:iam::123456789012:role/aws-service-role/fsx.amazonaws.com/AWSServiceRoleForAmazonFSx',
    ],
    context: { 'iam:AWSServiceName': 'fsx.amazonaws.com' },
  },
  {
    source: guide('user-fsx-s3.json'),
    when: ({ fsx, fsxBucket }) => fsx && fsxBucket,
    who: 'user',
    actions: ['s3:GetObject', 's3:PutObject'],
    resources: ['arn:aws:s3:::fsx-bucket/x'],
  },
  {
    source: guide('user-cluster-2.json CloudWatchLogs'),
    when: always,
    who: 'user',
    actions: ['logs:CreateLogGroup', 'logs:PutRetentionPolicy', 'logs:DeleteLogGroup'],
    resources: [`arn:aws:logs:${place}:log-group:/aws/parallelcluster/demo-1`],
  },
  {
    source: guide('user-cluster-2.json CloudWatchLogs, metric filters'),
    when: ({ logs }) => logs,
    who: 'user',
    actions: ['logs:PutMetricFilter', 'logs:DeleteMetricFilter', 'logs:DescribeMetricFilters'],
    resources: [`arn:aws:logs:${place}:log-group:/aws/parallelcluster/demo-1`],
  },
  {
    source: guide('user-cluster-2.json ResourceGroupRead'),
    when: ({ scheduler, reservationGroup }) => scheduler === 'slurm' && reservationGroup,
    who: 'user',
    actions: ['resource-groups:ListGroupResources', 'resource-groups:GetGroupConfiguration'],
    resources: [`arn:aws:resource-groups:${place}:group/reservations`],
  },
  {
    source: guide('user-cluster-2.json LoginNodesFunctionalities'),
    when: ({ scheduler, loginNodes }) => scheduler === 'slurm' && loginNodes,
    who: 'user',
    actions: [
      'autoscaling:CreateAutoScalingGroup',
      'autoscaling:DescribeAutoScalingGroups',
      'elasticloadbalancing:CreateLoadBalancer',
      'elasticloadbalancing:DescribeTargetGroups',
      'elasticloadbalancing:DescribeTags',
    ],
    resources: ['*'],
    context: { 'aws:TagKeys': ['parallelcluster:cluster-name'] },
  },
  {
    source: guide('user-batch.json'),
    when: isBatch,
    who: 'user',
    actions: ['batch:CreateComputeEnvironment', 'ecr:CreateRepository', 'events:PutRule'],
    resources: ['*'],
  },
];
