import { describe, expectTypeOf, it } from 'vitest';
import { common, demo } from '../test/demo.ts';
import {
  type Action,
  allow,
  bucketNameSchema,
  buildInstancePolicy,
  buildPolicy,
  buildUserPolicy,
  type Condition,
  compareReleases,
  createRegistry,
  definePolicy,
  defineScheduler,
  deny,
  ec2TrustPolicy,
  type Input,
  type InputSchema,
  nameSchema,
  type Partition,
  type PolicyContext,
  type PolicyDocument,
  type PolicyKindOf,
  policyDocument,
  type ReleaseOf,
  type ReleaseWith,
  type ReservedInputName,
  reservedInputNames,
  roleNameSchema,
  type Scheduler,
  type Statement,
} from './index.ts';

const role = { schema: roleNameSchema, description: 'a role', example: 'demo-role' } as const;
const bucket = {
  schema: bucketNameSchema,
  description: 'a bucket',
  example: 'demo-bucket',
  optional: true,
} as const;

describe('a statement', () => {
  it('is made of actions, conditions and resources, in this order', () => {
    expectTypeOf(allow('A').actions('s3:*').on('*')).toEqualTypeOf<Statement>();
    expectTypeOf(deny().actions('s3:*', 'ec2:*').on(['*'])).toEqualTypeOf<Statement>();
    expectTypeOf(
      allow()
        .actions('s3:*')
        .when({ StringLike: { 's3:prefix': ['a', 'b'] } })
        .on(['arn:aws:s3:::b', 'arn:aws:s3:::b/*']),
    ).toEqualTypeOf<Statement>();
  });

  it('takes lists that are readonly, and template strings', () => {
    const actions: readonly Action[] = ['s3:GetObject'];
    const resources = ['*'] as const;
    const name: string = 'my-bucket';
    allow()
      .actions(...actions)
      .on(resources);
    allow()
      .actions('s3:GetObject', ...actions)
      .on(`arn:aws:s3:::${name}/*`);
  });

  it('does not compile without actions', () => {
    // @ts-expect-error -- a statement has actions
    allow('A').on('*');
    // @ts-expect-error -- at least one
    allow('A').actions().on('*');
    // @ts-expect-error -- also before a condition
    allow('A')
      .actions()
      .when({ Bool: { 'aws:SecureTransport': 'true' } });
    // @ts-expect-error -- nor does the stage pass for a statement
    policyDocument([allow('A')]);
  });

  it('does not compile without resources', () => {
    // @ts-expect-error -- a stage is no statement
    policyDocument([allow('A').actions('s3:*')]);
    const narrowed = allow('A')
      .actions('s3:*')
      .when({ Null: { 's3:prefix': 'true' } });
    // @ts-expect-error -- nor is one with a condition
    policyDocument([narrowed]);
    // @ts-expect-error -- a resource is asked for
    allow('A').actions('s3:*').on();
    // @ts-expect-error -- at least one
    policyDocument([allow('A').actions('s3:*').on([])]);
  });

  it('does not compile with an action without a colon', () => {
    // @ts-expect-error -- service:Name
    allow('A').actions('ListQueues').on('*');
    // @ts-expect-error -- each of them
    allow('A').actions('sqs:ListQueues', 'ListQueues').on('*');
    // @ts-expect-error -- no text of unknown form
    allow('A').actions(String('sqs:ListQueues')).on('*');
  });

  it('does not compile with a resource that is no ARN', () => {
    // @ts-expect-error -- a name
    allow('A').actions('s3:*').on('my-bucket');
    // @ts-expect-error -- a name among ARNs
    allow('A').actions('s3:*').on(['arn:aws:s3:::b', 'my-bucket']);
    // @ts-expect-error -- a wildcard that is not alone
    allow('A').actions('s3:*').on('b*');
  });

  it('does not compile with a wrong condition', () => {
    const stage = allow('A').actions('s3:*');
    // @ts-expect-error -- the operator is misspelt
    stage.when({ StringEqual: { 's3:prefix': 'a' } }).on('*');
    // @ts-expect-error -- the set qualifier is misspelt
    stage.when({ 'ForAllValue:StringEquals': { 's3:prefix': 'a' } }).on('*');
    // @ts-expect-error -- Null has no IfExists
    stage.when({ NullIfExists: { 's3:prefix': 'true' } }).on('*');
    // @ts-expect-error -- a key has a prefix
    stage.when({ StringEquals: { prefix: 'a' } }).on('*');
    // @ts-expect-error -- a value is text
    stage.when({ Bool: { 'aws:SecureTransport': true } }).on('*');
    // @ts-expect-error -- the condition stands before the resource
    stage.on('*').when({ Bool: { 'aws:SecureTransport': 'true' } });
    // @ts-expect-error -- and once
    stage.when({ Null: { 's3:prefix': 'true' } }).when({ Null: { 's3:prefix': 'true' } });
    expectTypeOf<{
      'ForAnyValue:StringLikeIfExists': { 'aws:TagKeys': ['a'] };
    }>().toExtend<Condition>();
    expectTypeOf<{ Null: { 'aws:TagKeys': 'false' } }>().toExtend<Condition>();
  });

  it('cannot be changed', () => {
    const statement = allow('A').actions('s3:*').on(['*']);
    // @ts-expect-error -- readonly
    statement.Effect = 'Deny';
    // @ts-expect-error -- readonly
    statement.Resource = '*';
    const document = policyDocument([statement]);
    // @ts-expect-error -- readonly
    document.Statement = [];
    // @ts-expect-error -- readonly
    document.Statement.push(statement);
    expectTypeOf(document).toEqualTypeOf<PolicyDocument>();
  });
});

describe('the options of a policy', () => {
  it('follow from the plugin, the release and the kind', () => {
    expectTypeOf(
      buildUserPolicy({ scheduler: demo, ...common, roleName: 'r' }),
    ).toEqualTypeOf<PolicyDocument>();
    buildUserPolicy({ scheduler: demo, ...common, roleName: 'r', bucket: 'b' });
    buildUserPolicy({ scheduler: demo, ...common, roleName: 'r', bucket: undefined });
    buildUserPolicy({
      scheduler: demo,
      ...common,
      roleName: 'r',
      partition: 'aws',
      text: 'corrected',
    });
    buildInstancePolicy({ scheduler: demo, ...common, partition: 'aws-later' });
    buildPolicy('user', { scheduler: demo, ...common, roleName: 'r' });
    buildPolicy('worker', { scheduler: demo, ...common, release: '1.10.0' });
  });

  it('do not compile with an unknown release', () => {
    // @ts-expect-error -- demo does not know it
    buildUserPolicy({ scheduler: demo, ...common, release: '9.9.9', roleName: 'r' });
    // @ts-expect-error -- not any text
    buildUserPolicy({ scheduler: demo, ...common, release: String('1.2.3'), roleName: 'r' });
    // @ts-expect-error -- it has no default
    buildUserPolicy({ scheduler: demo, region: 'eu-west-1', accountId: '1', roleName: 'r' });
  });

  it('do not compile with a kind that the release has not', () => {
    // @ts-expect-error -- 1.10.0 has no user policy
    buildUserPolicy({ scheduler: demo, ...common, release: '1.10.0', roleName: 'r' });
    // @ts-expect-error -- nor an instance policy
    buildInstancePolicy({ scheduler: demo, ...common, release: '1.10.0' });
    // @ts-expect-error -- 1.2.3 has no worker policy
    buildPolicy('worker', { scheduler: demo, ...common });
    // @ts-expect-error -- nobody has it
    buildPolicy('lambda', { scheduler: demo, ...common });
  });

  it('do not compile with a missing, misspelt or superfluous input', () => {
    // @ts-expect-error -- roleName is missing
    buildUserPolicy({ scheduler: demo, ...common });
    // @ts-expect-error -- it must not be undefined
    buildUserPolicy({ scheduler: demo, ...common, roleName: undefined });
    // @ts-expect-error -- it is spelt roleName
    buildUserPolicy({ scheduler: demo, ...common, rolename: 'r' });
    // @ts-expect-error -- a policy has its own inputs and no more
    buildUserPolicy({ scheduler: demo, ...common, roleName: 'r', queue: 'q' });
    // @ts-expect-error -- the instance policy has no inputs
    buildInstancePolicy({ scheduler: demo, ...common, roleName: 'r' });
    // @ts-expect-error -- the same through buildPolicy
    buildPolicy('instance', { scheduler: demo, ...common, roleName: 'r' });
    // @ts-expect-error -- the region is missing
    buildInstancePolicy({ scheduler: demo, release: '1.2.3', accountId: '1' });
    // @ts-expect-error -- the account is missing
    buildInstancePolicy({ scheduler: demo, release: '1.2.3', region: 'eu-west-1' });
  });

  it('do not compile with a value of the wrong type', () => {
    // @ts-expect-error -- the plugin itself, not its name
    buildInstancePolicy({ scheduler: 'demo', ...common });
    // @ts-expect-error -- an account is text, or its zeros get lost
    buildInstancePolicy({ scheduler: demo, ...common, accountId: 123456789012 });
    // @ts-expect-error -- a role's name is text
    buildUserPolicy({ scheduler: demo, ...common, roleName: 7 });
    // @ts-expect-error -- no partition is called so
    buildInstancePolicy({ scheduler: demo, ...common, partition: 'azure' });
    // @ts-expect-error -- published or corrected
    buildInstancePolicy({ scheduler: demo, ...common, text: 'both' });
  });

  it('of a plugin known only at run time are any', () => {
    const scheduler: Scheduler = demo;
    const kind: string = 'user';
    const options: Readonly<Record<string, unknown>> = {};
    expectTypeOf(
      buildPolicy(kind, { ...options, scheduler, release: '1.2.3', region: 'r', accountId: '1' }),
    ).toEqualTypeOf<PolicyDocument>();
  });

  it('of a plugin know its releases and kinds', () => {
    expectTypeOf<ReleaseOf<typeof demo>>().toEqualTypeOf<'1.2.3' | '1.10.0'>();
    expectTypeOf<PolicyKindOf<typeof demo, '1.2.3'>>().toEqualTypeOf<'user' | 'instance'>();
    expectTypeOf<PolicyKindOf<typeof demo, '1.10.0'>>().toEqualTypeOf<'worker'>();
    expectTypeOf<ReleaseWith<typeof demo, 'user'>>().toEqualTypeOf<'1.2.3'>();
    expectTypeOf<ReleaseWith<typeof demo, 'worker'>>().toEqualTypeOf<'1.10.0'>();
    expectTypeOf<ReleaseWith<typeof demo, 'lambda'>>().toEqualTypeOf<never>();
  });
});

describe('a policy', () => {
  it('knows the types of its inputs without an annotation', () => {
    definePolicy({
      inputs: { ec2RoleName: role, bucket },
      statements: ({ region, accountId, ec2RoleName, bucket: name, ...rest }, context) => {
        expectTypeOf(region).toEqualTypeOf<string>();
        expectTypeOf(accountId).toEqualTypeOf<string>();
        expectTypeOf(ec2RoleName).toEqualTypeOf<string>();
        expectTypeOf(name).toEqualTypeOf<string | undefined>();
        expectTypeOf<keyof typeof rest>().toBeNever();
        expectTypeOf(context).toEqualTypeOf<PolicyContext>();
        return [];
      },
    });
  });

  it('knows them when the inputs are written in place', () => {
    definePolicy({
      inputs: {
        queue: {
          schema: nameSchema({ what: 'a queue', grammar: 'letters', pattern: /^[a-z]+$/ }),
          description: 'a queue',
          example: 'fast',
        },
        bucket: {
          schema: bucketNameSchema,
          description: 'a bucket',
          example: 'demo-bucket',
          optional: true,
        },
        strict: {
          schema: bucketNameSchema,
          description: 'a bucket',
          example: 'demo-bucket',
          optional: false,
        },
      },
      statements: ({ queue, bucket: name, strict }) => {
        expectTypeOf(queue).toEqualTypeOf<string>();
        expectTypeOf(name).toEqualTypeOf<string | undefined>();
        expectTypeOf(strict).toEqualTypeOf<string>();
        return [];
      },
    });
  });

  it('knows what a schema makes of a value', () => {
    const count: Input<InputSchema<string, number>> = {
      schema: { '~standard': { version: 1, vendor: 'test', validate: () => ({ value: 1 }) } },
      description: 'a number, as text',
      example: '1',
    };
    const counting = definePolicy({
      inputs: { count },
      statements: (input) => {
        expectTypeOf(input.count).toEqualTypeOf<number>();
        return [];
      },
    });
    const scheduler = defineScheduler({ name: 'c', releases: { '1.2.3': { user: counting } } });
    buildUserPolicy({ scheduler, ...common, count: '1' });
    // @ts-expect-error -- given is what the schema takes
    buildUserPolicy({ scheduler, ...common, count: 1 });
  });

  it('does not compile with an input that nobody described', () => {
    definePolicy({
      inputs: { roleName: role },
      // @ts-expect-error -- it is spelt roleName
      statements: ({ rolename }) => [allow(rolename).actions('s3:*').on('*')],
    });
    definePolicy({
      // @ts-expect-error -- the description is missing
      inputs: { roleName: { schema: roleNameSchema, example: 'demo-role' } },
      statements: () => [],
    });
    definePolicy({
      // @ts-expect-error -- the example is missing
      inputs: { roleName: { schema: roleNameSchema, description: 'a role' } },
      statements: () => [],
    });
  });

  it('does not compile with an input of a reserved name', () => {
    // @ts-expect-error -- the facade's own
    definePolicy({ inputs: { region: role }, statements: () => [] });
    // @ts-expect-error -- the facade's own
    definePolicy({ inputs: { scheduler: role }, statements: () => [] });
    // @ts-expect-error -- the facade's own
    definePolicy({ inputs: { release: role }, statements: () => [] });
    // @ts-expect-error -- the facade's own
    definePolicy({ inputs: { accountId: role }, statements: () => [] });
    // @ts-expect-error -- the facade's own
    definePolicy({ inputs: { partition: role }, statements: () => [] });
    // @ts-expect-error -- the facade's own
    definePolicy({ inputs: { text: role }, statements: () => [] });
    // @ts-expect-error -- kept for later releases
    definePolicy({ inputs: { features: role }, statements: () => [] });
    expectTypeOf(reservedInputNames).items.toEqualTypeOf<ReservedInputName>();
  });

  it('does not compile with statements that are none, or come later', () => {
    // @ts-expect-error -- an array of them
    definePolicy({ inputs: {}, statements: () => allow().actions('s3:*').on('*') });
    // @ts-expect-error -- finished ones
    definePolicy({ inputs: {}, statements: () => [allow().actions('s3:*')] });
    // @ts-expect-error -- at once
    definePolicy({ inputs: {}, statements: async () => [] });
  });

  it('keeps what since, until and sic are given typed', () => {
    definePolicy({
      inputs: {},
      statements: (_input, { since, until, partition }) => {
        expectTypeOf(partition).toEqualTypeOf<Partition>();
        expectTypeOf(since('2.8.0', 'ec2:A', 'ec2:B')).toEqualTypeOf<
          readonly ('ec2:A' | 'ec2:B')[]
        >();
        // @ts-expect-error -- no action
        allow().actions(...since('2.8.0', 'B'), 's3:*');
        const later = allow().actions('s3:*').on('*');
        expectTypeOf(until('2.8.0', later)).toEqualTypeOf<readonly Statement[]>();
        return [
          allow()
            .actions('ec2:A', ...since('2.8.0', 'ec2:B'))
            .on(['*', ...until('3.0.0', `arn:${partition}:s3:::b` as const)]),
          ...since('2.8.0', later),
        ];
      },
    });
  });
});

describe('a registry', () => {
  const other = defineScheduler({
    name: 'other',
    releases: { '1.2.3': { user: demo.releases['1.2.3'].user } },
  });
  const registry = createRegistry([demo, other]);

  it('gives the plugin of a known name', () => {
    expectTypeOf(registry.get('demo')).toEqualTypeOf<typeof demo>();
    expectTypeOf(registry.get('other')).toEqualTypeOf<typeof other>();
    buildPolicy('worker', { scheduler: registry.get('demo'), ...common, release: '1.10.0' });
  });

  it('gives any of its plugins for a text', () => {
    expectTypeOf(registry.get(String('demo'))).toEqualTypeOf<typeof demo | typeof other>();
    expectTypeOf(registry.schedulers).toEqualTypeOf<readonly (typeof demo | typeof other)[]>();
    expectTypeOf(registry.get(String('demo'))).toExtend<Scheduler>();
  });

  it('does not compile with a name that is no text', () => {
    // @ts-expect-error -- a name
    registry.get(7);
    // @ts-expect-error -- not the plugin
    registry.get(demo);
    // @ts-expect-error -- plugins, not names
    createRegistry(['demo']);
  });
});

describe('the rest', () => {
  it('keeps the name and the releases of a scheduler as they are written', () => {
    expectTypeOf(demo.name).toEqualTypeOf<'demo'>();
    expectTypeOf<keyof typeof demo.releases>().toEqualTypeOf<'1.2.3' | '1.10.0'>();
    // @ts-expect-error -- the releases are missing
    defineScheduler({ name: 'empty' });
    // @ts-expect-error -- readonly
    demo.name = 'demo';
  });

  it('compares releases, and takes the options of trust policies', () => {
    expectTypeOf(compareReleases).toEqualTypeOf<(a: string, b: string) => number>();
    ec2TrustPolicy({ region: 'eu-west-1', partition: undefined });
    // @ts-expect-error -- where
    ec2TrustPolicy({});
    // @ts-expect-error -- nothing more
    ec2TrustPolicy({ region: 'eu-west-1', accountId: '123456789012' });
  });
});
