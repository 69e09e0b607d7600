import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { caught } from '../../test/caught.ts';
import { byHand, type Documents, schedulerOf, schedulerWith, untyped } from '../../test/demo.ts';
import { notText, unprintable } from '../../test/hostile.ts';
import { objectsIn } from '../../test/objects-in.ts';
import { staff } from '../../test/staff.ts';
import {
  type Action,
  allow,
  compareReleases,
  definePolicy,
  deny,
  InvalidInputError,
  InvalidSchedulerError,
  type PermissionHistory,
  permissionHistory,
  type SchedulerDefinition,
  type Statement,
} from '../index.ts';

/** The facade as plain JavaScript sees it. */
const history = (options: unknown): PermissionHistory => permissionHistory(untyped(options));

/** The history of an action in releases with the given documents. */
function historyOf(
  action: string,
  releases: Readonly<Record<string, Documents>>,
  more?: Partial<SchedulerDefinition>,
) {
  return history({ scheduler: schedulerWith(releases, more), action });
}

function issuesOf(options: unknown) {
  const error = caught(() => history(options));
  if (!(error instanceof InvalidInputError)) throw error;
  expect(error.message).toContain('Cannot build the history of an action');
  expect(error.message).not.toMatch(unprintable);
  return error.issues;
}

const list = (...actions: readonly [Action, ...Action[]]) =>
  allow()
    .actions(...actions)
    .on('*');

/** A document that grants something else only. */
const other = [list('ec2:Other')];

/** Whether a document with a pattern grants an action. */
function isGranted(pattern: string, action: string): boolean {
  const statement: Statement = { ...byHand, Action: untyped(pattern) };
  return historyOf(action, { '1.0.0': { user: [statement] } }).policies.length > 0;
}

describe('the history of an action', () => {
  it('tells since and until when each policy grants it', () => {
    const tag = [list('lambda:TagResource')];
    const found = historyOf('lambda:TagResource', {
      '1.8.0': { user: other, instance: tag },
      '1.9.0': { user: tag, instance: other },
      '1.10.0': { user: tag, instance: other },
      '2.0.0': { user: other, instance: other, lambda: tag },
      '2.1.0': { user: other, instance: other, lambda: tag },
    });
    expect(found).toStrictEqual({
      scheduler: 'demo',
      action: 'lambda:TagResource',
      first: '1.8.0',
      last: '2.1.0',
      texts: {},
      policies: [
        {
          policy: 'user',
          for: 'user',
          periods: [{ since: '1.9.0', until: '2.0.0', patterns: ['lambda:TagResource'] }],
        },
        {
          policy: 'instance',
          for: 'instance',
          periods: [{ since: '1.8.0', until: '1.9.0', patterns: ['lambda:TagResource'] }],
        },
        {
          policy: 'lambda',
          for: 'lambda',
          periods: [{ since: '2.0.0', patterns: ['lambda:TagResource'] }],
        },
      ],
    });
  });

  it('goes by the order of releases, not by that of the plugin or of text', () => {
    const found = historyOf('s3:A', {
      '1.10.0': { user: [list('s3:A')] },
      '2.0.0': { user: other },
      '1.2.0': { user: other },
      '1.9.0': { user: [list('s3:A')] },
    });
    expect(found).toMatchObject({ first: '1.2.0', last: '2.0.0' });
    expect(found.policies[0]?.periods).toStrictEqual([
      { since: '1.9.0', until: '2.0.0', patterns: ['s3:A'] },
    ]);
  });

  it('has two periods around a gap', () => {
    const found = historyOf('s3:A', {
      '1.0.0': { user: [list('s3:A')] },
      '2.0.0': { user: other },
      '3.0.0': { user: [list('s3:A')] },
    });
    expect(found.policies[0]?.periods).toStrictEqual([
      { since: '1.0.0', until: '2.0.0', patterns: ['s3:A'] },
      { since: '3.0.0', patterns: ['s3:A'] },
    ]);
  });

  it('has a new period where another pattern grants it', () => {
    const found = historyOf('elasticloadbalancing:DescribeTags', {
      '1.0.0': { user: [list('elasticloadbalancing:Describe*')] },
      '2.0.0': { user: [list('elasticloadbalancing:DescribeTags')] },
      '3.0.0': {
        user: [list('elasticloadbalancing:DescribeTags'), list('elasticloadbalancing:*')],
      },
    });
    expect(found.policies[0]?.periods).toStrictEqual([
      { since: '1.0.0', until: '2.0.0', patterns: ['elasticloadbalancing:Describe*'] },
      { since: '2.0.0', until: '3.0.0', patterns: ['elasticloadbalancing:DescribeTags'] },
      {
        since: '3.0.0',
        patterns: ['elasticloadbalancing:DescribeTags', 'elasticloadbalancing:*'],
      },
    ]);
  });

  it('goes on where it is granted by another statement or beside other actions', () => {
    const found = historyOf('s3:A', {
      '1.0.0': { user: [list('s3:A')] },
      '2.0.0': { user: [list('ec2:B'), list('ec2:C', 's3:A', 'ec2:D')] },
      '3.0.0': { user: [allow('Named').actions('s3:A').on(['arn:aws:s3:::b'])] },
    });
    expect(found.policies[0]?.periods).toStrictEqual([{ since: '1.0.0', patterns: ['s3:A'] }]);
  });

  it('ends where a release has no such kind of policy, and begins again with it', () => {
    const found = historyOf('s3:A', {
      '1.0.0': { lambda: [list('s3:A')], user: other },
      '2.0.0': { user: other },
      '3.0.0': { lambda: [list('s3:A')], user: other },
    });
    expect(found.policies).toStrictEqual([
      {
        policy: 'lambda',
        for: 'lambda',
        periods: [
          { since: '1.0.0', until: '2.0.0', patterns: ['s3:A'] },
          { since: '3.0.0', patterns: ['s3:A'] },
        ],
      },
    ]);
  });

  it('names a pattern once, however many statements have it', () => {
    const found = historyOf('s3:A', {
      '1.0.0': { user: [list('s3:A', 's3:*'), list('s3:A'), list('s3:a')] },
    });
    expect(found.policies[0]?.periods[0]?.patterns).toStrictEqual(['s3:A', 's3:*', 's3:a']);
  });

  it('does not count what is denied', () => {
    const denied = deny().actions('s3:A', 's3:*').on('*');
    expect(historyOf('s3:A', { '1.0.0': { user: [denied] } }).policies).toStrictEqual([]);
    const both = historyOf('s3:A', { '1.0.0': { user: [denied, list('s3:?')] } });
    expect(both.policies[0]?.periods).toStrictEqual([{ since: '1.0.0', patterns: ['s3:?'] }]);
  });

  it('has no policy where none grants it', () => {
    const found = historyOf('s3:A', { '1.0.0': { user: other }, '2.0.0': { user: other } });
    expect(found).toStrictEqual({
      scheduler: 'demo',
      action: 's3:A',
      first: '1.0.0',
      last: '2.0.0',
      texts: {},
      policies: [],
    });
  });

  it('has one release as the first and the last', () => {
    expect(historyOf('s3:A', { '1.0.0': { user: other } })).toMatchObject({
      first: '1.0.0',
      last: '1.0.0',
    });
  });

  it('tells whom each policy is for', () => {
    const found = history({ scheduler: staff, action: 'sqs:ListQueues' });
    // As the plugin of the test says it, the oldest release first.
    expect(found.policies.map((one) => [one.policy, one.for])).toStrictEqual([
      ['user', 'user'],
      ['instance', 'instance'],
      ['userBase', 'user'],
      ['headNode', 'headNode'],
      ['userStorage', 'user'],
      ['userRoles', 'user'],
      ['userImage', 'user'],
      ['headNodeFiles', 'headNode'],
      ['auditor', 'auditor'],
      ['functions', 'functions'],
    ]);
  });

  it('tells the texts of the releases, as a copy', () => {
    const texts = { '1.0.0': '1.1.0' };
    const releases = { '1.0.0': { user: other }, '1.1.0': { user: other } };
    expect(historyOf('s3:A', releases, { texts }).texts).toStrictEqual(texts);
  });

  it('keeps the action as it was asked for', () => {
    expect(historyOf('S3:a', { '1.0.0': { user: [list('s3:A')] } })).toMatchObject({
      action: 'S3:a',
      policies: [{ periods: [{ patterns: ['s3:A'] }] }],
    });
  });

  it('is frozen through and through', () => {
    const objects = objectsIn(history({ scheduler: staff, action: 'sqs:ListQueues' }));
    expect(objects.length).toBeGreaterThan(20);
    for (const object of objects) expect(object).toSatisfy(Object.isFrozen);
  });

  it('builds the published text, in the region of the example', () => {
    const published = definePolicy({
      inputs: {},
      statements: ({ region }, { text }) => [
        list(text === 'published' && region === 'eu-west-1' ? 's3:A' : 's3:B'),
      ],
    });
    expect(historyOf('s3:A', { '1.0.0': { user: published } }).policies).toHaveLength(1);
  });

  it('has the periods that a walk through the releases finds', () => {
    const releases = ['1.0.0', '1.9.0', '1.10.0', '2.0.0', '2.0.1', '3.0.0'];
    const state = fc.constantFrom<Action | undefined>(undefined, 's3:A', 's3:*');
    fc.assert(
      fc.property(fc.array(state, { minLength: 6, maxLength: 6 }), (states) => {
        const documents = releases.map((release, index) => {
          const pattern = states[index];
          return [release, { user: pattern ? [list(pattern)] : other }] as const;
        });
        const found = historyOf('s3:A', Object.fromEntries(documents.toReversed()));
        // Each release lies in just the period of its own pattern, or in none.
        const periods = found.policies[0]?.periods ?? [];
        for (const [index, release] of releases.entries()) {
          const around = periods.filter(
            ({ since, until }) =>
              compareReleases(since, release) <= 0 &&
              (until === undefined || compareReleases(release, until) < 0),
          );
          const pattern = states[index];
          expect(around.map(({ patterns }) => patterns)).toStrictEqual(pattern ? [[pattern]] : []);
        }
        // And no two neighbours are one.
        const borders = states.filter((one, index) => one && one !== states[index - 1]);
        expect(periods).toHaveLength(borders.length);
      }),
    );
  });
});

describe('a pattern', () => {
  it.each([
    ['s3:GetObject', 's3:GetObject'],
    ['s3:getobject', 'S3:GetObject'],
    ['S3:GETOBJECT', 's3:getobject'],
    ['s3:Get*', 's3:GetObject'],
    ['s3:get*', 'S3:GETOBJECT'],
    ['s3:*', 's3:GetObject'],
    ['*', 's3:GetObject'],
    ['s3:*Object', 's3:GetObject'],
    ['s3:*Object*', 's3:GetObjectObjects'],
    ['s3:GetObject*', 's3:GetObject'],
    ['s3:GetObject**', 's3:GetObject'],
    ['s3:*GetObject', 's3:GetObject'],
    ['s3:Get**Object', 's3:GetObject'],
    ['s3:Get?bject', 's3:GetObject'],
    ['s3:?et?bjec?', 's3:GetObject'],
    ['s3:?*', 's3:GetObject'],
    ['s3:*?', 's3:GetObject'],
    ['s3:*a*b', 's3:ababab'],
    ['s3:*ab', 's3:aabab'],
    ['s3:*aab', 's3:aaab'],
  ])('%s grants %s', (pattern, action) => {
    expect(isGranted(pattern, action)).toBe(true);
  });

  it.each([
    ['s3:GetObject', 's3:GetObjectAcl'],
    ['s3:GetObjectAcl', 's3:GetObject'],
    ['s3:Object', 's3:GetObject'],
    ['s3:Get*', 's3:PutObject'],
    ['s3:Get*', 's3:Ge'],
    ['s3:*Object', 's3:GetObjectAcl'],
    ['s3:Get?', 's3:Get'],
    ['s3:Get?', 's3:GetAB'],
    ['s3:?', 's3:GetObject'],
    ['s3:*?*?*', 's3:a'],
    ['s3:*a*b', 's3:ba'],
    ['s3:*aab', 's3:abab'],
    ['s3:*', 'ec2:GetObject'],
    ['s3:*', 's3s:GetObject'],
    ['s3:G*', 's3-object-lambda:GetObject'],
  ])('%s does not grant %s', (pattern, action) => {
    expect(isGranted(pattern, action)).toBe(false);
  });

  it('grants what the regular expression of the same meaning matches', () => {
    const part = fc.constantFrom('a', 'b', 'A', 'B', '*', '?');
    const pattern = fc.array(part, { minLength: 1, maxLength: 8 }).map((parts) => parts.join(''));
    const name = fc.stringMatching(/^[abAB]{1,10}$/);
    fc.assert(
      fc.property(pattern, name, (wild, plain) => {
        const source = wild.replaceAll('?', '.').replaceAll('*', '.*');
        const wanted = new RegExp(`^s3:${source}$`, 'i').test(`s3:${plain}`);
        expect(isGranted(`s3:${wild}`, `s3:${plain}`)).toBe(wanted);
      }),
      { numRuns: 1_000 },
    );
  });

  it.each([
    ['of 40 stars', '*a'.repeat(40)],
    ['of 40 stars and no match', `${'*a'.repeat(40)}b`],
    ['of stars alone', '*'.repeat(5_000)],
    ['of stars and question marks', '*?'.repeat(2_000)],
    ['that is very long', 'a'.repeat(100_000)],
  ])('%s is answered at once', (_what, wild) => {
    const started = performance.now();
    isGranted(`s3:${wild}`, `s3:${'a'.repeat(128)}`);
    // A regular expression with as many stars would not come back.
    expect(performance.now() - started).toBeLessThan(10_000);
  });
});

describe('options that are wrong', () => {
  const options = { scheduler: staff, action: 's3:GetObject' };

  it.each([
    ['a pattern', 's3:Get*'],
    ['a pattern of one character', 's3:Get?bject'],
    ['every action', '*'],
    ['every action of a service', 's3:*'],
    ['a pattern of services', 's?:GetObject'],
    ['nothing', ''],
    ['a service alone', 's3'],
    ['a service with nothing', 's3:'],
    ['an action without a service', ':GetObject'],
    ['an action without a colon', 'GetObject'],
    ['two colons', 's3:Get:Object'],
    ['an ARN', 'arn:aws:s3:::demo'],
    ['white space', ' s3:GetObject'],
    ['a line feed', 's3:GetObject\n'],
    ['a hyphen in the name', 's3:Get-Object'],
    ['an underscore in the service', 's_3:GetObject'],
    ['two actions', 's3:GetObject,s3:PutObject'],
    ['a letter that is no ASCII', 's3:GetObjéct'],
    // The Kelvin sign: a k where case is folded by Unicode.
    ['a letter that looks like one', '\u212ams:Decrypt'],
    ['control characters', '\u001b[31m:\u0007'],
    ['a very long name', `s3:${'a'.repeat(129)}`],
    ['a very long service', `${'s'.repeat(65)}:A`],
  ])('are refused: %s', (_what, action) => {
    const [issue, ...others] = issuesOf({ ...options, action });
    expect(issue).toMatchObject({ code: 'invalid', input: 'action' });
    expect(issue?.message).toMatch(
      /^is ".*"; it is one action without wildcards, such as "lambda:TagResource"$/,
    );
    expect(others).toStrictEqual([]);
  });

  it.each([
    's3:GetObject',
    'execute-api:Invoke',
    'a4b:A',
    'S3:GETOBJECT',
    's3:GetBucketAcl2',
    `${'s'.repeat(64)}:${'a'.repeat(128)}`,
  ])('are not refused: %s', (action) => {
    expect(() => history({ ...options, action })).not.toThrow();
  });

  it.each(notText)('are refused: %o is no action', (action) => {
    expect(issuesOf({ ...options, action })).toMatchObject([{ code: 'invalid', input: 'action' }]);
  });

  it.each<readonly [what: string, options: unknown, issues: readonly string[]]>([
    ['nothing', undefined, ['invalid options', 'missing scheduler', 'missing action']],
    ['a text', 's3:A', ['invalid options', 'missing scheduler', 'missing action']],
    ['an empty object', {}, ['missing scheduler', 'missing action']],
    ['no action', { scheduler: staff }, ['missing action']],
    ['an action of undefined', { ...options, action: undefined }, ['missing action']],
    ['no scheduler', { action: 's3:A' }, ['missing scheduler']],
    ['a scheduler’s name', { ...options, scheduler: 'staff' }, ['invalid scheduler']],
    ['a release', { ...options, release: '3.0.0' }, ['unknown release']],
    ['a region', { ...options, region: 'eu-west-1' }, ['unknown region']],
    [
      'a prototype',
      Object.defineProperty({ ...options }, '__proto__', { value: {}, enumerable: true }),
      ['unknown __proto__'],
    ],
    [
      'inherited options',
      Object.create(options),
      ['invalid options', 'missing scheduler', 'missing action'],
    ],
    [
      'everything at once',
      { scheduler: null, action: '*', more: 1 },
      ['invalid scheduler', 'invalid action', 'unknown more'],
    ],
  ])('are told all at once: %s', (_what, given, issues) => {
    expect(issuesOf(given).map(({ code, input }) => `${code} ${input}`)).toStrictEqual(issues);
  });

  it('are told with what would be right', () => {
    expect(issuesOf({ scheduler: staff })).toStrictEqual([
      {
        code: 'missing',
        input: 'action',
        message: 'is missing; it is one action without wildcards, such as "lambda:TagResource"',
      },
    ]);
    expect(issuesOf({ ...options, more: 1 })[0]?.message).toMatch(
      /the options are scheduler, action$/,
    );
  });

  it('get one of our errors, whatever they are', () => {
    fc.assert(
      fc.property(fc.anything({ withNullPrototype: true, withMap: true }), (given) => {
        expect(caught(() => history(given)).code).toBe('invalid-input');
      }),
    );
  });
});

describe('a plugin that breaks its contract', () => {
  it('is told by the release and kind', () => {
    const scheduler = schedulerOf(() => []);
    const error = caught(() => history({ scheduler, action: 's3:A' }));
    expect(error).toBeInstanceOf(InvalidSchedulerError);
    expect(error.message).toContain('The user policy of release 1.2.3');
  });
});
