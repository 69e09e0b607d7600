import { type EscalationPath, hackTricks } from './escalation-path.ts';

/**
 * Ways through a function, an instance or a container that exists and has a role already. Who names
 * what is their own is not told of them.
 */
export const existingMachines: readonly EscalationPath[] = [
  {
    name: 'update-function-code',
    publicId: 'lambda-003',
    otherIds: ['lambda-004', 'lambda-005'],
    actions: ['lambda:UpdateFunctionCode'],
    anyName: ['function'],
    steps: [
      'Find a function whose role may do more',
      "Give it code of one's own, which its next call runs with the role",
    ],
  },
  {
    name: 'update-function-configuration',
    source: 'Rhino Security Labs, "AWS IAM Privilege Escalation – Methods and Mitigation – Part 2"',
    actions: ['lambda:UpdateFunctionConfiguration'],
    anyName: ['function'],
    steps: [
      'Find a function whose role may do more',
      "Add a layer that holds code of one's own, which its next call runs with the role",
    ],
  },
  {
    name: 'add-function-permission',
    source: hackTricks('Lambda'),
    actions: ['lambda:AddPermission'],
    anyName: ['function'],
    steps: [
      'Find a function whose role may do more',
      "Let the function's own policy allow one to change its code and to call it",
      "Give it code of one's own and call it",
    ],
  },
  {
    name: 'modify-user-data',
    publicId: 'ec2-002',
    actions: ['ec2:ModifyInstanceAttribute', 'ec2:StopInstances', 'ec2:StartInstances'],
    anyName: ['instance'],
    steps: [
      'Stop an instance whose role may do more',
      "Write commands of one's own into its user data",
      'Start it, so that they run with the role',
    ],
  },
  {
    name: 'modify-launch-template',
    publicId: 'ec2-004',
    otherIds: ['ec2-005'],
    actions: ['ec2:CreateLaunchTemplateVersion', 'ec2:ModifyLaunchTemplate'],
    anyName: ['launch-template'],
    steps: [
      'Find a launch template whose role may do more',
      "Make a version of it with commands of one's own the default",
      'Wait for the next instance, which runs them with the role',
    ],
  },
  {
    name: 'send-ssh-public-key',
    publicId: 'ec2instanceconnect-003',
    actions: ['ec2-instance-connect:SendSSHPublicKey'],
    anyName: ['instance'],
    steps: [
      "Send a key of one's own to an instance whose role may do more",
      'Log in to it and use the role',
    ],
  },
  {
    name: 'start-session',
    publicId: 'ssm-001',
    actions: ['ssm:StartSession'],
    anyName: ['instance', 'managed-instance', 'task'],
    steps: ['Start a session on an instance whose role may do more', 'Use the role'],
  },
  {
    name: 'send-command',
    publicId: 'ssm-002',
    actions: ['ssm:SendCommand'],
    anyName: ['instance', 'managed-instance'],
    steps: ['Send a command to an instance whose role may do more', 'Let it use the role'],
  },
  {
    name: 'submit-job',
    publicId: 'batch-002',
    actions: ['batch:SubmitJob'],
    anyName: ['job-definition'],
    steps: [
      'Find a job definition whose job role may do more',
      "Submit a job with a command of one's own in place of the definition's",
    ],
  },
  {
    name: 'execute-command',
    publicId: 'ecs-006',
    actions: ['ecs:ExecuteCommand', 'ecs:DescribeTasks'],
    anyName: ['task'],
    steps: ['Open a shell in a task whose role may do more', 'Use the role'],
  },
  {
    name: 'update-app-runner-service',
    publicId: 'apprunner-002',
    actions: ['apprunner:UpdateService'],
    anyName: ['service'],
    steps: ['Find a service whose role may do more', "Give it code or a command of one's own"],
  },
];
