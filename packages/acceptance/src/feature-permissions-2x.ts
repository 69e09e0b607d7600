import type { PermissionRow } from './feature-needs.ts';
import type { UnpublishedBefore } from './unpublished-before.ts';

/** A cluster of ParallelCluster 2.x as the tests make them up. */
export interface MadeUpCluster2 {
  readonly scheduler: string;
  readonly ebs: boolean;
  readonly raid: boolean;
  readonly efs: boolean;
  readonly fsx: boolean;
  readonly fsxBucket: boolean;
  readonly dcv: boolean;
  readonly logs: boolean;
  readonly dashboard: boolean;
  readonly dns: boolean;
  readonly elasticIp: boolean;
  readonly placementGroup: boolean;
  readonly computeSubnet: boolean;
  readonly s3Read: boolean;
}

type Row = PermissionRow<MadeUpCluster2>;

const place = 'eu-west-1:123456789012';
const stack = `arn:aws:cloudformation:${place}:stack/parallelcluster-demo/1a2b3c4d-0000-1111-2222-333344445555`;
const nested = `arn:aws:cloudformation:${place}:stack/parallelcluster-demo-ComputeFleet-1ABC/1a2b3c4d-0000-1111-2222-333344445555`;
const table = `arn:aws:dynamodb:${place}:table/parallelcluster-demo`;
const bucket = 'arn:aws:s3:::parallelcluster-demo-bucket';
const ec2Role = 'arn:aws:iam::123456789012:role/parallelcluster-ec2';
const ownRole = 'arn:aws:iam::123456789012:role/parallelcluster-demo-RootRole-1ABC';
const ownProfile = 'arn:aws:iam::123456789012:instance-profile/parallelcluster-demo-Profile-1ABC';
const group = `arn:aws:autoscaling:${place}:autoScalingGroup:1a2b:autoScalingGroupName/parallelcluster-demo-ComputeFleet-1ABC`;
const logGroup = `arn:aws:logs:${place}:log-group:/aws/parallelcluster/demo`;
const zone = 'arn:aws:route53:::hostedzone/Z1';

const always = () => true;
const isSlurm = ({ scheduler }: MadeUpCluster2) => scheduler === 'slurm';
const isBatch = ({ scheduler }: MadeUpCluster2) => scheduler === 'awsbatch';
const isTraditional = ({ scheduler }: MadeUpCluster2) => scheduler !== 'awsbatch';
const latest = (statement: string) => `2.11.9 ${statement}`;
const middle = (statement: string) => `2.10.4 ${statement}`;
const first = (statement: string) => `2.4.1 ${statement}`;

/** Written from AWS's documents of 2.11.9, and from earlier ones where these have it no more. */
export const featurePermissionsOf2: readonly Row[] = [
  {
    source: latest('user EC2Describe'),
    when: always,
    who: 'user',
    actions: [
      'ec2:DescribeKeyPairs',
      'ec2:DescribeVpcs',
      'ec2:DescribeSubnets',
      'ec2:DescribeSecurityGroups',
      'ec2:DescribeImages',
      'ec2:DescribeInstances',
      'ec2:DescribeVolumes',
      'ec2:DescribeVpcAttribute',
    ],
    resources: ['*'],
  },
  {
    source: latest('user EC2Modify'),
    when: always,
    who: 'user',
    actions: [
      'ec2:RunInstances',
      'ec2:CreateVolume',
      'ec2:CreateSecurityGroup',
      'ec2:CreateNetworkInterface',
      'ec2:TerminateInstances',
      'ec2:DeleteVolume',
    ],
    resources: ['*'],
  },
  {
    source: latest('user EC2Modify, addresses'),
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
    source: latest('user EC2Modify, placement groups'),
    when: ({ placementGroup }) => placementGroup,
    who: 'user',
    actions: ['ec2:CreatePlacementGroup', 'ec2:DeletePlacementGroup'],
    resources: ['*'],
  },
  {
    source: latest('user EC2LaunchTemplate'),
    when: isTraditional,
    who: 'user',
    actions: ['ec2:CreateLaunchTemplate', 'ec2:DeleteLaunchTemplate'],
    resources: ['*'],
  },
  {
    source: latest('user NetworkingEasyConfig'),
    when: ({ computeSubnet }) => computeSubnet,
    who: 'user',
    actions: ['ec2:CreateSubnet', 'ec2:CreateRouteTable', 'ec2:AssociateRouteTable'],
    resources: ['*'],
  },
  {
    source: first('user AutoScalingModify'),
    when: isTraditional,
    who: 'user',
    actions: [
      'autoscaling:CreateAutoScalingGroup',
      'autoscaling:UpdateAutoScalingGroup',
      'autoscaling:DeleteAutoScalingGroup',
    ],
    resources: [group],
  },
  {
    source: latest('user DynamoDB'),
    when: isTraditional,
    who: 'user',
    actions: ['dynamodb:CreateTable', 'dynamodb:DescribeTable', 'dynamodb:DeleteTable'],
    resources: [table],
  },
  {
    source: latest('user CloudFormation'),
    when: always,
    who: 'user',
    actions: [
      'cloudformation:CreateStack',
      'cloudformation:DescribeStacks',
      'cloudformation:DescribeStackEvents',
      'cloudformation:UpdateStack',
      'cloudformation:DeleteStack',
      'cloudformation:GetTemplate',
    ],
    resources: [stack, nested],
  },
  {
    source: latest('user Route53HostedZones'),
    when: (cluster) => isSlurm(cluster) && cluster.dns,
    who: 'user',
    actions: ['route53:ChangeResourceRecordSets', 'route53:GetHostedZone'],
    resources: [zone],
  },
  {
    source: middle('user SQS'),
    when: isTraditional,
    who: 'user',
    actions: ['sqs:CreateQueue', 'sqs:SetQueueAttributes', 'sqs:DeleteQueue'],
    resources: [`arn:aws:sqs:${place}:parallelcluster-demo-SQS-1ABC`],
  },
  {
    source: middle('user SNS'),
    when: isTraditional,
    who: 'user',
    actions: ['sns:CreateTopic', 'sns:Subscribe', 'sns:DeleteTopic'],
    resources: [`arn:aws:sns:${place}:parallelcluster-demo`],
  },
  {
    source: latest('user IAMRole, the role of the instances'),
    when: always,
    who: 'user',
    actions: ['iam:PassRole'],
    resources: [ec2Role],
    context: { 'iam:PassedToService': 'ec2.amazonaws.com' },
  },
  {
    source: latest('user IAMRole'),
    when: always,
    who: 'user',
    actions: ['iam:CreateRole', 'iam:DeleteRole', 'iam:GetRole'],
    resources: [ownRole],
  },
  {
    source: latest('user IAMInstanceProfile'),
    when: always,
    who: 'user',
    actions: ['iam:CreateInstanceProfile', 'iam:DeleteInstanceProfile'],
    resources: [ownProfile],
  },
  {
    source: latest('user S3ResourcesBucket'),
    when: always,
    who: 'user',
    actions: ['s3:ListBucket'],
    resources: [bucket],
  },
  {
    source: latest('user S3ParallelClusterReadOnly'),
    when: always,
    who: 'user',
    actions: ['s3:GetObject'],
    resources: ['arn:aws:s3:::eu-west-1-aws-parallelcluster/templates/x'],
  },
  {
    source: latest('user Lambda'),
    when: always,
    who: 'user',
    actions: ['lambda:CreateFunction', 'lambda:InvokeFunction', 'lambda:DeleteFunction'],
    resources: [`arn:aws:lambda:${place}:function:parallelcluster-CleanupResources-1`],
  },
  {
    source: latest('user Logs'),
    when: ({ logs }) => logs,
    who: 'user',
    actions: ['logs:CreateLogGroup', 'logs:DeleteLogGroup', 'logs:PutRetentionPolicy'],
    resources: [logGroup],
  },
  {
    source: latest('user CodeBuild'),
    when: isBatch,
    who: 'user',
    actions: ['codebuild:CreateProject', 'codebuild:DeleteProject'],
    resources: [`arn:aws:codebuild:${place}:project/parallelcluster-demo-build`],
  },
  {
    source: latest('user ECR, Batch and AmazonCloudWatchEvents'),
    when: isBatch,
    who: 'user',
    actions: ['ecr:CreateRepository', 'batch:CreateComputeEnvironment', 'events:PutRule'],
    resources: ['*'],
  },
  {
    source: latest('user ECS'),
    when: isBatch,
    who: 'user',
    actions: ['ecs:DescribeContainerInstances', 'ecs:ListContainerInstances'],
    resources: ['*'],
  },
  {
    source: latest('user EFS'),
    when: ({ efs }) => efs,
    who: 'user',
    actions: [
      'elasticfilesystem:CreateFileSystem',
      'elasticfilesystem:CreateMountTarget',
      'elasticfilesystem:DeleteFileSystem',
      'elasticfilesystem:DescribeMountTargets',
    ],
    resources: [`arn:aws:elasticfilesystem:${place}:file-system/fs-12345678`],
  },
  {
    source: latest('user FSx'),
    when: ({ fsx }) => fsx,
    who: 'user',
    actions: ['fsx:CreateFileSystem', 'fsx:DescribeFileSystems', 'fsx:DeleteFileSystem'],
    resources: [`arn:aws:fsx:${place}:file-system/fs-12345678`],
  },
  {
    source: latest('user CloudWatch'),
    when: ({ dashboard }) => dashboard,
    who: 'user',
    actions: ['cloudwatch:PutDashboard', 'cloudwatch:GetDashboard', 'cloudwatch:DeleteDashboards'],
    resources: ['*'],
  },
  {
    source: latest('instance EC2'),
    when: always,
    who: 'instance',
    actions: ['ec2:DescribeVolumes', 'ec2:AttachVolume', 'ec2:DescribeInstanceAttribute'],
    resources: ['*'],
  },
  {
    source: latest('instance EC2, of the scheduler'),
    when: isTraditional,
    who: 'instance',
    actions: ['ec2:DescribeInstances', 'ec2:DescribeInstanceStatus', 'ec2:DescribeRegions'],
    resources: ['*'],
  },
  {
    source: latest('instance.slurm EC2, ec2:TerminateInstances'),
    when: isSlurm,
    who: 'instance',
    actions: ['ec2:TerminateInstances', 'ec2:CreateTags'],
    resources: [`arn:aws:ec2:${place}:instance/i-0123456789abcdef0`],
  },
  {
    source: latest('instance.slurm EC2RunInstances'),
    when: isSlurm,
    who: 'instance',
    actions: ['ec2:RunInstances'],
    resources: [
      `arn:aws:ec2:${place}:subnet/subnet-22222222`,
      `arn:aws:ec2:${place}:instance/i-0123456789abcdef0`,
      `arn:aws:ec2:${place}:key-pair/my-key`,
      `arn:aws:ec2:${place}:launch-template/lt-1`,
      'arn:aws:ec2:eu-west-1::image/ami-0123456789abcdef0',
    ],
  },
  {
    source: first('instance SQS'),
    when: ({ scheduler }) => scheduler === 'sge' || scheduler === 'torque',
    who: 'instance',
    actions: ['sqs:SendMessage', 'sqs:ReceiveMessage', 'sqs:DeleteMessage', 'sqs:GetQueueUrl'],
    resources: [`arn:aws:sqs:${place}:parallelcluster-demo-SQS-1ABC`],
  },
  {
    source: first('instance AutoScaling'),
    when: ({ scheduler }) => scheduler === 'sge' || scheduler === 'torque',
    who: 'instance',
    actions: [
      'autoscaling:DescribeAutoScalingGroups',
      'autoscaling:TerminateInstanceInAutoScalingGroup',
      'autoscaling:SetDesiredCapacity',
    ],
    resources: ['*'],
  },
  {
    source: latest('instance CloudFormation'),
    when: always,
    who: 'instance',
    actions: [
      'cloudformation:DescribeStacks',
      'cloudformation:DescribeStackResource',
      'cloudformation:SignalResource',
    ],
    resources: [stack],
  },
  {
    source: latest('instance DynamoDBTable'),
    when: isTraditional,
    who: 'instance',
    actions: [
      'dynamodb:PutItem',
      'dynamodb:Query',
      'dynamodb:GetItem',
      'dynamodb:DeleteItem',
      'dynamodb:DescribeTable',
    ],
    resources: [table],
  },
  {
    source: latest('instance S3GetObj'),
    when: isTraditional,
    who: 'instance',
    actions: ['s3:GetObject'],
    resources: ['arn:aws:s3:::eu-west-1-aws-parallelcluster/x'],
  },
  {
    source: latest('instance.slurm IAMPassRole'),
    when: isSlurm,
    who: 'instance',
    actions: ['iam:PassRole'],
    resources: [ec2Role, ownRole],
    context: { 'iam:PassedToService': 'ec2.amazonaws.com' },
  },
  {
    source: latest('instance.slurm DcvLicense'),
    when: (cluster) => isTraditional(cluster) && cluster.dcv,
    who: 'instance',
    actions: ['s3:GetObject'],
    resources: ['arn:aws:s3:::dcv-license.eu-west-1/license'],
  },
  {
    source: latest('instance.slurm GetClusterConfig'),
    when: isSlurm,
    who: 'instance',
    actions: ['s3:GetObject', 's3:GetObjectVersion'],
    resources: [`${bucket}/config.json`],
  },
  {
    source: latest('instance FSx'),
    when: ({ fsx }) => fsx,
    who: 'instance',
    actions: ['fsx:DescribeFileSystems'],
    resources: ['*'],
  },
  {
    source: latest('instance CWLogs'),
    when: ({ logs }) => logs,
    who: 'instance',
    actions: ['logs:CreateLogStream'],
    resources: [`${logGroup}:log-stream:x`],
  },
  {
    source: latest('instance.slurm Route53'),
    when: (cluster) => isSlurm(cluster) && cluster.dns,
    who: 'instance',
    actions: ['route53:ChangeResourceRecordSets'],
    resources: [zone],
  },
  {
    source: latest('instance.awsbatch Statement[0] and Statement[3]'),
    when: isBatch,
    who: 'instance',
    actions: [
      'batch:RegisterJobDefinition',
      'logs:GetLogEvents',
      'batch:DescribeJobQueues',
      'batch:TerminateJob',
      'batch:DescribeJobs',
      'batch:ListJobs',
    ],
    resources: ['*'],
  },
  {
    source: latest('instance.awsbatch Statement[1], jobs'),
    when: isBatch,
    who: 'instance',
    actions: ['batch:SubmitJob'],
    resources: [
      `arn:aws:batch:${place}:job-definition/serial:1`,
      `arn:aws:batch:${place}:job-queue/queue`,
    ],
  },
  {
    source: latest('instance.awsbatch Statement[1], objects'),
    when: isBatch,
    who: 'instance',
    actions: ['s3:PutObject', 's3:GetObject'],
    resources: [`${bucket}/batch/job.sh`],
  },
  {
    source: latest('instance.awsbatch Statement[1], containers'),
    when: isBatch,
    who: 'instance',
    actions: ['ecs:ListContainerInstances'],
    resources: [`arn:aws:ecs:${place}:cluster/ecs`],
  },
  {
    source: latest('lambda CloudWatchLogsPolicy'),
    when: always,
    who: 'lambda',
    actions: ['logs:CreateLogStream', 'logs:PutLogEvents'],
    resources: [`arn:aws:logs:${place}:log-group:/aws/lambda/pcluster-1:log-stream:x`],
  },
  {
    source: latest('lambda S3BucketPolicy'),
    when: always,
    who: 'lambda',
    actions: ['s3:DeleteObject', 's3:DeleteObjectVersion', 's3:ListBucketVersions'],
    resources: [bucket, `${bucket}/x`],
  },
  {
    source: latest('lambda.awsbatch ECRPolicy and CodeBuildPolicy'),
    when: isBatch,
    who: 'lambda',
    actions: ['ecr:BatchDeleteImage', 'ecr:ListImages', 'codebuild:StartBuild'],
    resources: ['*'],
  },
  {
    source: latest('lambda.slurm FleetTerminatePolicy'),
    when: isSlurm,
    who: 'lambda',
    actions: ['ec2:DescribeInstances', 'ec2:TerminateInstances'],
    resources: ['*'],
  },
  {
    source: latest('lambda.slurm DynamoDBTable'),
    when: isSlurm,
    who: 'lambda',
    actions: ['dynamodb:GetItem', 'dynamodb:PutItem'],
    resources: [table],
  },
  {
    source: latest('lambda.slurm Route53DeletePolicy'),
    when: (cluster) => isSlurm(cluster) && cluster.dns,
    who: 'lambda',
    actions: ['route53:ListResourceRecordSets', 'route53:ChangeResourceRecordSets'],
    resources: [zone],
  },
];

const traditional = ['sge', 'slurm', 'torque'];
const batch = ['awsbatch'];

/**
 * What of the table a release's documents do not have, so that its feature was not there, or worked
 * without. Written from AWS's documents of the releases before and after each.
 */
export const unpublishedBeforeOf2: readonly UnpublishedBefore[] = [
  // The documents of 2.4.1 and 2.5.1
  { source: latest('user NetworkingEasyConfig'), since: '2.5.0' },
  { source: latest('user EFS'), schedulers: traditional, since: '2.5.0' },
  { source: latest('user FSx'), schedulers: traditional, since: '2.5.0' },
  { source: latest('instance.slurm DcvLicense'), since: '2.5.0' },
  { source: latest('instance.slurm IAMPassRole'), since: '2.5.0' },
  // The documents of 2.4.0 and 2.4.1
  {
    source: latest('instance CloudFormation'),
    actions: ['cloudformation:DescribeStackResource'],
    schedulers: traditional,
    since: '2.4.1',
  },
  // The documents of 2.5.1 and 2.6.1
  { source: latest('user Logs'), schedulers: traditional, since: '2.6.0' },
  // The documents of 2.8.1 and 2.9.1
  { source: latest('user ECS'), since: '2.9.0' },
  { source: latest('user EFS'), schedulers: batch, since: '2.9.0' },
  { source: latest('user FSx'), schedulers: batch, since: '2.9.0' },
  { source: latest('user Route53HostedZones'), since: '2.9.0' },
  {
    source: latest('user IAMRole'),
    actions: ['iam:CreateRole', 'iam:DeleteRole', 'iam:GetRole'],
    schedulers: traditional,
    since: '2.9.0',
  },
  { source: latest('user Lambda'), schedulers: traditional, since: '2.9.0' },
  { source: latest('user S3ResourcesBucket'), schedulers: traditional, since: '2.9.0' },
  { source: latest('instance EC2'), schedulers: batch, since: '2.9.0' },
  {
    source: latest('instance CloudFormation'),
    actions: ['cloudformation:DescribeStackResource', 'cloudformation:SignalResource'],
    schedulers: batch,
    since: '2.9.0',
  },
  {
    source: latest('instance CloudFormation'),
    actions: ['cloudformation:SignalResource'],
    since: '2.9.0',
  },
  { source: latest('instance FSx'), since: '2.9.0' },
  { source: latest('instance CWLogs'), since: '2.9.0' },
  { source: latest('instance.slurm EC2, ec2:TerminateInstances'), since: '2.9.0' },
  { source: latest('instance.slurm EC2RunInstances'), since: '2.9.0' },
  { source: latest('instance.slurm GetClusterConfig'), since: '2.9.0' },
  { source: latest('instance.slurm Route53'), since: '2.9.0' },
  {
    source: latest('instance.awsbatch Statement[0] and Statement[3]'),
    actions: ['batch:RegisterJobDefinition', 'logs:GetLogEvents'],
    since: '2.9.0',
  },
  // The documents of 2.9.1 and 2.10.0
  { source: latest('user CloudWatch'), since: '2.10.0' },
  // The functions have documents of their own from 2.10.1 on; up to 2.10.3 the ARNs in them have an
  // empty segment before the service, and match nothing.
  { source: latest('lambda CloudWatchLogsPolicy'), since: '2.10.4' },
  { source: latest('lambda S3BucketPolicy'), schedulers: batch, since: '2.10.1' },
  { source: latest('lambda S3BucketPolicy'), schedulers: traditional, since: '2.10.4' },
  { source: latest('lambda.awsbatch ECRPolicy and CodeBuildPolicy'), since: '2.10.1' },
  { source: latest('lambda.slurm FleetTerminatePolicy'), since: '2.10.1' },
  { source: latest('lambda.slurm DynamoDBTable'), since: '2.10.4' },
  { source: latest('lambda.slurm Route53DeletePolicy'), since: '2.10.4' },
  // From 2.11.0 on Slurm starts its nodes itself.
  { source: middle('user SQS'), schedulers: ['slurm'], from: '2.11.0', since: '3.0.0' },
  { source: middle('user SNS'), schedulers: ['slurm'], from: '2.11.0', since: '3.0.0' },
  {
    source: first('user AutoScalingModify'),
    actions: ['autoscaling:UpdateAutoScalingGroup', 'autoscaling:DeleteAutoScalingGroup'],
    schedulers: ['slurm'],
    from: '2.11.0',
    since: '3.0.0',
  },
];
