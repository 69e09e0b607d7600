import { type EscalationPath, hackTricks, labs } from './escalation-path.ts';

/**
 * Ways through what another service runs with a role that it has already. Who names what is their
 * own is not told of them.
 */
export const existingServices: readonly EscalationPath[] = [
  {
    name: 'create-deployment',
    publicId: 'codedeploy-001',
    actions: [
      'codedeploy:CreateDeployment',
      'codedeploy:RegisterApplicationRevision',
      'codedeploy:GetDeploymentConfig',
    ],
    anyName: ['deploymentgroup', 'application', 'deploymentconfig'],
    steps: [
      "Register a revision that holds commands of one's own",
      'Deploy it to instances whose role may do more',
    ],
  },
  {
    name: 'update-stack',
    publicId: 'cloudformation-002',
    actions: ['cloudformation:UpdateStack'],
    anyName: ['stack'],
    steps: [
      'Find a stack with a service role that may do more',
      "Let a template of one's own make what one may not",
    ],
  },
  {
    name: 'execute-change-set',
    publicId: 'cloudformation-005',
    actions: ['cloudformation:CreateChangeSet', 'cloudformation:ExecuteChangeSet'],
    anyName: ['stack'],
    steps: [
      'Find a stack with a service role that may do more',
      "Make a change set with a template of one's own",
      'Execute it, so that it makes what one may not',
    ],
  },
  {
    name: 'start-build',
    publicId: 'codebuild-002',
    actions: ['codebuild:StartBuild'],
    anyName: ['project'],
    steps: [
      'Find a project whose role may do more',
      "Start a build with commands of one's own in place of the project's",
    ],
  },
  {
    name: 'start-build-batch',
    publicId: 'codebuild-003',
    actions: ['codebuild:StartBuildBatch'],
    anyName: ['project'],
    steps: [
      'Find a project whose role may do more',
      "Start a batch of builds with commands of one's own in place of the project's",
    ],
  },
  {
    name: 'update-state-machine',
    source: hackTricks('Step Functions'),
    actions: ['states:UpdateStateMachine'],
    anyName: ['stateMachine'],
    steps: [
      'Find a state machine whose role may do more',
      'Let its next execution call what one may not',
    ],
  },
  {
    name: 'update-airflow-environment',
    source: labs('mwaa-002'),
    actions: ['airflow:UpdateEnvironment', 'airflow:CreateCliToken'],
    anyName: ['environment'],
    steps: [
      "Let an environment whose role may do more take its code from a bucket of one's own",
      'Trigger the code, which has the role',
    ],
  },
  {
    name: 'update-glue-endpoint',
    publicId: 'glue-002',
    actions: ['glue:UpdateDevEndpoint'],
    anyName: ['devEndpoint'],
    steps: [
      "Add a key of one's own to a development endpoint whose role may do more",
      'Log in to it and use the role',
    ],
  },
  {
    name: 'open-notebook',
    publicId: 'sagemaker-004',
    actions: ['sagemaker:CreatePresignedNotebookInstanceUrl'],
    anyName: ['notebook-instance'],
    steps: ['Open a notebook whose role may do more', 'Use the role'],
  },
  {
    name: 'update-notebook',
    publicId: 'sagemaker-005',
    actions: [
      'sagemaker:CreateNotebookInstanceLifecycleConfig',
      'sagemaker:StopNotebookInstance',
      'sagemaker:UpdateNotebookInstance',
      'sagemaker:StartNotebookInstance',
    ],
    anyName: ['notebook-instance', 'notebook-instance-lifecycle-config'],
    steps: [
      "Write a lifecycle configuration that holds commands of one's own",
      'Stop a notebook whose role may do more, and give it the configuration',
      'Start it, so that the commands run with the role',
    ],
  },
  {
    name: 'use-code-interpreter',
    publicId: 'bedrock-002',
    actions: [
      'bedrock-agentcore:StartCodeInterpreterSession',
      'bedrock-agentcore:InvokeCodeInterpreter',
    ],
    anyName: ['code-interpreter-custom'],
    steps: [
      'Start a session of a code interpreter whose role may do more',
      'Run code in it, which has the role',
    ],
  },
  {
    name: 'invoke-agent-command',
    publicId: 'bedrock-004',
    actions: ['bedrock-agentcore:InvokeAgentRuntimeCommand'],
    anyName: ['runtime'],
    steps: ['Run a command in an agent runtime whose role may do more', 'Let it use the role'],
  },
  {
    name: 'use-agent-browser',
    publicId: 'bedrock-007',
    actions: [
      'bedrock-agentcore:StartBrowserSession',
      'bedrock-agentcore:ConnectBrowserAutomationStream',
    ],
    anyName: ['browser-custom'],
    steps: [
      'Start a session of a browser whose role may do more',
      "Drive it to the page that holds the role's credentials",
    ],
  },
];
