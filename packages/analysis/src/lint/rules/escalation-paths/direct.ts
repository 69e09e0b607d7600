import { type EscalationPath, hackTricks, rhino } from './escalation-path.ts';

const boundary = 'iam:permissionsboundary';
const policyArn = 'iam:policyarn';
const boundaries = 'IAM User Guide, "Permissions boundaries for IAM entities"';

/** Ways that change the rights of a user, a group or a role, or take on another one. */
export const direct: readonly EscalationPath[] = [
  {
    name: 'create-policy-version',
    publicId: 'iam-001',
    otherIds: ['iam-016', 'iam-020'],
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
    publicId: 'iam-002',
    otherIds: ['iam-003'],
    actions: ['iam:CreateAccessKey'],
    throughAnother: true,
    steps: ['Make an access key for a user who may do more', 'Go on as that user'],
  },
  {
    name: 'create-login-profile',
    publicId: 'iam-004',
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
    publicId: 'iam-008',
    otherIds: ['iam-015'],
    actions: ['iam:AttachUserPolicy'],
    boundBy: [boundary, policyArn],
    steps: ['Attach AdministratorAccess to the user that one is'],
  },
  {
    name: 'attach-group-policy',
    publicId: 'iam-010',
    actions: ['iam:AttachGroupPolicy'],
    boundBy: [policyArn],
    steps: ['Attach AdministratorAccess to a group that one is in'],
  },
  {
    name: 'attach-role-policy',
    publicId: 'iam-009',
    otherIds: ['iam-014', 'iam-019'],
    actions: ['iam:AttachRolePolicy'],
    boundBy: [boundary, policyArn],
    steps: ['Attach AdministratorAccess to a role that one has or can use', 'Use the role'],
  },
  {
    name: 'put-user-policy',
    publicId: 'iam-007',
    otherIds: ['iam-018'],
    actions: ['iam:PutUserPolicy'],
    boundBy: [boundary],
    steps: ['Write an inline policy that allows everything on the user that one is'],
  },
  {
    name: 'put-group-policy',
    publicId: 'iam-011',
    actions: ['iam:PutGroupPolicy'],
    steps: ['Write an inline policy that allows everything on a group that one is in'],
  },
  {
    name: 'put-role-policy',
    publicId: 'iam-005',
    otherIds: ['iam-017', 'iam-021'],
    actions: ['iam:PutRolePolicy'],
    boundBy: [boundary],
    steps: [
      'Write an inline policy that allows everything on a role that one has or can use',
      'Use the role',
    ],
  },
  {
    name: 'add-user-to-group',
    publicId: 'iam-013',
    actions: ['iam:AddUserToGroup'],
    steps: ['Put the user that one is into a group that may do more'],
  },
  {
    name: 'update-assume-role-policy',
    publicId: 'iam-012',
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
    name: 'update-saml-provider',
    source: hackTricks('IAM'),
    actions: ['iam:UpdateSAMLProvider'],
    steps: [
      "Give an identity provider a certificate of one's own",
      'Sign in with it to a role that trusts the provider',
    ],
  },
  {
    name: 'delete-role-boundary',
    source: boundaries,
    actions: ['iam:DeleteRolePermissionsBoundary'],
    steps: ['Take the boundary off a role that it holds back', 'Use the role'],
  },
  {
    name: 'delete-user-boundary',
    source: boundaries,
    actions: ['iam:DeleteUserPermissionsBoundary'],
    steps: ['Take the boundary off a user that it holds back, such as the one that one is'],
  },
  {
    name: 'put-role-boundary',
    source: boundaries,
    actions: ['iam:PutRolePermissionsBoundary'],
    boundBy: [boundary],
    steps: ['Give a role that a boundary holds back a wider boundary', 'Use the role'],
  },
  {
    name: 'put-user-boundary',
    source: boundaries,
    actions: ['iam:PutUserPermissionsBoundary'],
    boundBy: [boundary],
    steps: [
      'Give a user that a boundary holds back, such as the one that one is, a wider boundary',
    ],
  },
];
