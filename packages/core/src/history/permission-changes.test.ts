import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caught } from '../../test/caught.ts';
import {
  byHand,
  type Documents,
  inputOf,
  schedulerOf,
  schedulerWith,
  untyped,
} from '../../test/demo.ts';
import { notText, unprintable } from '../../test/hostile.ts';
import { objectsIn } from '../../test/objects-in.ts';
import { staff } from '../../test/staff.ts';
import {
  type Action,
  allow,
  definePolicy,
  deny,
  type Effect,
  InvalidInputError,
  InvalidSchedulerError,
  listSchema,
  type PermissionChanges,
  type Policy,
  type PolicyChange,
  type PolicyContext,
  permissionChanges,
  policyArnSchema,
  roleNameSchema,
  type SchedulerDefinition,
  type Statement,
} from '../index.ts';

/** The facade as plain JavaScript sees it. */
const changes = (options: unknown): PermissionChanges => permissionChanges(untyped(options));

/** What changes between two releases with the given documents. */
function between(before: Documents, after: Documents, more?: Partial<SchedulerDefinition>) {
  const scheduler = schedulerWith({ '1.0.0': before, '2.0.0': after }, more);
  return changes({ scheduler, from: '1.0.0', to: '2.0.0' }).policies;
}

/** What changes in the one policy that both releases have. */
function inPolicy(before: readonly Statement[], after: readonly Statement[]): PolicyChange {
  const [policy, ...others] = between({ user: before }, { user: after });
  expect(others).toStrictEqual([]);
  if (policy === undefined) throw new Error('There is no policy');
  return policy;
}

/** The issues of options that are refused. */
function issuesOf(options: unknown) {
  const error = caught(() => changes(options));
  if (!(error instanceof InvalidInputError)) throw error;
  expect(error.message).toContain('Cannot build the comparison of two releases');
  expect(error.message).not.toMatch(unprintable);
  return error.issues;
}

const shortIssuesOf = (options: unknown) =>
  issuesOf(options).map(({ code, input }) => `${code} ${input}`);

const list = (sid: string | undefined, ...actions: readonly [Action, ...Action[]]) =>
  allow(sid)
    .actions(...actions)
    .on('*');

/** A policy that is for somebody by name. */
const policyFor = (recipient: string, statements: readonly Statement[]) =>
  definePolicy({ for: recipient, inputs: {}, statements: () => statements });

/** A policy whose own history tells the releases apart. */
const withHistory = (statements: (context: PolicyContext) => readonly Statement[]) =>
  definePolicy({ inputs: {}, statements: (_input, context) => statements(context) });

const none = { added: [], removed: [], unpublished: [] };
const added = (...items: readonly string[]) => ({ ...none, added: items });
const removed = (...items: readonly string[]) => ({ ...none, removed: items });
const at = (policy: string, statement: string) => ({ policy, statement });

describe('a statement that means the same', () => {
  const onlyIf = { StringEquals: { 'aws:RequestedRegion': ['eu-west-1', 'eu-west-2'] } };
  const three = { ...byHand, Sid: 'A' };

  it.each<readonly [what: string, before: Statement, after: Statement]>([
    ['is written the same', list('A', 's3:GetObject'), list('A', 's3:GetObject')],
    ['has its actions in another order', list('A', 's3:A', 's3:B'), list('A', 's3:B', 's3:A')],
    ['has an action twice', list('A', 's3:A', 's3:B'), list('A', 's3:A', 's3:B', 's3:A')],
    ['has actions in another case', list('A', 's3:GetObject'), list('A', 'S3:getobject')],
    ['has one action as a list', three, { ...three, Action: ['sqs:ListQueues'] }],
    ['has one resource as a list', three, { ...three, Resource: ['*'] }],
    [
      'has its resources in another order',
      { ...three, Resource: ['arn:aws:s3:::a', 'arn:aws:s3:::b'] },
      { ...three, Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::a'] },
    ],
    [
      'has the values of a condition in another order',
      { ...three, Condition: onlyIf },
      {
        ...three,
        Condition: { StringEquals: { 'aws:RequestedRegion': ['eu-west-2', 'eu-west-1'] } },
      },
    ],
    [
      'has one value of a condition as a list',
      { ...three, Condition: { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } } },
      { ...three, Condition: { StringEquals: { 'aws:RequestedRegion': ['eu-west-1'] } } },
    ],
    [
      'has the keys and operators of a condition in another order',
      {
        ...three,
        Condition: {
          StringEquals: { 'aws:A': 'a', 'aws:B': 'b' },
          Bool: { 'aws:SecureTransport': 'true' },
        },
      },
      {
        ...three,
        Condition: {
          Bool: { 'aws:SecureTransport': 'true' },
          StringEquals: { 'aws:B': 'b', 'aws:A': 'a' },
        },
      },
    ],
    ['has another name', list('A', 's3:GetObject'), list('B', 's3:GetObject')],
    ['lost its name', list('A', 's3:GetObject'), list(undefined, 's3:GetObject')],
    ['got a name', list(undefined, 's3:GetObject'), list('A', 's3:GetObject')],
  ])('and %s is unchanged', (_what, before, after) => {
    const unchanged = { policy: 'user', for: 'user', change: 'unchanged', statements: [] };
    expect(inPolicy([before], [after])).toStrictEqual(unchanged);
    expect(inPolicy([after], [before])).toStrictEqual(unchanged);
  });

  it('is unchanged wherever it stands', () => {
    const statements = [list('A', 's3:A'), list('B', 's3:B'), list(undefined, 's3:C')];
    expect(inPolicy(statements, statements.toReversed()).change).toBe('unchanged');
  });
});

describe('a statement that changed', () => {
  const base = { ...byHand, Sid: 'A' };
  const isSecure = { Bool: { 'aws:SecureTransport': 'true' } };
  const isInRegion = { StringEquals: { 'aws:RequestedRegion': 'eu-west-1' } };

  it.each<readonly [what: string, before: Statement, after: Statement, change: object]>([
    [
      'an action that was added',
      list('A', 's3:A'),
      list('A', 's3:B', 's3:A'),
      { actions: added('s3:B') },
    ],
    [
      'an action that was removed',
      list('A', 's3:A', 's3:B'),
      list('A', 's3:B'),
      { actions: removed('s3:A') },
    ],
    [
      'actions as they are written, in their order',
      list('A', 's3:Z', 's3:Same', 's3:a'),
      list('A', 'S3:Y', 's3:SAME', 's3:b'),
      { actions: { ...none, added: ['S3:Y', 's3:b'], removed: ['s3:Z', 's3:a'] } },
    ],
    [
      'a pattern in place of what it matches',
      list('A', 's3:GetObject'),
      list('A', 's3:Get*'),
      { actions: { ...none, added: ['s3:Get*'], removed: ['s3:GetObject'] } },
    ],
    [
      'a resource that was added',
      { ...base, Resource: 'arn:aws:s3:::a' },
      { ...base, Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::a'] },
      { resources: added('arn:aws:s3:::b') },
    ],
    [
      'a resource that was removed',
      { ...base, Resource: ['arn:aws:s3:::b', 'arn:aws:s3:::a'] },
      { ...base, Resource: ['arn:aws:s3:::a'] },
      { resources: removed('arn:aws:s3:::b') },
    ],
    [
      'a resource in another case, which is another one',
      { ...base, Resource: 'arn:aws:s3:::bucket/A' },
      { ...base, Resource: 'arn:aws:s3:::bucket/a' },
      {
        resources: {
          ...none,
          added: ['arn:aws:s3:::bucket/a'],
          removed: ['arn:aws:s3:::bucket/A'],
        },
      },
    ],
    [
      'a condition that came',
      base,
      { ...base, Condition: isSecure },
      { condition: { after: isSecure } },
    ],
    [
      'a condition that went',
      { ...base, Condition: isSecure },
      base,
      { condition: { before: isSecure } },
    ],
    [
      'a condition of another operator',
      { ...base, Condition: isSecure },
      { ...base, Condition: isInRegion },
      { condition: { before: isSecure, after: isInRegion } },
    ],
    [
      'a condition of another key',
      { ...base, Condition: { StringEquals: { 'aws:A': 'a' } } },
      { ...base, Condition: { StringEquals: { 'aws:B': 'a' } } },
      {
        condition: {
          before: { StringEquals: { 'aws:A': 'a' } },
          after: { StringEquals: { 'aws:B': 'a' } },
        },
      },
    ],
    [
      'a condition of another value',
      { ...base, Condition: isInRegion },
      { ...base, Condition: { StringEquals: { 'aws:RequestedRegion': 'EU-WEST-1' } } },
      {
        condition: {
          before: isInRegion,
          after: { StringEquals: { 'aws:RequestedRegion': 'EU-WEST-1' } },
        },
      },
    ],
    [
      'another effect',
      base,
      { ...base, Effect: 'Deny' },
      { effect: { before: 'Allow', after: 'Deny' } },
    ],
    [
      'everything at once',
      deny('A').actions('s3:A').when(isSecure).on('arn:aws:s3:::a'),
      allow('A').actions('s3:B').on(['arn:aws:s3:::a', 'arn:aws:s3:::b']),
      {
        effect: { before: 'Deny', after: 'Allow' },
        actions: { ...none, added: ['s3:B'], removed: ['s3:A'] },
        resources: added('arn:aws:s3:::b'),
        condition: { before: isSecure },
      },
    ],
  ])('is told with %s', (_what, before, after, change) => {
    const same = list('Same', 'sns:ListTopics');
    expect(inPolicy([same, before], [after, same])).toStrictEqual({
      policy: 'user',
      for: 'user',
      change: 'changed',
      statements: [
        {
          change: 'changed',
          before: at('user', 'A'),
          after: at('user', 'A'),
          actions: none,
          resources: none,
          ...change,
        },
      ],
    });
  });
});

describe('a statement that only one release has', () => {
  const isSecure = { Bool: { 'aws:SecureTransport': 'true' } };
  const same = list('Same', 'sns:ListTopics');
  const one = allow('A').actions('s3:A', 's3:B').when(isSecure).on('arn:aws:s3:::a');

  it('is added with all that it says', () => {
    expect(inPolicy([same], [one, same])).toStrictEqual({
      policy: 'user',
      for: 'user',
      change: 'changed',
      statements: [
        {
          change: 'added',
          after: at('user', 'A'),
          actions: added('s3:A', 's3:B'),
          resources: added('arn:aws:s3:::a'),
          condition: { after: isSecure },
        },
      ],
    });
  });

  it('is removed with all that it said', () => {
    expect(inPolicy([same, one], [same]).statements).toStrictEqual([
      {
        change: 'removed',
        before: at('user', 'A'),
        actions: removed('s3:A', 's3:B'),
        resources: removed('arn:aws:s3:::a'),
        condition: { before: isSecure },
      },
    ]);
  });

  it('without a Sid is told by its place', () => {
    const nameless = list(undefined, 's3:A');
    expect(inPolicy([same], [same, nameless]).statements).toMatchObject([
      { change: 'added', after: at('user', 'Statement[1]') },
    ]);
    expect(inPolicy([nameless, same], [same]).statements).toMatchObject([
      { change: 'removed', before: at('user', 'Statement[0]') },
    ]);
  });

  it('stands in the order of its document, and those that are gone stand last', () => {
    const before = [list('Gone', 's3:A'), list('B', 's3:B'), list('AlsoGone', 's3:C')];
    const after = [list('New', 's3:D'), list('B', 's3:B', 's3:E'), list('AlsoNew', 's3:F')];
    const { statements } = inPolicy(before, after);
    const names = statements.map((one) => [one.change, (one.after ?? one.before)?.statement]);
    expect(names).toStrictEqual([
      ['added', 'New'],
      ['changed', 'B'],
      ['added', 'AlsoNew'],
      ['removed', 'Gone'],
      ['removed', 'AlsoGone'],
    ]);
  });
});

describe('actions', () => {
  const name = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'A', 'B', 'C');
  const action = fc
    .tuple(fc.constantFrom('s3', 'S3', 'ec2'), name)
    .map(([s, n]): Action => `${s}:${n}`);
  const actions = fc
    .array(action, { minLength: 1, maxLength: 12 })
    .map((items): [Action, ...Action[]] => [items[0] ?? 's3:a', ...items.slice(1)]);

  /** The items of a list that another one has in no case: IAM compares actions without case. */
  function difference(items: readonly string[], others: readonly string[]): string[] {
    const left: string[] = [];
    for (const item of items) {
      let isFound = false;
      for (const other of others) {
        if (item.localeCompare(other, 'en', { sensitivity: 'accent' }) === 0) isFound = true;
      }
      if (!isFound) left.push(item);
    }
    return left;
  }

  it('that were added and removed are the differences of the lists, both ways', () => {
    fc.assert(
      fc.property(actions, actions, (before, after) => {
        const wanted = {
          ...none,
          added: difference(after, before),
          removed: difference(before, after),
        };
        const isSame = wanted.added.length === 0 && wanted.removed.length === 0;
        const up = inPolicy([list('A', ...before)], [list('A', ...after)]);
        expect(up.statements.map((one) => one.actions)).toStrictEqual(isSame ? [] : [wanted]);
        const down = inPolicy([list('A', ...after)], [list('A', ...before)]);
        expect(down.statements.map((one) => one.actions)).toStrictEqual(
          isSame ? [] : [{ ...none, added: wanted.removed, removed: wanted.added }],
        );
      }),
    );
  });
});

describe('a policy', () => {
  const [a, b] = [list('A', 's3:A'), list('B', 's3:B')];

  it('that only the newer release has is added, with its statements', () => {
    expect(between({ user: [a] }, { user: [a], lambda: [b] })).toMatchObject([
      { policy: 'user', change: 'unchanged', statements: [] },
      {
        policy: 'lambda',
        for: 'lambda',
        change: 'added',
        statements: [{ change: 'added', after: at('lambda', 'B'), actions: added('s3:B') }],
      },
    ]);
  });

  it('that only the older release has is removed, with its statements', () => {
    expect(between({ lambda: [b], user: [a] }, { user: [a] })).toMatchObject([
      { policy: 'user', change: 'unchanged', statements: [] },
      {
        policy: 'lambda',
        for: 'lambda',
        change: 'removed',
        statements: [{ change: 'removed', before: at('lambda', 'B'), actions: removed('s3:B') }],
      },
    ]);
  });

  it('stands in the order of the newer release, and those that are gone stand last', () => {
    const policies = between({ z: [a], b: [a], c: [a], y: [a] }, { new: [a], c: [a], b: [a] });
    expect(policies.map(({ policy }) => policy)).toStrictEqual(['new', 'c', 'b', 'z', 'y']);
  });

  it('tells whom it is for', () => {
    const before = { userBase: policyFor('user', [a]), headNode: [b] };
    expect(between(before, before).map((one) => one.for)).toStrictEqual(['user', 'headNode']);
  });

  it('that the releases share is listed, in the order of the newer one', () => {
    const scheduler = schedulerWith({
      '1.0.0': { old: [a], one: [a], two: [b] },
      '2.0.0': { two: [b], new: [a], one: [b] },
    });
    expect(changes({ scheduler, from: '1.0.0', to: '2.0.0' }).sharedPolicies).toStrictEqual([
      'two',
      'one',
    ]);
  });

  it('may be shared by none: then everything comes and goes', () => {
    const { sharedPolicies, policies } = changes({ scheduler: staff, from: '2.0.0', to: '3.0.0' });
    expect(sharedPolicies).toStrictEqual([]);
    expect(policies.map(({ policy, change }) => `${change} ${policy}`)).toStrictEqual([
      'added userBase',
      'added headNode',
      'added userStorage',
      'added userRoles',
      'added userImage',
      'added headNodeFiles',
      'added auditor',
      'added functions',
      'removed user',
      'removed instance',
    ]);
  });

  it('is known by its own name only, also where every object has one of that name', () => {
    expect(between({ user: [a] }, { user: [a], constructor: [b] })).toMatchObject([
      { policy: 'user', change: 'unchanged' },
      { policy: 'constructor', change: 'added' },
    ]);
  });
});

describe('statements of two releases are the same one', () => {
  it('by their Sid, whatever they say', () => {
    const before = [list('A', 's3:A'), list('B', 's3:B')];
    const after = [list('A', 's3:B'), list('B', 's3:A')];
    expect(inPolicy(before, after).statements).toMatchObject([
      { change: 'changed', before: at('user', 'A'), after: at('user', 'A') },
      { change: 'changed', before: at('user', 'B'), after: at('user', 'B') },
    ]);
  });

  it('by what they say where their names differ, beside others that changed', () => {
    const before = [list('Old', 's3:A'), list('B', 's3:B')];
    const after = [list('B', 's3:C'), list('New', 's3:A')];
    expect(inPolicy(before, after).statements).toMatchObject([
      { change: 'changed', after: at('user', 'B') },
    ]);
  });

  it('never where neither name nor content nor place says so', () => {
    const { statements } = inPolicy([list(undefined, 's3:A')], [list(undefined, 's3:B')]);
    expect(statements.map(({ change }) => change)).toStrictEqual(['added', 'removed']);
  });

  it('once only: of two that say the same, one is gone', () => {
    const twice = list(undefined, 's3:A');
    expect(inPolicy([twice, twice], [twice]).statements).toMatchObject([
      { change: 'removed', before: at('user', 'Statement[1]') },
    ]);
    expect(inPolicy([twice], [twice, twice]).statements).toMatchObject([
      { change: 'added', after: at('user', 'Statement[1]') },
    ]);
  });

  it('in another policy of the same recipient: moved, as it is', () => {
    const before = { base: policyFor('user', [list('A', 's3:A'), list('B', 's3:B')]) };
    const after = {
      first: policyFor('user', [list('A', 's3:A')]),
      second: policyFor('user', [list('B', 's3:B')]),
    };
    expect(between(before, after)).toStrictEqual([
      {
        policy: 'first',
        for: 'user',
        change: 'added',
        statements: [
          {
            change: 'moved',
            before: at('base', 'A'),
            after: at('first', 'A'),
            actions: none,
            resources: none,
          },
        ],
      },
      {
        policy: 'second',
        for: 'user',
        change: 'added',
        statements: [
          {
            change: 'moved',
            before: at('base', 'B'),
            after: at('second', 'B'),
            actions: none,
            resources: none,
          },
        ],
      },
      { policy: 'base', for: 'user', change: 'removed', statements: [] },
    ]);
  });

  it('in another policy of the same recipient, under another name', () => {
    const [stays, goes] = [list('Stays', 's3:S'), list('Old', 's3:A')];
    const before = {
      a: policyFor('user', [stays, goes]),
      b: policyFor('user', [list('B', 's3:B')]),
    };
    const after = {
      a: policyFor('user', [stays]),
      b: policyFor('user', [list('B', 's3:B'), list('New', 's3:A')]),
    };
    const [a, b] = between(before, after);
    expect(b).toMatchObject({
      change: 'changed',
      statements: [{ change: 'moved', before: at('a', 'Old'), after: at('b', 'New') }],
    });
    // Its document is not the same either: what it granted is granted by another one.
    expect(a).toStrictEqual({ policy: 'a', for: 'user', change: 'changed', statements: [] });
  });

  it('in another policy of the same recipient, with a change', () => {
    const before = { a: policyFor('user', [list('A', 's3:A')]) };
    const after = { b: policyFor('user', [list('A', 's3:A', 's3:B')]) };
    expect(between(before, after)).toMatchObject([
      {
        policy: 'b',
        statements: [
          { change: 'changed', before: at('a', 'A'), after: at('b', 'A'), actions: added('s3:B') },
        ],
      },
      { policy: 'a', change: 'removed', statements: [] },
    ]);
  });

  it('in the same policy before they are in another one', () => {
    const one = list('A', 's3:A');
    const before = { a: policyFor('user', [one]), b: policyFor('user', [one]) };
    expect(between(before, { b: policyFor('user', [one]) })).toMatchObject([
      { policy: 'b', change: 'unchanged' },
      { policy: 'a', change: 'removed', statements: [{ change: 'removed', before: at('a', 'A') }] },
    ]);
  });

  it.each([
    ['name and content', list('A', 's3:A'), list('A', 's3:A')],
    ['name', list('A', 's3:A'), list('A', 's3:B')],
    ['content', list('A', 's3:A'), list('B', 's3:A')],
    ['content without a name', list(undefined, 's3:A'), list(undefined, 's3:A')],
  ])('never for another recipient, though they share their %s', (_what, old, young) => {
    const policies = between({ headNode: [old] }, { computeNode: [young] });
    expect(policies.flatMap((one) => one.statements.map(({ change }) => change))).toStrictEqual([
      'added',
      'removed',
    ]);
  });

  it('never for another recipient, though one function makes them', () => {
    const statements = ({ since }: PolicyContext) => [
      allow()
        .actions('s3:A', ...since('2.0.0', 's3:B'))
        .on('*'),
    ];
    const [policy] = [withHistory(statements)];
    const policies = between({ headNode: policy }, { computeNode: policy });
    expect(policies.flatMap((one) => one.statements.map(({ change }) => change))).toStrictEqual([
      'added',
      'removed',
    ]);
  });

  it('as a plain comparison finds them, wherever they went', () => {
    // Each of some statements stands in one of three policies of a person, or nowhere.
    const kinds = ['a', 'b', 'c'] as const;
    const place = fc.constantFrom(...kinds, undefined);
    const places = fc.array(place, { minLength: 6, maxLength: 6 });
    const filler = (kind: string) => list(`Always${kind}`, `sns:${kind}`);
    const documents = (where: readonly (string | undefined)[]) =>
      Object.fromEntries(
        kinds.map((kind) => [
          kind,
          policyFor('user', [
            filler(kind),
            ...where.flatMap((one, index) =>
              one === kind ? [list(`S${index}`, `s3:Action${index}`)] : [],
            ),
          ]),
        ]),
      );
    fc.assert(
      fc.property(places, places, (before, after) => {
        const found = between(documents(before), documents(after));
        const told = found.flatMap(({ policy, statements }) =>
          statements.map(({ change, before: old, after: young }) => {
            expect(policy).toBe((young ?? old)?.policy);
            return `${change} ${(young ?? old)?.statement} ${old?.policy} ${young?.policy}`;
          }),
        );
        const wanted = before.flatMap((old, index) => {
          const young = after[index];
          if (old === young) return [];
          const change = !old ? 'added' : young ? 'moved' : 'removed';
          return [`${change} S${index} ${old} ${young}`];
        });
        expect(new Set(told)).toStrictEqual(new Set(wanted));
        expect(told).toHaveLength(wanted.length);
        // A policy changed when it gained or lost any of them.
        for (const { policy, change } of found) {
          const isChanged = before.some(
            (old, index) => old !== after[index] && (old === policy || after[index] === policy),
          );
          expect(change).toBe(isChanged ? 'changed' : 'unchanged');
        }
      }),
    );
  });
});

describe('statements without a Sid', () => {
  /** What changes from 1.0.0 to 2.0.0, and back, in one policy with a history. */
  const upAndDown = (statements: (context: PolicyContext) => readonly Statement[]) => {
    const policy = withHistory(statements);
    const scheduler = schedulerWith({ '1.0.0': { user: policy }, '2.0.0': { user: policy } });
    const told = (from: string, to: string) =>
      changes({ scheduler, from, to }).policies.flatMap((one) =>
        one.statements.map(({ change, before, after, actions }) => [
          change,
          before?.statement,
          after?.statement,
          actions.added.join(' '),
          actions.removed.join(' '),
        ]),
      );
    return { up: told('1.0.0', '2.0.0'), down: told('2.0.0', '1.0.0') };
  };

  /** A statement that has a further action from 2.0.0 on, so that its content does not pair it. */
  const grows = ({ since }: PolicyContext, name = 'Grows') =>
    allow()
      .actions(`s3:${name}`, ...since('2.0.0', `s3:${name}Too` as const))
      .on('*');

  it('are known again behind one that was put in before them', () => {
    const { up, down } = upAndDown((context) => [
      list(undefined, 'sqs:Always'),
      ...context.since('2.0.0', list(undefined, 'ec2:New')),
      grows(context),
      list(undefined, 'sns:Always'),
    ]);
    expect(up).toStrictEqual([
      ['added', undefined, 'Statement[1]', 'ec2:New', ''],
      ['changed', 'Statement[1]', 'Statement[2]', 's3:GrowsToo', ''],
    ]);
    expect(down).toStrictEqual([
      ['changed', 'Statement[2]', 'Statement[1]', '', 's3:GrowsToo'],
      ['removed', 'Statement[1]', undefined, '', 'ec2:New'],
    ]);
  });

  it('are known again behind one that was taken away before them', () => {
    const { up, down } = upAndDown((context) => [
      ...context.until('2.0.0', list(undefined, 'ec2:Old'), list(undefined, 'ec2:Older')),
      grows(context),
    ]);
    expect(up).toStrictEqual([
      ['changed', 'Statement[2]', 'Statement[0]', 's3:GrowsToo', ''],
      ['removed', 'Statement[0]', undefined, '', 'ec2:Old'],
      ['removed', 'Statement[1]', undefined, '', 'ec2:Older'],
    ]);
    expect(down).toHaveLength(3);
  });

  it('are known again behind one that was replaced by another in its place', () => {
    const { up } = upAndDown((context) => [
      ...context.until('2.0.0', list(undefined, 'ec2:Old')),
      ...context.since('2.0.0', list(undefined, 'ec2:New')),
      grows(context),
    ]);
    expect(up).toStrictEqual([
      ['added', undefined, 'Statement[0]', 'ec2:New', ''],
      ['changed', 'Statement[1]', 'Statement[1]', 's3:GrowsToo', ''],
      ['removed', 'Statement[0]', undefined, '', 'ec2:Old'],
    ]);
  });

  it.each<readonly [what: string, nested: (context: PolicyContext) => readonly Statement[]]>([
    [
      'until inside since, gone in both',
      ({ since, until }) => since('0.9.0', ...until('0.9.5', list(undefined, 'ec2:Between'))),
    ],
    [
      'since inside until, gone in both',
      ({ since, until }) => until('9.0.0', ...since('3.0.0', list(undefined, 'ec2:Later'))),
    ],
    [
      'since inside since, of no release',
      ({ since }) => since('3.0.0', ...since('4.0.0', list(undefined, 'ec2:Never'))),
    ],
  ])('are known again behind one of other releases: %s', (_what, nested) => {
    const { up } = upAndDown((context) => [...nested(context), grows(context)]);
    expect(up).toStrictEqual([['changed', 'Statement[0]', 'Statement[0]', 's3:GrowsToo', '']]);
  });

  it('are known again behind one that two nested times brought', () => {
    const { up, down } = upAndDown((context) => [
      ...context.since('2.0.0', ...context.since('1.5.0', list(undefined, 'ec2:New'))),
      grows(context),
    ]);
    expect(up).toStrictEqual([
      ['added', undefined, 'Statement[0]', 'ec2:New', ''],
      ['changed', 'Statement[0]', 'Statement[1]', 's3:GrowsToo', ''],
    ]);
    expect(down).toStrictEqual([
      ['changed', 'Statement[1]', 'Statement[0]', '', 's3:GrowsToo'],
      ['removed', 'Statement[0]', undefined, '', 'ec2:New'],
    ]);
  });

  it('are known again within nested times of their own', () => {
    const { up } = upAndDown((context) => [
      ...context.since('1.0.0', ...context.until('2.0.0', list(undefined, 'ec2:First'))),
      ...context.until('3.0.0', ...context.since('2.0.0', list(undefined, 'ec2:Second'))),
      ...context.since('1.0.0', ...context.until('3.0.0', grows(context))),
    ]);
    expect(up).toStrictEqual([
      ['added', undefined, 'Statement[0]', 'ec2:Second', ''],
      ['changed', 'Statement[1]', 'Statement[1]', 's3:GrowsToo', ''],
      ['removed', 'Statement[0]', undefined, '', 'ec2:First'],
    ]);
  });

  it('are the same where one statement stands first here until, and there since a release', () => {
    const { up, down } = upAndDown((context) => {
      const goesDown = grows(context, 'Down');
      return [
        ...context.until('2.0.0', goesDown),
        grows(context, 'Stays'),
        ...context.since('2.0.0', goesDown),
      ];
    });
    expect(up).toStrictEqual([
      ['changed', 'Statement[1]', 'Statement[0]', 's3:StaysToo', ''],
      ['changed', 'Statement[0]', 'Statement[1]', 's3:DownToo', ''],
    ]);
    expect(down).toStrictEqual([
      ['changed', 'Statement[1]', 'Statement[0]', '', 's3:DownToo'],
      ['changed', 'Statement[0]', 'Statement[1]', '', 's3:StaysToo'],
    ]);
  });

  it('are known again in another policy of the same recipient that the same function makes', () => {
    const statements: Policy['statements'] = (_input, context) => [
      ...context.since('2.0.0', list(undefined, 'ec2:New')),
      grows(context),
    ];
    const policy = { for: 'user', inputs: {}, statements };
    const policies = between(
      { userBase: definePolicy(policy) },
      { userCluster: definePolicy({ ...policy }) },
    );
    expect(policies).toMatchObject([
      {
        policy: 'userCluster',
        statements: [
          { change: 'added' },
          {
            change: 'changed',
            before: at('userBase', 'Statement[0]'),
            actions: added('s3:GrowsToo'),
          },
        ],
      },
      { policy: 'userBase', change: 'removed', statements: [] },
    ]);
  });

  it('are others where another function makes them, though their places are the same', () => {
    const policies = between(
      { user: withHistory((context) => [grows(context)]) },
      { user: withHistory((context) => [grows(context)]) },
    );
    expect(policies.flatMap((one) => one.statements.map(({ change }) => change))).toStrictEqual([
      'added',
      'removed',
    ]);
  });

  it('leave what since and until are given beside statements as it is', () => {
    const { up } = upAndDown(({ since, until }) => [
      allow()
        .actions('s3:A', ...since('2.0.0', 's3:B'), ...until('2.0.0', 's3:C'))
        .when({ StringEquals: { 'aws:A': ['a', ...since('3.0.0', 'b')] } })
        .on(['*', ...since('3.0.0', 'arn:aws:s3:::b' as const)]),
      ...since('3.0.0', 'no statement' as never, null as never),
    ]);
    expect(up).toStrictEqual([['changed', 'Statement[0]', 'Statement[0]', 's3:B', 's3:C']]);
  });
});

describe('the direction', () => {
  const scheduler = schedulerWith({
    '1.10.0': { user: [list('A', 's3:A', 's3:B')] },
    '1.9.0': { user: [list('A', 's3:A')] },
  });

  // By number and not by text.
  it.each([
    ['1.9.0', '1.10.0', 'upgrade', [added('s3:B')]],
    ['1.10.0', '1.9.0', 'downgrade', [removed('s3:B')]],
    ['1.9.0', '1.9.0', 'none', []],
  ])('from %s to %s is %s', (from, to, direction, actions) => {
    const found = changes({ scheduler, from, to });
    expect(found).toMatchObject({ scheduler: 'demo', from, to, direction });
    const [policy] = found.policies;
    expect(policy?.statements.map((one) => one.actions)).toStrictEqual(actions);
  });

  it('of a release to itself changes nothing, whatever the release', () => {
    for (const release of ['2.0.0', '3.0.0']) {
      const { policies, sharedPolicies } = changes({
        scheduler: staff,
        from: release,
        to: release,
      });
      expect(sharedPolicies).toStrictEqual(policies.map(({ policy }) => policy));
      for (const { change } of policies) expect(change).toBe('unchanged');
    }
  });
});

describe('the text that two releases share', () => {
  const user = [byHand];
  const releases = { '1.0.0': { user }, '1.1.0': { user }, '1.2.0': { user }, '1.3.0': { user } };
  const texts = { '1.0.0': '1.2.0', '1.1.0': '1.2.0' };

  it.each([
    ['the text of a third', '1.0.0', '1.1.0', '1.2.0'],
    ['the text of one of them', '1.1.0', '1.2.0', '1.2.0'],
    ['the same, backwards', '1.2.0', '1.1.0', '1.2.0'],
    ['its own text', '1.3.0', '1.3.0', '1.3.0'],
    ['the text of another', '1.0.0', '1.0.0', '1.2.0'],
  ])('is %s: %s and %s', (_what, from, to, text) => {
    const scheduler = schedulerWith(releases, { texts });
    expect(changes({ scheduler, from, to }).sharedText).toBe(text);
  });

  it.each([
    ['have texts of their own', '1.2.0', '1.3.0', texts],
    ['have the texts of different releases', '1.0.0', '1.3.0', texts],
    ['are of a scheduler without texts', '1.0.0', '1.1.0', undefined],
  ])('is none where they %s', (_what, from, to, given) => {
    const scheduler = schedulerWith(releases, given && { texts: given });
    expect(changes({ scheduler, from, to })).not.toHaveProperty('sharedText');
  });
});

describe('a change of source', () => {
  const [first, second] = [
    { release: '2.0.0', before: 'a guide', after: 'templates' },
    { release: '4.0.0', before: 'templates', after: 'code' },
  ];
  const old = { user: [list('A', 's3:Old', 's3:Same')], gone: [list('Gone', 's3:Gone')] };
  const young = { user: [list('A', 's3:New', 's3:Same')], new: [list('New', 's3:New')] };
  const scheduler = schedulerWith(
    { '1.0.0': young, '1.9.0': old, '2.0.0': young, '3.0.0': old, '5.0.0': young },
    { sourceChanges: [first, second] },
  );

  it.each([
    ['just before it', '1.9.0', '2.0.0', first],
    ['long before it', '1.0.0', '3.0.0', first],
    ['back over it', '2.0.0', '1.9.0', first],
    ['far back over it', '3.0.0', '1.0.0', first],
    // No release of its own: the border lies between two.
    ['over the second', '3.0.0', '5.0.0', second],
    ['back over the second', '5.0.0', '2.0.0', second],
    ['before it', '1.0.0', '1.9.0', undefined],
    ['back before it', '1.9.0', '1.0.0', undefined],
    ['after it', '2.0.0', '3.0.0', undefined],
    ['back after it', '3.0.0', '2.0.0', undefined],
    ['nowhere', '2.0.0', '2.0.0', undefined],
  ])('%s, from %s to %s, is told where it lies between', (_what, from, to, change) => {
    const found = changes({ scheduler, from, to });
    expect(found.sourceChange).toStrictEqual(change);
    expect('sourceChange' in found).toBe(change !== undefined);
  });

  it.each([
    ['1.9.0', '2.0.0'],
    ['3.0.0', '5.0.0'],
    ['3.0.0', '1.0.0'],
  ])('from %s to %s leaves nothing removed, only unpublished', (from, to) => {
    expect(changes({ scheduler, from, to }).policies).toStrictEqual([
      {
        policy: 'user',
        for: 'user',
        change: 'changed',
        statements: [
          {
            change: 'changed',
            before: at('user', 'A'),
            after: at('user', 'A'),
            actions: { added: ['s3:New'], removed: [], unpublished: ['s3:Old'] },
            resources: none,
          },
        ],
      },
      {
        policy: 'new',
        for: 'new',
        change: 'added',
        statements: [
          {
            change: 'added',
            after: at('new', 'New'),
            actions: added('s3:New'),
            resources: added('*'),
          },
        ],
      },
      {
        policy: 'gone',
        for: 'gone',
        change: 'unpublished',
        statements: [
          {
            change: 'unpublished',
            before: at('gone', 'Gone'),
            actions: { ...none, unpublished: ['s3:Gone'] },
            resources: { ...none, unpublished: ['*'] },
          },
        ],
      },
    ]);
  });

  it('elsewhere leaves what is gone removed', () => {
    const [user, , gone] = changes({ scheduler, from: '3.0.0', to: '2.0.0' }).policies;
    expect(user?.statements[0]?.actions).toStrictEqual({
      added: ['s3:New'],
      removed: ['s3:Old'],
      unpublished: [],
    });
    expect(gone).toMatchObject({ change: 'removed', statements: [{ change: 'removed' }] });
  });
});

describe('inputs', () => {
  const roleName = { schema: roleNameSchema, description: 'a role', example: 'demo-role' };
  const boundaryArn = {
    schema: policyArnSchema,
    description: 'a boundary',
    example: 'arn:aws:iam::123456789012:policy/boundary',
  };
  const boundaryArns = {
    schema: listSchema(policyArnSchema),
    description: 'boundaries',
    example: ['arn:aws:iam::123456789012:policy/a', 'arn:aws:iam::aws:policy/B'],
    optional: true,
  };
  const scheduler = schedulerWith({
    '1.0.0': {
      user: definePolicy({
        inputs: { roleName },
        statements: ({ accountId, region, roleName: name }, { partition, text }) => [
          allow('Pass')
            .actions(text === 'published' ? 'iam:PassRole' : 'iam:GetRole')
            .on(`arn:${partition}:iam::${accountId}:role/${name}`),
          allow('Region').actions('s3:Old').on(`arn:${partition}:s3:::${region}`),
        ],
      }),
    },
    '2.0.0': {
      user: definePolicy({
        inputs: { boundaryArn, boundaryArns },
        statements: ({ boundaryArn: arn, boundaryArns: arns }) => [
          allow('Pass')
            .actions('iam:PassRole')
            .on([arn as 'arn:', ...((arns ?? []) as readonly 'arn:'[])]),
        ],
      }),
    },
  });
  const options = { scheduler, from: '1.0.0', to: '2.0.0' };

  /** The resources of the statement Pass, before and after. */
  const resourcesOf = (more: object) => {
    const { statements } = changes({ ...options, ...more }).policies[0] ?? {};
    const { added: young, removed: old } = statements?.[0]?.resources ?? none;
    return [...old, ...young];
  };

  it('that are left out stand as their examples', () => {
    expect(resourcesOf({})).toStrictEqual([
      'arn:aws:iam::123456789012:role/demo-role',
      'arn:aws:iam::123456789012:policy/boundary',
      'arn:aws:iam::123456789012:policy/a',
      'arn:aws:iam::aws:policy/B',
    ]);
    expect(changes(options).policies[0]?.statements[1]?.resources.removed).toStrictEqual([
      'arn:aws:s3:::eu-west-1',
    ]);
  });

  it.each(['roleName', 'region', 'accountId', 'partition', 'text', 'boundaryArn'])(
    'that are undefined, such as %s, stand as their examples',
    (name) => {
      expect(changes({ ...options, [name]: undefined })).toStrictEqual(changes(options));
    },
  );

  it('that are given are used', () => {
    const given = {
      accountId: '000000000000',
      roleName: 'mine',
      boundaryArn: 'arn:aws:iam::000000000000:policy/mine',
      boundaryArns: ['arn:aws:iam::000000000000:policy/more'],
    };
    expect(resourcesOf(given)).toStrictEqual([
      'arn:aws:iam::000000000000:role/mine',
      'arn:aws:iam::000000000000:policy/mine',
      'arn:aws:iam::000000000000:policy/more',
    ]);
    const { statements } = changes({ ...options, region: 'eu-west-2' }).policies[0] ?? {};
    expect(statements?.[1]?.resources.removed).toStrictEqual(['arn:aws:s3:::eu-west-2']);
  });

  it('may be of either release alone', () => {
    expect(() => changes({ ...options, roleName: 'mine' })).not.toThrow();
    expect(() => changes({ ...options, boundaryArn: boundaryArn.example })).not.toThrow();
  });

  it('choose the text of both releases', () => {
    const { statements } = changes({ ...options, text: 'corrected' }).policies[0] ?? {};
    expect(statements?.[0]?.actions).toStrictEqual({
      ...none,
      added: ['iam:PassRole'],
      removed: ['iam:GetRole'],
    });
  });

  it.each([
    ['cn-north-1', undefined, 'aws-cn'],
    ['us-gov-west-1', undefined, 'aws-us-gov'],
    ['us-gov-west-1', 'aws-us-gov', 'aws-us-gov'],
    ['abcd-north-1', 'aws-later', 'aws-later'],
  ])('that stand as examples are ARNs of the partition: %s, %s', (region, partition, right) => {
    expect(resourcesOf({ region, partition })).toStrictEqual([
      `arn:${right}:iam::123456789012:role/demo-role`,
      `arn:${right}:iam::123456789012:policy/boundary`,
      `arn:${right}:iam::123456789012:policy/a`,
      `arn:${right}:iam::aws:policy/B`,
    ]);
  });

  it('that stand as examples are told of no problem that the caller did not make', () => {
    expect(shortIssuesOf({ ...options, region: 'mars' })).toStrictEqual(['invalid region']);
    expect(shortIssuesOf({ ...options, region: 'abcd-north-1' })).toStrictEqual([
      'missing partition',
    ]);
    expect(shortIssuesOf({ ...options, partition: 'azure' })).toStrictEqual(['invalid partition']);
    expect(shortIssuesOf({ ...options, region: 'cn-north-1', partition: 'aws' })).toStrictEqual([
      'contradiction partition',
    ]);
  });

  it.each(['region', 'accountId', 'partition', 'text', 'roleName', 'boundaryArn'])(
    '%s that is no text is refused',
    (name) => {
      for (const value of [...notText, Object.create(null)]) {
        expect(issuesOf({ ...options, [name]: value })).toContainEqual(
          expect.objectContaining({ code: 'invalid', input: name }),
        );
      }
    },
  );

  it('whose name every object has stand as their examples, too', () => {
    const named = schedulerOf(() => [byHand], { constructor: roleName });
    expect(() => changes({ scheduler: named, from: '1.2.3', to: '1.2.3' })).not.toThrow();
  });

  it('may be no text: their examples stand as they are', () => {
    const isCount = (value: unknown) => (value === 3 ? { value } : { issues: [{ message: 'no' }] });
    const counting = schedulerOf(() => [byHand], {
      count: { ...inputOf(isCount), example: 3 },
    });
    expect(() => changes({ scheduler: counting, from: '1.2.3', to: '1.2.3' })).not.toThrow();
  });

  it('cannot be borrowed from Object.prototype', () => {
    for (const name of ['region', 'roleName', 'text']) {
      Object.defineProperty(Object.prototype, name, {
        value: 'borrowed',
        configurable: true,
        writable: true,
      });
    }
    try {
      expect(resourcesOf({})[0]).toBe('arn:aws:iam::123456789012:role/demo-role');
    } finally {
      for (const name of ['region', 'roleName', 'text']) {
        Reflect.deleteProperty(Object.prototype, name);
      }
    }
  });

  it('that neither release has are refused, and those of both are listed', () => {
    const [issue, ...others] = issuesOf({ ...options, roleNmae: 'mine' });
    expect(issue).toStrictEqual({
      code: 'unknown',
      input: 'roleNmae',
      message:
        'is not an option here; the options are scheduler, from, to, region, accountId, partition, text, roleName, boundaryArn, boundaryArns',
    });
    expect(others).toStrictEqual([]);
  });
});

describe('options that are wrong', () => {
  const scheduler = staff;
  const options = { scheduler, from: '2.0.0', to: '3.0.0' };

  it.each<readonly [what: string, options: unknown, issues: readonly string[]]>([
    ['nothing', undefined, ['invalid options', 'missing scheduler', 'missing from', 'missing to']],
    ['an empty object', {}, ['missing scheduler', 'missing from', 'missing to']],
    ['a scheduler alone', { scheduler }, ['missing from', 'missing to']],
    ['no scheduler', { from: '2.0.0', to: '3.0.0' }, ['missing scheduler']],
    ['a scheduler’s name', { ...options, scheduler: 'staff' }, ['invalid scheduler']],
    ['one release', { scheduler, to: '3.0.0' }, ['missing from']],
    ['the other release', { scheduler, from: '3.0.0' }, ['missing to']],
    ['unknown releases', { ...options, from: '0.1.0', to: 7 }, ['invalid from', 'invalid to']],
    [
      'inherited releases',
      { ...options, from: 'constructor', to: '__proto__' },
      ['invalid from', 'invalid to'],
    ],
    ['a release as for one document', { ...options, release: '3.0.0' }, ['unknown release']],
    ['for whom', { ...options, for: 'user' }, ['unknown for']],
    [
      'a prototype',
      Object.defineProperty({ ...options }, '__proto__', { value: {}, enumerable: true }),
      ['unknown __proto__'],
    ],
    ['a symbol', { ...options, [Symbol('a')]: 1 }, ['unknown "Symbol(a)"']],
    ['an input of the older release', { ...options, roleName: 'a*' }, ['invalid roleName']],
    [
      'inputs of both releases',
      { ...options, roleName: 'a*', buckets: ['B'], boundaryArn: 'arn' },
      ['invalid roleName', 'invalid buckets.0', 'invalid boundaryArn'],
    ],
    [
      'an unknown input together with wrong ones',
      { ...options, region: 'mars', accountId: '12', buckets: [], more: 1 },
      ['unknown more', 'invalid region', 'invalid accountId', 'invalid buckets'],
    ],
    [
      'an unknown release together with wrong inputs',
      { ...options, from: '9.9.9', region: 'mars', boundaryArn: 'arn' },
      ['invalid from', 'invalid region', 'invalid boundaryArn'],
    ],
    [
      'no known release together with wrong common inputs',
      { ...options, from: '9.9.9', to: undefined, region: 'mars', accountId: '12' },
      ['invalid from', 'missing to', 'invalid region', 'invalid accountId'],
    ],
    [
      'an unknown release to go to together with wrong inputs',
      { ...options, to: '9.9.9', accountId: '12', roleName: '*' },
      ['invalid to', 'invalid accountId', 'invalid roleName'],
    ],
    [
      'no scheduler together with wrong common inputs',
      { from: '2.0.0', to: '3.0.0', region: 'mars', partition: 'azure', text: 'both' },
      ['missing scheduler', 'invalid region', 'invalid partition', 'invalid text'],
    ],
  ])('are told all at once: %s', (_what, given, issues) => {
    const found = shortIssuesOf(given);
    expect(new Set(found)).toStrictEqual(new Set(issues));
    expect(found).toHaveLength(issues.length);
  });

  it('are told with the nearest releases', () => {
    const user = [byHand];
    const three = schedulerWith({ '2.0.0': { user }, '1.9.0': { user }, '1.10.0': { user } });
    expect(issuesOf({ scheduler: three, from: '1.9.5', to: '3.0.0' })).toStrictEqual([
      {
        code: 'invalid',
        input: 'from',
        message: 'is "1.9.5"; demo knows 1.9.0, 1.10.0, 2.0.0, the nearest 1.9.0 and 1.10.0',
      },
      {
        code: 'invalid',
        input: 'to',
        message: 'is "3.0.0"; demo knows 1.9.0, 1.10.0, 2.0.0, the nearest 2.0.0',
      },
    ]);
  });

  it('get one of our errors, whatever they are', () => {
    const anything = fc.anything({ withNullPrototype: true, withMap: true });
    fc.assert(
      fc.property(anything, anything, (region, partition) => {
        fc.pre(region !== undefined || partition !== undefined);
        expect(caught(() => changes({ ...options, region, partition })).code).toBe('invalid-input');
      }),
    );
    fc.assert(
      fc.property(anything, (given) => {
        expect(caught(() => changes(given)).code).toBe('invalid-input');
      }),
    );
  });
});

describe('what is answered', () => {
  const scheduler = schedulerWith(
    {
      '1.0.0': { user: [deny('A').actions('s3:A').on('*'), list('B', 's3:B')] },
      '2.0.0': {
        user: [
          allow('A')
            .actions('s3:B')
            .when({ StringLike: { 'aws:A': ['a', 'b'] } })
            .on(['*', 'arn:aws:s3:::b']),
        ],
        lambda: [byHand],
      },
    },
    {
      sourceChanges: [{ release: '2.0.0', before: 'a guide', after: 'a template' }],
      texts: { '1.0.0': '2.0.0' },
    },
  );
  const answer = () => changes({ scheduler, from: '1.0.0', to: '2.0.0' });

  it('is frozen through and through, also what nothing changed in', () => {
    const objects = objectsIn(answer());
    expect(objects.length).toBeGreaterThan(20);
    for (const object of objects) expect(object).toSatisfy(Object.isFrozen);
  });

  it('is plain data that comes back from JSON as it was', () => {
    expect(JSON.parse(JSON.stringify(answer()))).toStrictEqual(answer());
  });

  it('leaves the options as they were', () => {
    const options = Object.freeze({ scheduler, from: '1.0.0', to: '2.0.0', region: 'eu-west-2' });
    changes(options);
    expect(options).toStrictEqual({ scheduler, from: '1.0.0', to: '2.0.0', region: 'eu-west-2' });
  });
});

describe('a plugin that breaks its contract', () => {
  const effects: readonly Effect[] = ['Allow', 'Deny'];

  it.each<readonly [what: string, statements: () => unknown]>([
    ['makes no statements', () => []],
    ['makes what is no statement', () => [{ Effect: effects[0] }]],
    ['makes null', () => [null]],
    ['answers with a promise', async () => [byHand]],
    [
      'throws',
      () => {
        throw new TypeError('boom');
      },
    ],
  ])('and %s is told by its release and kind', (_what, statements) => {
    const scheduler = schedulerOf(untyped(statements));
    const error = caught(() => changes({ scheduler, from: '1.2.3', to: '1.2.3' }));
    expect(error).toBeInstanceOf(InvalidSchedulerError);
    expect(error.message).toContain('The user policy of release 1.2.3');
  });

  it('and has a schema that throws is told by that input', () => {
    const throwing = inputOf(() => {
      throw new TypeError('boom');
    });
    const scheduler = schedulerOf(() => [byHand], { name: throwing });
    const error = caught(() => changes({ scheduler, from: '1.2.3', to: '1.2.3', region: 'mars' }));
    expect(error).toBeInstanceOf(InvalidSchedulerError);
    expect(error.message).toContain('The schema of the input name threw TypeError: boom');
  });

  it('and has an example that its schema refuses is told by that input', () => {
    const refusing = inputOf(() => ({ issues: [{ message: 'is never right' }] }));
    const scheduler = schedulerOf(() => [byHand], { name: refusing });
    expect(issuesOf({ scheduler, from: '1.2.3', to: '1.2.3' })).toStrictEqual([
      { code: 'invalid', input: 'name', message: 'is never right' },
    ]);
  });
});
