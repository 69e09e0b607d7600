/** One way from the rights of a document to those of an administrator. */
export interface EscalationPath {
  /** A name of ours, the end of the finding's code. */
  readonly name: string;
  /** The identifier that pathfinding.cloud gives it, where it has one. */
  readonly publicId?: string;
  /** The identifiers of its other forms there, which take these actions, and as a rule more. */
  readonly otherIds?: readonly string[];
  /** Where it is published, where pathfinding.cloud does not have it. */
  readonly source?: string;
  /** The actions that it takes, all of them. */
  readonly actions: readonly string[];
  /** The service that a role is passed to, where one is. */
  readonly passedTo?: string;
  /** The condition key that binds the first action to named policies or a boundary, where one does. */
  readonly boundBy?: readonly string[];
  /** Whether it goes through another user: with one's own, it gains nothing. */
  readonly throughAnother?: boolean;
  /**
   * The types of resource, as their ARNs begin, of which every action must reach any name for the
   * way to be told: by name it is ordinary work, such as a session on one's own instances.
   */
  readonly anyName?: readonly string[];
  /** What somebody does, step by step. */
  readonly steps: readonly string[];
}

const boundary = 'iam:permissionsboundary';
const policyArn = 'iam:policyarn';
const rhino = 'Rhino Security Labs, "AWS IAM Privilege Escalation – Methods and Mitigation"';

const direct: readonly EscalationPath[] = [
  {
    name: 'create-policy-version',
    publicId: 'iam-001',
    actions: ['iam:CreatePolicyVersion'],
    steps: [
      'Write a new version of a policy that one has, which allows everything',
      'Make it the default',
    ],
  },
  {
    name: 'set-default-policy-version',
    source: rhino,
    actions: ['iam:SetDefaultPolicyVersion'],
    steps: [
      'Find a policy that one has with an older version that allows more',
      'Make that the default',
    ],
  },
  {
    name: 'create-access-key',
    source: rhino,
    actions: ['iam:CreateAccessKey'],
    throughAnother: true,
    steps: ['Make an access key for a user who may do more', 'Go on as that user'],
  },
  {
    name: 'create-login-profile',
    source: rhino,
    actions: ['iam:CreateLoginProfile'],
    throughAnother: true,
    steps: ['Set a password for a user who may do more and has none', 'Log in as that user'],
  },
  {
    name: 'update-login-profile',
    publicId: 'iam-006',
    actions: ['iam:UpdateLoginProfile'],
    throughAnother: true,
    steps: ['Change the password of a user who may do more', 'Log in as that user'],
  },
  {
    name: 'attach-user-policy',
    source: rhino,
    actions: ['iam:AttachUserPolicy'],
    boundBy: [boundary, policyArn],
    steps: ['Attach AdministratorAccess to the user that one is'],
  },
  {
    name: 'attach-group-policy',
    source: rhino,
    actions: ['iam:AttachGroupPolicy'],
    boundBy: [policyArn],
    steps: ['Attach AdministratorAccess to a group that one is in'],
  },
  {
    name: 'attach-role-policy',
    publicId: 'iam-009',
    actions: ['iam:AttachRolePolicy'],
    boundBy: [boundary, policyArn],
    steps: ['Attach AdministratorAccess to a role that one has or can use', 'Use the role'],
  },
  {
    name: 'put-user-policy',
    source: rhino,
    actions: ['iam:PutUserPolicy'],
    boundBy: [boundary],
    steps: ['Write an inline policy that allows everything on the user that one is'],
  },
  {
    name: 'put-group-policy',
    source: rhino,
    actions: ['iam:PutGroupPolicy'],
    steps: ['Write an inline policy that allows everything on a group that one is in'],
  },
  {
    name: 'put-role-policy',
    source: rhino,
    actions: ['iam:PutRolePolicy'],
    boundBy: [boundary],
    steps: [
      'Write an inline policy that allows everything on a role that one has or can use',
      'Use the role',
    ],
  },
  {
    name: 'add-user-to-group',
    source: rhino,
    actions: ['iam:AddUserToGroup'],
    steps: ['Put the user that one is into a group that may do more'],
  },
  {
    name: 'update-assume-role-policy',
    source: rhino,
    actions: ['iam:UpdateAssumeRolePolicy'],
    steps: ['Let a role that may do more trust the one that one is', 'Take the role on'],
  },
  {
    name: 'assume-role',
    publicId: 'sts-001',
    actions: ['sts:AssumeRole'],
    anyName: ['role'],
    steps: ['Find a role that may do more and trusts the account', 'Take the role on'],
  },
  {
    name: 'delete-role-boundary',
    source: rhino,
    actions: ['iam:DeleteRolePermissionsBoundary'],
    steps: ['Take the boundary off a role that it holds back', 'Use the role'],
  },
];

const passed = (
  service: string,
  name: string,
  actions: readonly string[],
  steps: readonly string[],
  publicId?: string,
): EscalationPath => ({
  name: `pass-role-to-${name}`,
  ...(publicId === undefined ? { source: rhino } : { publicId }),
  actions: ['iam:PassRole', ...actions],
  passedTo: `${service}.amazonaws.com`,
  boundBy: [],
  steps,
});

const byPassingRole: readonly EscalationPath[] = [
  passed(
    'ec2',
    'ec2',
    ['ec2:RunInstances'],
    ['Start an instance with a role that may do more', 'Read its credentials on the instance'],
    'ec2-001',
  ),
  passed(
    'lambda',
    'lambda',
    ['lambda:CreateFunction', 'lambda:InvokeFunction'],
    ['Make a function with a role that may do more', 'Call it, so that it does what the role may'],
    'lambda-001',
  ),
  passed(
    'lambda',
    'lambda-by-event',
    ['lambda:CreateFunction', 'lambda:CreateEventSourceMapping'],
    ['Make a function with a role that may do more', 'Let an event call it'],
  ),
  passed(
    'cloudformation',
    'cloudformation',
    ['cloudformation:CreateStack'],
    [
      'Create a stack with a service role that may do more',
      'Let its template make what one may not',
    ],
    'cloudformation-001',
  ),
  passed(
    'codebuild',
    'codebuild',
    ['codebuild:CreateProject', 'codebuild:StartBuild'],
    [
      'Make a project with a role that may do more',
      'Start a build, whose commands run with the role',
    ],
    'codebuild-001',
  ),
  passed(
    'ecs-tasks',
    'batch',
    ['batch:RegisterJobDefinition', 'batch:SubmitJob'],
    [
      'Register a job definition with a job role that may do more',
      'Submit a job, whose command runs with the role',
    ],
  ),
  passed(
    'ecs-tasks',
    'ecs',
    ['ecs:RegisterTaskDefinition', 'ecs:RunTask'],
    [
      'Register a task definition with a role that may do more',
      'Run it, whose command has the role',
    ],
  ),
  passed(
    'events',
    'events',
    ['events:PutRule', 'events:PutTargets'],
    ['Make a rule with a role that may do more', 'Let it start a target that one may not'],
  ),
  passed(
    'scheduler',
    'scheduler',
    ['scheduler:CreateSchedule'],
    ['Make a schedule with a role that may do more', 'Let it call an API that one may not'],
  ),
  passed(
    'states',
    'step-functions',
    ['states:CreateStateMachine', 'states:StartExecution'],
    [
      'Make a state machine with a role that may do more',
      'Start it, so that it calls what the role may',
    ],
  ),
  passed(
    'glue',
    'glue',
    ['glue:CreateJob', 'glue:StartJobRun'],
    ['Make a job with a role that may do more', 'Run it, whose script has the role'],
  ),
  passed(
    'glue',
    'glue-endpoint',
    ['glue:CreateDevEndpoint'],
    ['Make a development endpoint with a role that may do more', 'Log in to it and use the role'],
    'glue-001',
  ),
  passed(
    'sagemaker',
    'sagemaker',
    ['sagemaker:CreateNotebookInstance', 'sagemaker:CreatePresignedNotebookInstanceUrl'],
    ['Make a notebook with a role that may do more', 'Open it and use the role'],
  ),
  passed(
    'datapipeline',
    'data-pipeline',
    [
      'datapipeline:CreatePipeline',
      'datapipeline:PutPipelineDefinition',
      'datapipeline:ActivatePipeline',
    ],
    [
      'Make a pipeline with a role that may do more',
      'Activate it, so that its commands run with the role',
    ],
    'datapipeline-001',
  ),
  passed(
    'tasks.apprunner',
    'app-runner',
    ['apprunner:CreateService'],
    ['Make a service with a role that may do more', 'Let its code use the role'],
    'apprunner-001',
  ),
  passed(
    'ssm',
    'ssm-automation',
    ['ssm:StartAutomationExecution'],
    ['Start an automation with a role that may do more', 'Let its steps call what one may not'],
  ),
  passed(
    'imagebuilder',
    'image-builder',
    ['imagebuilder:CreateInfrastructureConfiguration', 'imagebuilder:CreateImage'],
    [
      'Name an instance profile that may do more for the building of an image',
      'Build it, so that its components run with that role',
    ],
  ),
];

/**
 * The published ways to become administrator. Sources: Rhino Security Labs, "AWS IAM Privilege
 * Escalation – Methods and Mitigation"; pathfinding.cloud, whose identifiers these are.
 */
export const escalationPaths: readonly EscalationPath[] = [...direct, ...byPassingRole];
