import { describe, expectTypeOf, it } from 'vitest';
import { common, demo } from '../test/demo.ts';
import { staff } from '../test/staff.ts';
import {
  type Action,
  allow,
  bucketNameSchema,
  buildInstancePolicy,
  buildPolicies,
  buildPolicy,
  buildRole,
  buildUserPolicy,
  type Condition,
  compareReleases,
  createRegistry,
  definePolicy,
  defineScheduler,
  deny,
  eachRelease,
  ec2TrustPolicy,
  type FeatureOf,
  type Input,
  type InputSchema,
  type InstanceKindOf,
  type KindFor,
  nameSchema,
  oneOrMore,
  type Partition,
  type PermissionChanges,
  type PermissionHistory,
  type PolicyChange,
  type PolicyContext,
  type PolicyDocument,
  type PolicyKindOf,
  permissionChanges,
  permissionHistory,
  policyDocument,
  type RecipientOf,
  type ReleaseOf,
  type ReleaseWith,
  type ReservedInputName,
  type Role,
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

describe('the policies of a recipient', () => {
  const on = { scheduler: staff, release: '3.0.0', region: 'r', accountId: '1' } as const;
  const buckets = ['demo-bucket'];
  const boundaryArn = 'arn:aws:iam::123456789012:policy/boundary';

  it('ask for the inputs of just the policies that the features bring', () => {
    buildPolicies({ ...on, for: 'user', roleName: 'r' });
    buildPolicies({ ...on, for: 'user', features: [], roleName: 'r' });
    buildPolicies({ ...on, for: 'user', features: undefined, roleName: 'r' });
    buildPolicies({ ...on, for: 'user', features: ['fsx'], roleName: 'r', buckets });
    buildPolicies({ ...on, for: 'user', features: ['s3', 'fsx'], roleName: 'r', buckets });
    buildPolicies({ ...on, for: 'user', features: ['image'], roleName: 'r', boundaryArn });
    buildPolicies({ ...on, for: 'headNode', features: ['s3'], buckets });
    buildPolicies({ ...on, for: 'functions' });
    buildPolicies({ ...on, for: 'functions', partition: 'aws', text: 'corrected' });
    buildPolicies({ ...on, release: '2.0.0', for: 'user', roleName: 'r' });
  });

  it('have the kinds of just the policies that the features bring', () => {
    const plain = buildPolicies({ ...on, for: 'user', roleName: 'r' });
    expectTypeOf(plain).toEqualTypeOf<{
      readonly userBase: PolicyDocument;
      readonly userRoles: PolicyDocument;
    }>();
    const more = buildPolicies({
      ...on,
      for: 'user',
      features: ['s3', 'image'],
      roleName: 'r',
      buckets,
      boundaryArn,
    });
    expectTypeOf<keyof typeof more>().toEqualTypeOf<
      'userBase' | 'userRoles' | 'userStorage' | 'userImage'
    >();
    const functions = buildPolicies({ ...on, for: 'functions' });
    expectTypeOf<keyof typeof functions>().toEqualTypeOf<'functions'>();
    const headNode = buildPolicies({ ...on, for: 'headNode', features: ['s3'], buckets });
    expectTypeOf<keyof typeof headNode>().toEqualTypeOf<'headNode' | 'headNodeFiles'>();
  });

  it('know whom they are for and the features', () => {
    expectTypeOf<RecipientOf<typeof staff, '3.0.0'>>().toEqualTypeOf<
      'user' | 'headNode' | 'auditor' | 'functions'
    >();
    expectTypeOf<RecipientOf<typeof staff, '2.0.0'>>().toEqualTypeOf<'user' | 'instance'>();
    expectTypeOf<FeatureOf<typeof staff, '3.0.0', 'user'>>().toEqualTypeOf<
      'fsx' | 's3' | 'image'
    >();
    expectTypeOf<FeatureOf<typeof staff, '3.0.0', 'headNode'>>().toEqualTypeOf<'s3'>();
    expectTypeOf<FeatureOf<typeof staff, '3.0.0', 'functions'>>().toEqualTypeOf<never>();
    expectTypeOf<FeatureOf<typeof staff, '2.0.0', 'user'>>().toEqualTypeOf<never>();
    expectTypeOf<KindFor<typeof staff, '3.0.0', 'user', 'fsx'>>().toEqualTypeOf<
      'userBase' | 'userRoles' | 'userStorage'
    >();
    expectTypeOf<KindFor<typeof staff, '3.0.0', 'auditor', never>>().toEqualTypeOf<never>();
  });

  it('do not compile without an input that they need', () => {
    // @ts-expect-error -- roleName is missing
    buildPolicies({ ...on, for: 'user' });
    // @ts-expect-error -- buckets are missing, which the feature asks for
    buildPolicies({ ...on, for: 'user', features: ['fsx'], roleName: 'r' });
    // @ts-expect-error -- a list
    buildPolicies({ ...on, for: 'user', features: ['fsx'], roleName: 'r', buckets: 'demo-bucket' });
  });

  it('do not compile with an input that none of them has', () => {
    // @ts-expect-error -- without the feature nobody uses them
    buildPolicies({ ...on, for: 'user', roleName: 'r', buckets });
    // @ts-expect-error -- misspelt
    buildPolicies({ ...on, for: 'user', roleName: 'r', rolename: 'r' });
    // @ts-expect-error -- of another recipient
    buildPolicies({ ...on, for: 'functions', roleName: 'r' });
  });

  it('do not compile for somebody whom there are no policies for', () => {
    // @ts-expect-error -- a kind of policy, but nobody
    buildPolicies({ ...on, for: 'userBase', roleName: 'r' });
    // @ts-expect-error -- of the other release
    buildPolicies({ ...on, for: 'instance' });
    // @ts-expect-error -- not any text
    buildPolicies({ ...on, for: String('user'), roleName: 'r' });
    // @ts-expect-error -- for whom
    buildPolicies({ ...on, roleName: 'r' });
  });

  it('do not compile with a feature that there is not', () => {
    // @ts-expect-error -- misspelt
    buildPolicies({ ...on, for: 'user', features: ['fsx3'], roleName: 'r' });
    // @ts-expect-error -- of another recipient
    buildPolicies({ ...on, for: 'headNode', features: ['fsx'] });
    // @ts-expect-error -- a list
    buildPolicies({ ...on, for: 'user', features: 'fsx', roleName: 'r', buckets });
    // @ts-expect-error -- nobody has any in this release
    buildPolicies({ ...on, release: '2.0.0', for: 'user', features: ['fsx'], roleName: 'r' });
  });
});

describe('the policy of a release that parts it', () => {
  const on = { scheduler: staff, region: 'r', accountId: '1' } as const;

  it('of the instance is the head node’s', () => {
    expectTypeOf<InstanceKindOf<typeof staff, '2.0.0'>>().toEqualTypeOf<'instance'>();
    expectTypeOf<InstanceKindOf<typeof staff, '3.0.0'>>().toEqualTypeOf<'headNode'>();
    expectTypeOf(buildInstancePolicy({ ...on, release: '3.0.0' })).toEqualTypeOf<PolicyDocument>();
    buildInstancePolicy({ ...on, release: '2.0.0' });
    // @ts-expect-error -- an input of neither
    buildInstancePolicy({ ...on, release: '3.0.0', roleName: 'r' });
    // @ts-expect-error -- a release of demo with neither
    buildInstancePolicy({ scheduler: demo, region: 'r', accountId: '1', release: '1.10.0' });
  });

  it('of the user is none', () => {
    buildUserPolicy({ ...on, release: '2.0.0', roleName: 'r' });
    // @ts-expect-error -- it has userBase and userRoles
    buildUserPolicy({ ...on, release: '3.0.0', roleName: 'r' });
    // @ts-expect-error -- nor is it a kind there
    buildPolicy('user', { ...on, release: '3.0.0', roleName: 'r' });
    buildPolicy('userBase', { ...on, release: '3.0.0', roleName: 'r' });
  });
});

describe('a role', () => {
  const on = { scheduler: staff, release: '3.0.0', region: 'r' } as const;

  it('is one of the release', () => {
    expectTypeOf(buildRole({ ...on, for: 'headNode' })).toEqualTypeOf<Role>();
    buildRole({ ...on, for: 'functions', rolePath: '/team/', partition: 'aws-later' });
    buildRole({ ...on, release: '2.0.0', for: 'instance', rolePath: undefined });
    expectTypeOf(buildRole({ ...on, for: 'headNode' }).managedPolicyArns).toEqualTypeOf<
      readonly string[]
    >();
  });

  it('does not compile with what it has not', () => {
    // @ts-expect-error -- a policy beside the role's own
    buildRole({ ...on, for: 'headNodeFiles' });
    // @ts-expect-error -- a person
    buildRole({ ...on, for: 'user' });
    // @ts-expect-error -- of the other release
    buildRole({ ...on, for: 'instance' });
    // @ts-expect-error -- whose
    buildRole(on);
    // @ts-expect-error -- an account is no part of it
    buildRole({ ...on, for: 'headNode', accountId: '1' });
    // @ts-expect-error -- an unknown release
    buildRole({ ...on, release: '9.9.9', for: 'headNode' });
  });
});

describe('a comparison of two releases', () => {
  const on = { scheduler: staff, from: '2.0.0', to: '3.0.0' } as const;

  it('takes the inputs of either release, or none', () => {
    expectTypeOf(permissionChanges(on)).toEqualTypeOf<PermissionChanges>();
    permissionChanges({ ...on, roleName: 'r' });
    permissionChanges({ ...on, buckets: ['demo-bucket'] });
    permissionChanges({ scheduler: staff, from: '3.0.0', to: '2.0.0', boundaryArn: 'arn' });
    permissionChanges({ ...on, region: 'r', accountId: '1', partition: 'aws', text: 'corrected' });
    permissionChanges({ ...on, region: undefined });
    expectTypeOf(permissionChanges(on).policies).toEqualTypeOf<readonly PolicyChange[]>();
  });

  it('does not compile with an unknown release', () => {
    // @ts-expect-error -- staff does not know it
    permissionChanges({ scheduler: staff, from: '9.9.9', to: '3.0.0' });
    // @ts-expect-error -- staff does not know it
    permissionChanges({ scheduler: staff, from: '2.0.0', to: '9.9.9' });
    // @ts-expect-error -- not any text
    permissionChanges({ scheduler: staff, from: String('2.0.0'), to: '3.0.0' });
    // @ts-expect-error -- where to
    permissionChanges({ scheduler: staff, from: '2.0.0' });
  });

  it('does not compile with an input that neither release has', () => {
    // @ts-expect-error -- misspelt
    permissionChanges({ ...on, rolename: 'r' });
    // @ts-expect-error -- a list
    permissionChanges({ ...on, buckets: 'demo-bucket' });
    // @ts-expect-error -- of the other release only
    permissionChanges({ scheduler: staff, from: '2.0.0', to: '2.0.0', buckets: ['demo-bucket'] });
    // @ts-expect-error -- the facade's own
    permissionChanges({ ...on, release: '3.0.0' });
  });

  it('cannot be changed', () => {
    const { policies } = permissionChanges(on);
    // @ts-expect-error -- readonly
    policies.pop();
    // @ts-expect-error -- readonly
    for (const policy of policies) policy.change = 'changed';
  });
});

describe('the history of an action', () => {
  it('takes a scheduler and an action', () => {
    expectTypeOf(
      permissionHistory({ scheduler: staff, action: 's3:A' }),
    ).toEqualTypeOf<PermissionHistory>();
    permissionHistory({ scheduler: demo, action: String('s3:A') });
    // @ts-expect-error -- which
    permissionHistory({ scheduler: staff });
    // @ts-expect-error -- not the plugin
    permissionHistory({ scheduler: 'staff', action: 's3:A' });
    // @ts-expect-error -- all releases
    permissionHistory({ scheduler: staff, action: 's3:A', release: '3.0.0' });
  });
});

describe('what several releases and resources share', () => {
  it('keeps the names of the releases and the types of the policies', () => {
    const releases = eachRelease(['1.0.0', '1.1.0'], { user: staff.releases['2.0.0'].user });
    expectTypeOf<keyof typeof releases>().toEqualTypeOf<'1.0.0' | '1.1.0'>();
    expectTypeOf(releases['1.1.0'].user).toEqualTypeOf(staff.releases['2.0.0'].user);
  });

  it('is one item or a list', () => {
    expectTypeOf(oneOrMore(['a', 'b'])).toEqualTypeOf<'a' | 'b' | readonly ('a' | 'b')[]>();
    // @ts-expect-error -- at least one
    oneOrMore([]);
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
    // @ts-expect-error -- the facade's own
    definePolicy({ inputs: { features: role }, statements: () => [] });
    // @ts-expect-error -- the facade's own
    definePolicy({ inputs: { for: role }, statements: () => [] });
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
