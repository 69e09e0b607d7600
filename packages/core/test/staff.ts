import {
  allow,
  bucketNameSchema,
  definePolicy,
  defineScheduler,
  listSchema,
  policyArnSchema,
  roleNameSchema,
} from '../src/index.ts';

const say = (sid: string) => () => [allow(sid).actions('sqs:ListQueues').on('*')];

const roleName = { schema: roleNameSchema, description: 'a role', example: 'demo-role' } as const;
const buckets = {
  schema: listSchema(bucketNameSchema),
  description: 'buckets of file systems',
  example: ['demo-bucket'],
} as const;
const boundaryArn = {
  schema: policyArnSchema,
  description: 'a boundary',
  example: 'arn:aws:iam::123456789012:policy/boundary',
} as const;

/** The role of machines in a path of their own. */
const machineRole = {
  service: 'ec2',
  path: '/demo/',
  managedPolicies: ['CloudWatchAgentServerPolicy', 'service-role/Demo'],
} as const;

/** The role of functions. */
const functionRole = { service: 'lambda', path: '/', managedPolicies: [] } as const;

/**
 * A scheduler whose second release parts the policies of its first, for the tests of what is for
 * whom. Every statement has the kind of its policy as its Sid.
 */
export const staff = defineScheduler({
  name: 'staff',
  releases: {
    '2.0.0': {
      user: definePolicy({ inputs: { roleName }, statements: say('user') }),
      instance: definePolicy({ role: machineRole, inputs: {}, statements: say('instance') }),
    },
    '3.0.0': {
      userBase: definePolicy({ for: 'user', inputs: { roleName }, statements: say('userBase') }),
      headNode: definePolicy({ role: machineRole, inputs: {}, statements: say('headNode') }),
      userStorage: definePolicy({
        for: 'user',
        features: ['fsx', 's3'],
        inputs: { buckets },
        statements: say('userStorage'),
      }),
      userRoles: definePolicy({
        for: 'user',
        inputs: { roleName },
        statements: say('userRoles'),
      }),
      userImage: definePolicy({
        for: 'user',
        features: ['image'],
        inputs: { boundaryArn },
        statements: say('userImage'),
      }),
      headNodeFiles: definePolicy({
        for: 'headNode',
        features: ['s3'],
        inputs: { buckets },
        statements: say('headNodeFiles'),
      }),
      auditor: definePolicy({
        for: 'auditor',
        features: ['audit'],
        inputs: {},
        statements: say('auditor'),
      }),
      functions: definePolicy({ role: functionRole, inputs: {}, statements: say('functions') }),
    },
  },
});
