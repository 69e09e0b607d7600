import { type EscalationPath, hackTricks, labs, passRole } from './escalation-path.ts';

/** Ways that pass a role to a service for data, machine learning or agents, which runs one's code. */
export const passRoleToData: readonly EscalationPath[] = [
  passRole('glue', {
    name: 'glue-endpoint',
    publicId: 'glue-001',
    actions: ['glue:CreateDevEndpoint'],
    steps: [
      'Make a development endpoint with a role that may do more',
      'Log in to it and use the role',
    ],
  }),
  passRole('glue', {
    name: 'glue',
    publicId: 'glue-003',
    actions: ['glue:CreateJob', 'glue:StartJobRun'],
    steps: ['Make a job with a role that may do more', 'Run it, whose script has the role'],
  }),
  passRole('glue', {
    name: 'glue-by-trigger',
    publicId: 'glue-004',
    actions: ['glue:CreateJob', 'glue:CreateTrigger'],
    steps: ['Make a job with a role that may do more', 'Let a trigger run it'],
  }),
  passRole('glue', {
    name: 'existing-glue-job',
    publicId: 'glue-005',
    actions: ['glue:UpdateJob', 'glue:StartJobRun'],
    steps: [
      "Give a job that exists a role that may do more and a script of one's own",
      'Run it, whose script has the role',
    ],
  }),
  passRole('glue', {
    name: 'existing-glue-job-by-trigger',
    publicId: 'glue-006',
    actions: ['glue:UpdateJob', 'glue:CreateTrigger'],
    steps: [
      "Give a job that exists a role that may do more and a script of one's own",
      'Let a trigger run it',
    ],
  }),
  passRole('glue', {
    name: 'glue-session',
    publicId: 'glue-007',
    actions: ['glue:CreateSession', 'glue:RunStatement'],
    steps: [
      'Open an interactive session with a role that may do more',
      'Run code in it, which has the role',
    ],
  }),
  passRole('sagemaker', {
    name: 'sagemaker',
    publicId: 'sagemaker-001',
    actions: ['sagemaker:CreateNotebookInstance'],
    steps: ['Make a notebook with a role that may do more', 'Open it and use the role'],
  }),
  passRole('sagemaker', {
    name: 'sagemaker-training',
    publicId: 'sagemaker-002',
    actions: ['sagemaker:CreateTrainingJob'],
    steps: [
      'Make a training job with a role that may do more',
      "Let its container, which is one's own, use the role",
    ],
  }),
  passRole('sagemaker', {
    name: 'sagemaker-processing',
    publicId: 'sagemaker-003',
    actions: ['sagemaker:CreateProcessingJob'],
    steps: [
      'Make a processing job with a role that may do more',
      "Let its container, which is one's own, use the role",
    ],
  }),
  passRole('sagemaker', {
    name: 'sagemaker-tuning',
    source: hackTricks('SageMaker'),
    actions: ['sagemaker:CreateHyperParameterTuningJob'],
    steps: [
      'Make a tuning job with a role that may do more',
      "Let its container, which is one's own, use the role",
    ],
  }),
  passRole('datapipeline', {
    name: 'data-pipeline',
    publicId: 'datapipeline-001',
    actions: [
      'datapipeline:CreatePipeline',
      'datapipeline:PutPipelineDefinition',
      'datapipeline:ActivatePipeline',
    ],
    steps: [
      'Make a pipeline with a role that may do more',
      'Activate it, so that its commands run with the role',
    ],
  }),
  passRole('emr-serverless', {
    name: 'emr-serverless',
    publicId: 'emrserverless-001',
    actions: ['emr-serverless:CreateApplication', 'emr-serverless:StartJobRun'],
    steps: [
      'Make an application',
      'Run a job with a role that may do more, whose script has the role',
    ],
  }),
  passRole('kinesisanalytics', {
    name: 'managed-flink',
    publicId: 'kinesisanalytics-001',
    actions: ['kinesisanalytics:CreateApplication', 'kinesisanalytics:StartApplication'],
    steps: [
      'Make an application with a role that may do more',
      'Start it, whose code has the role',
    ],
  }),
  passRole('airflow', {
    name: 'managed-airflow',
    source: labs('mwaa-001'),
    actions: ['airflow:CreateEnvironment'],
    steps: [
      "Make an environment with a role that may do more and a bucket of one's own",
      'Let its start-up script use the role',
    ],
  }),
  passRole('braket', {
    name: 'braket',
    publicId: 'braket-001',
    actions: ['braket:CreateJob'],
    steps: ['Make a hybrid job with a role that may do more', 'Let its script use the role'],
  }),
  // To read what the workflow wrote, s3:GetObject is needed on a bucket of one's own.
  passRole('omics', {
    name: 'omics',
    publicId: 'omics-001',
    actions: ['omics:CreateWorkflow', 'omics:StartRun'],
    steps: [
      "Make a workflow that writes its credentials to a bucket of one's own",
      'Run it with a role that may do more',
    ],
  }),
  passRole('bedrock-agentcore', {
    name: 'code-interpreter',
    publicId: 'bedrock-001',
    actions: [
      'bedrock-agentcore:CreateCodeInterpreter',
      'bedrock-agentcore:StartCodeInterpreterSession',
      'bedrock-agentcore:InvokeCodeInterpreter',
    ],
    steps: [
      'Make a code interpreter with a role that may do more',
      'Run code in a session of it, which has the role',
    ],
  }),
  passRole('bedrock-agentcore', {
    name: 'agent-runtime',
    publicId: 'bedrock-003',
    otherIds: ['bedrock-005'],
    actions: [
      'bedrock-agentcore:CreateAgentRuntime',
      'bedrock-agentcore:CreateAgentRuntimeEndpoint',
      'bedrock-agentcore:CreateWorkloadIdentity',
      'bedrock-agentcore:InvokeAgentRuntimeCommand',
    ],
    steps: [
      'Make an agent runtime with a role that may do more',
      'Run a command in it, which has the role',
    ],
  }),
  passRole('bedrock-agentcore', {
    name: 'agent-browser',
    publicId: 'bedrock-006',
    actions: [
      'bedrock-agentcore:CreateBrowser',
      'bedrock-agentcore:StartBrowserSession',
      'bedrock-agentcore:ConnectBrowserAutomationStream',
    ],
    steps: [
      'Make a browser with a role that may do more',
      "Drive a session of it to the page that holds the role's credentials",
    ],
  }),
];
