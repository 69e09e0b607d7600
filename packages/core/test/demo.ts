import {
  allow,
  bucketNameSchema,
  definePolicy,
  defineScheduler,
  type Input,
  type InputSchema,
  type Policy,
  type PolicySet,
  roleNameSchema,
  type Scheduler,
  type SchedulerDefinition,
  type Statement,
} from '../src/index.ts';

/** Options that fit the instance policy of {@link demo}, and with `roleName` its user policy. */
export const common = {
  release: '1.2.3',
  region: 'eu-west-1',
  accountId: '123456789012',
} as const;

/** A small scheduler with a required and an optional input, for the tests of the facade. */
export const demo = defineScheduler({
  name: 'demo',
  releases: {
    '1.2.3': {
      user: definePolicy({
        inputs: {
          roleName: { schema: roleNameSchema, description: 'role to pass', example: 'demo-role' },
          bucket: {
            schema: bucketNameSchema,
            description: 'bucket to read',
            example: 'demo-bucket',
            optional: true,
          },
        },
        statements: ({ region, accountId, roleName, bucket }, { partition }) => [
          allow('Pass')
            .actions('iam:PassRole')
            .on(`arn:${partition}:iam::${accountId}:role/${roleName}`),
          allow('Read')
            .actions('s3:GetObject')
            .on([`arn:${partition}:s3:::${bucket ?? `${region}-default`}/*`]),
        ],
      }),
      instance: definePolicy({
        inputs: {},
        statements: () => [allow('List').actions('sqs:ListQueues').on('*')],
      }),
    },
    '1.10.0': {
      worker: definePolicy({
        inputs: {},
        statements: () => [allow('Work').actions('ec2:DescribeInstances').on('*')],
      }),
    },
  },
});

/** A plugin whose user policy makes `statements`, from plain JavaScript as it were. */
export function schedulerOf(
  statements: Policy['statements'],
  inputs: Readonly<Record<string, Input>> = {},
): Scheduler {
  return defineScheduler({
    name: 'demo',
    releases: { '1.2.3': { user: definePolicy({ inputs, statements }) } },
  });
}

/** The documents of a release by kind: its statements alone, or the whole policy. */
export type Documents = Readonly<Record<string, readonly Statement[] | Policy>>;

/** A plugin that has the given documents in each release. */
export function schedulerWith(
  releases: Readonly<Record<string, Documents>>,
  more: Partial<SchedulerDefinition> = {},
): Scheduler {
  const policies = Object.entries(releases).map(([release, documents]) => [
    release,
    policiesOf(documents),
  ]);
  return defineScheduler({ name: 'demo', ...more, releases: Object.fromEntries(policies) });
}

function policiesOf(documents: Documents): PolicySet {
  const isStatements = (document: Documents[string]): document is readonly Statement[] =>
    Array.isArray(document);
  const policies = Object.entries(documents).map(([kind, document]) => [
    kind,
    isStatements(document) ? definePolicy({ inputs: {}, statements: () => document }) : document,
  ]);
  return Object.fromEntries(policies);
}

/** One input that is checked by a function of the test's own, which may answer anything. */
export function inputOf(validate: (value: unknown) => unknown): Input {
  // The point of the tests is an answer that the contract forbids.
  const schema = { '~standard': { version: 1, vendor: 'test', validate } } as InputSchema;
  return { schema, description: 'name of the demo', example: 'demo' };
}

/** Passes a value off as whatever is asked for, as a caller from JavaScript can. */
export function untyped(value: unknown): never {
  // No value is a never; that is what makes it fit everywhere.
  return value as never;
}

/** A statement as a person writes it by hand. */
export const byHand: Statement = { Effect: 'Allow', Action: 'sqs:ListQueues', Resource: '*' };
