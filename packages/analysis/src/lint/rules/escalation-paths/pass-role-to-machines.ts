import { type EscalationPath, hackTricks, passRole, prowler } from './escalation-path.ts';

/** Ways that pass a role to an instance, a container or a function of one's own. */
export const passRoleToMachines: readonly EscalationPath[] = [
  passRole('ec2', {
    name: 'ec2',
    publicId: 'ec2-001',
    actions: ['ec2:RunInstances'],
    steps: [
      'Start an instance with a role that may do more',
      'Read its credentials on the instance',
    ],
  }),
  passRole('ec2', {
    name: 'ec2-spot',
    publicId: 'ec2-003',
    actions: ['ec2:RequestSpotInstances'],
    steps: [
      "Request a Spot Instance with a role that may do more and commands of one's own at its start",
      'Let the commands use the role',
    ],
  }),
  passRole('ec2', {
    name: 'ec2-association',
    source: hackTricks('EC2'),
    actions: ['ec2:AssociateIamInstanceProfile'],
    steps: [
      'Associate the instance profile of a role that may do more with an instance one is on',
      'Read its credentials on the instance',
    ],
  }),
  passRole('ec2', {
    name: 'ec2-replaced-association',
    source: hackTricks('EC2'),
    actions: ['ec2:ReplaceIamInstanceProfileAssociation'],
    steps: [
      'Replace the instance profile of an instance one is on by that of a role that may do more',
      'Read its credentials on the instance',
    ],
  }),
  // Who makes clusters makes instance profiles: with roles by name, that is ordinary work.
  passRole('ec2', {
    name: 'instance-profile',
    source: hackTricks('EC2'),
    actions: ['iam:AddRoleToInstanceProfile'],
    anyName: ['role', 'instance-profile'],
    steps: [
      'Put a role that may do more into the instance profile of an instance one is on',
      'Read its credentials on the instance',
    ],
  }),
  passRole('ec2', {
    name: 'auto-scaling',
    source: hackTricks('EC2'),
    actions: ['autoscaling:CreateLaunchConfiguration', 'autoscaling:CreateAutoScalingGroup'],
    steps: [
      "Make a launch configuration with a role that may do more and commands of one's own",
      'Make a group that starts an instance from it',
    ],
  }),
  passRole('ec2', {
    name: 'existing-auto-scaling',
    source: prowler,
    actions: ['autoscaling:CreateLaunchConfiguration', 'autoscaling:UpdateAutoScalingGroup'],
    steps: [
      "Make a launch configuration with a role that may do more and commands of one's own",
      'Let a group that exists start its next instance from it',
    ],
  }),
  passRole('ec2', {
    name: 'emr',
    publicId: 'emr-001',
    actions: ['elasticmapreduce:RunJobFlow'],
    steps: [
      'Start a cluster whose instances have a role that may do more',
      'Let a step of it run commands with the role',
    ],
  }),
  passRole('gamelift', {
    name: 'gamelift',
    publicId: 'gamelift-001',
    actions: ['gamelift:CreateBuild', 'gamelift:RequestUploadCredentials', 'gamelift:CreateFleet'],
    steps: [
      "Upload a build that holds commands of one's own",
      'Make a fleet of it with a role that may do more, whose instances run the commands',
    ],
  }),
  passRole('lambda', {
    name: 'lambda',
    publicId: 'lambda-001',
    actions: ['lambda:CreateFunction', 'lambda:InvokeFunction'],
    steps: [
      'Make a function with a role that may do more',
      'Call it, so that it does what the role may',
    ],
  }),
  passRole('lambda', {
    name: 'lambda-by-event',
    publicId: 'lambda-002',
    actions: ['lambda:CreateFunction', 'lambda:CreateEventSourceMapping'],
    steps: ['Make a function with a role that may do more', 'Let an event call it'],
  }),
  passRole('lambda', {
    name: 'lambda-by-permission',
    publicId: 'lambda-006',
    actions: ['lambda:CreateFunction', 'lambda:AddPermission'],
    steps: [
      'Make a function with a role that may do more',
      "Let the function's own policy allow one to call it",
      'Call it, so that it does what the role may',
    ],
  }),
  passRole('ecs-tasks', {
    name: 'ecs',
    publicId: 'ecs-008',
    otherIds: ['ecs-002', 'ecs-004'],
    actions: ['ecs:RunTask'],
    steps: [
      'Run a task with another role, which may do more, and another command than it is defined with',
      'Let the command use the role',
    ],
  }),
  passRole('ecs-tasks', {
    name: 'ecs-instance',
    publicId: 'ecs-009',
    otherIds: ['ecs-005', 'ecs-007'],
    actions: ['ecs:StartTask'],
    steps: [
      'Start a task on an instance of a cluster, with another role, which may do more, and command',
      'Let the command use the role',
    ],
  }),
  passRole('ecs-tasks', {
    name: 'ecs-service',
    publicId: 'ecs-003',
    otherIds: ['ecs-001'],
    actions: ['ecs:RegisterTaskDefinition', 'ecs:CreateService'],
    steps: [
      'Register a task definition with a role that may do more',
      'Make a service of it, whose command has the role',
    ],
  }),
  passRole('ecs-tasks', {
    name: 'existing-ecs-service',
    source: hackTricks('ECS'),
    actions: ['ecs:RegisterTaskDefinition', 'ecs:UpdateService'],
    steps: [
      'Register a task definition with a role that may do more',
      'Let a service that exists go on with it, whose command has the role',
    ],
  }),
  // iam:PassedToService is Batch itself, though the job role trusts ecs-tasks: AWS's policy for the
  // head nodes of ParallelCluster says so.
  passRole('batch', {
    name: 'batch',
    publicId: 'batch-001',
    otherIds: ['batch-003'],
    actions: ['batch:RegisterJobDefinition', 'batch:SubmitJob'],
    steps: [
      'Register a job definition with a job role that may do more',
      'Submit a job, whose command runs with the role',
    ],
  }),
  // AWS's policy AWSAppRunnerFullAccess passes roles to this service, though they trust tasks.apprunner.
  passRole('apprunner', {
    name: 'app-runner',
    publicId: 'apprunner-001',
    actions: ['apprunner:CreateService'],
    steps: ['Make a service with a role that may do more', 'Let its code use the role'],
  }),
];
