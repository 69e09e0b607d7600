import { type EscalationPath, hackTricks, labs, passRole } from './escalation-path.ts';

/** Ways that pass a role to a service that builds, deploys or calls other services. */
export const passRoleToAutomation: readonly EscalationPath[] = [
  passRole('cloudformation', {
    name: 'cloudformation',
    publicId: 'cloudformation-001',
    actions: ['cloudformation:CreateStack'],
    steps: [
      'Create a stack with a service role that may do more',
      'Let its template make what one may not',
    ],
  }),
  passRole('cloudformation', {
    name: 'stack-set',
    publicId: 'cloudformation-003',
    actions: ['cloudformation:CreateStackSet', 'cloudformation:CreateStackInstances'],
    steps: [
      'Create a stack set whose roles may do more',
      'Create instances of it, whose template makes what one may not',
    ],
  }),
  passRole('cloudformation', {
    name: 'existing-stack-set',
    publicId: 'cloudformation-004',
    actions: ['cloudformation:UpdateStackSet'],
    steps: [
      'Give a stack set that exists a template that makes what one may not',
      'Let the roles of the stack set, which may do more, make it',
    ],
  }),
  passRole('codebuild', {
    name: 'codebuild',
    publicId: 'codebuild-001',
    actions: ['codebuild:CreateProject', 'codebuild:StartBuild'],
    steps: [
      'Make a project with a role that may do more',
      'Start a build, whose commands run with the role',
    ],
  }),
  passRole('codebuild', {
    name: 'codebuild-batch',
    publicId: 'codebuild-004',
    actions: ['codebuild:CreateProject', 'codebuild:StartBuildBatch'],
    steps: [
      'Make a project with a role that may do more',
      'Start a batch of builds, whose commands run with the role',
    ],
  }),
  passRole('codepipeline', {
    name: 'codepipeline',
    source: hackTricks('CodePipeline'),
    actions: [
      'codepipeline:CreatePipeline',
      'codepipeline:StartPipelineExecution',
      'codebuild:CreateProject',
    ],
    steps: [
      "Make a pipeline with a role that may do more and a build with commands of one's own",
      'Start it, so that it does what the role may',
    ],
  }),
  passRole('amplify', {
    name: 'amplify',
    source: labs('amplify-001'),
    actions: ['amplify:CreateApp', 'amplify:CreateBranch', 'amplify:StartJob'],
    steps: [
      "Make an app with a role that may do more and a branch of a repository of one's own",
      'Start a job, whose build commands run with the role',
    ],
  }),
  // The role is that of an instance profile: it is passed to EC2, as in AWS's policies for images.
  passRole('ec2', {
    name: 'image-builder',
    publicId: 'imagebuilder-001',
    actions: [
      'imagebuilder:CreateComponent',
      'imagebuilder:CreateImageRecipe',
      'imagebuilder:CreateInfrastructureConfiguration',
      'imagebuilder:CreateImage',
    ],
    steps: [
      "Make a component that holds commands of one's own, and a recipe of it",
      'Name an instance profile that may do more for the building of an image',
      'Build it, so that the commands run with that role',
    ],
  }),
  passRole('ssm', {
    name: 'ssm-automation',
    publicId: 'ssm-003',
    actions: ['ssm:CreateDocument', 'ssm:StartAutomationExecution'],
    steps: [
      'Write an automation whose steps call what one may not',
      'Start it with a role that may do more',
    ],
  }),
  passRole('states', {
    name: 'step-functions',
    source: hackTricks('Step Functions'),
    actions: ['states:CreateStateMachine', 'states:StartExecution'],
    steps: [
      'Make a state machine with a role that may do more',
      'Start it, so that it calls what the role may',
    ],
  }),
  passRole('states', {
    name: 'step-functions-test',
    source: hackTricks('Step Functions'),
    actions: ['states:TestState'],
    steps: ['Test a single state with a role that may do more, so that it calls what the role may'],
  }),
  passRole('scheduler', {
    name: 'scheduler',
    source: hackTricks('EventBridge Scheduler'),
    actions: ['scheduler:CreateSchedule'],
    steps: ['Make a schedule with a role that may do more', 'Let it call an API that one may not'],
  }),
  passRole('scheduler', {
    name: 'existing-schedule',
    source: hackTricks('EventBridge Scheduler'),
    actions: ['scheduler:UpdateSchedule'],
    steps: [
      'Give a schedule that exists a role that may do more',
      'Let it call an API that one may not',
    ],
  }),
  passRole('events', {
    name: 'events',
    source: 'EventBridge User Guide, "IAM roles for sending events to targets"',
    actions: ['events:PutRule', 'events:PutTargets'],
    steps: ['Make a rule with a role that may do more', 'Let it start a target that one may not'],
  }),
  passRole('cognito-identity', {
    name: 'cognito-identity',
    publicId: 'cognitoidentity-001',
    actions: ['cognito-identity:SetIdentityPoolRoles'],
    steps: [
      'Give an identity pool a role that may do more',
      'Get its credentials as an identity of the pool',
    ],
  }),
];
