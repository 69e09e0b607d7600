import { describe, expect, it } from 'vitest';
import { common, untyped } from '../test/demo.ts';
import {
  type Action,
  allow,
  buildUserPolicy,
  definePolicy,
  defineScheduler,
  type Erratum,
  type PolicyContext,
} from './index.ts';

const releases = ['2.4.1', '2.8.0', '2.9.1', '2.10.0', '3.0.0'] as const;

const misspelt: Erratum = {
  name: 'misspelt',
  policies: ['user'],
  statements: ['Files'],
  mistake: 'efs: is no prefix.',
  correction: 'elasticfilesystem: is.',
  sources: ['https://docs.aws.amazon.com/efs/'],
};

/** One policy with a history, as every release sees it. */
const user = definePolicy({
  inputs: {},
  statements: (_input, { since, until, sic }) => [
    allow('History')
      .actions(
        'ec2:Always',
        ...since('2.8.0', 'ec2:Since280', 'ec2:Since280Too'),
        ...until('2.10.0', 'ec2:Until2100'),
        ...since('2.8.0', ...until('3.0.0', 'ec2:Between' as const)),
      )
      .on('*'),
    allow('Files')
      .actions(...sic(misspelt, ['efs:Describe'], ['elasticfilesystem:Describe', 'ec2:Describe']))
      .on('*'),
    ...since('3.0.0', allow('Later').actions('ec2:Later').on('*')),
  ],
});

const scheduler = defineScheduler({
  name: 'history',
  releases: {
    '2.4.1': { user },
    '2.8.0': { user },
    '2.9.1': { user },
    '2.10.0': { user },
    '3.0.0': { user },
  },
  errata: [misspelt],
});

const statementsOf = (release: (typeof releases)[number], text?: 'published' | 'corrected') =>
  buildUserPolicy({ scheduler, ...common, release, text }).Statement;

/** The context that a plugin is given for the options. */
function contextOf(options: object): PolicyContext {
  let seen: PolicyContext | undefined;
  const spy = definePolicy({
    inputs: {},
    statements: (_input, context) => {
      seen = context;
      return [allow().actions('ec2:Describe*').on('*')];
    },
  });
  const plugin = defineScheduler({ name: 'spy', releases: { '2.8.0': { user: spy } } });
  buildUserPolicy(untyped({ scheduler: plugin, ...common, release: '2.8.0', ...options }));
  if (!seen) throw new Error('The policy was not asked for its statements');
  return seen;
}

describe('since and until', () => {
  it.each<readonly [(typeof releases)[number], readonly Action[]]>([
    ['2.4.1', ['ec2:Until2100']],
    ['2.8.0', ['ec2:Since280', 'ec2:Since280Too', 'ec2:Until2100', 'ec2:Between']],
    ['2.9.1', ['ec2:Since280', 'ec2:Since280Too', 'ec2:Until2100', 'ec2:Between']],
    ['2.10.0', ['ec2:Since280', 'ec2:Since280Too', 'ec2:Between']],
    ['3.0.0', ['ec2:Since280', 'ec2:Since280Too']],
  ])('give %s what it has', (release, actions) => {
    expect(statementsOf(release)[0]?.Action).toStrictEqual(['ec2:Always', ...actions]);
  });

  it('serve whole statements too', () => {
    const sids = releases.map((release) => statementsOf(release).map(({ Sid }) => Sid));
    const both = ['History', 'Files'];
    expect(sids).toStrictEqual([both, both, both, both, [...both, 'Later']]);
  });

  it('keep values of any kind, in their order', () => {
    const { since, until } = contextOf({});
    const values = [1, 'two', undefined, { three: 3 }] as const;
    expect(since('2.8.0', ...values)).toStrictEqual(values);
    expect(since('2.8.1', ...values)).toStrictEqual([]);
    expect(until('2.8.1', ...values)).toStrictEqual(values);
    expect(until('2.8.0', ...values)).toStrictEqual([]);
    expect(since('2.0.0')).toStrictEqual([]);
  });

  // A slip of the plugin's author would otherwise drop a permission from every release in silence.
  it.each(['2.8', '2.8.x', 'v2.8.0', '', '2.8.0.0'])(
    'refuse %j, which is no release',
    (release) => {
      const { since, until } = contextOf({});
      expect(() => since(untyped(release), 'ec2:Lost')).toThrow();
      expect(() => until(untyped(release), 'ec2:Lost')).toThrow();
    },
  );
});

describe('sic', () => {
  it.each([
    [undefined, ['efs:Describe']],
    ['published', ['efs:Describe']],
    ['corrected', ['elasticfilesystem:Describe', 'ec2:Describe']],
  ] as const)('with the text %s keeps %j', (text, actions) => {
    expect(statementsOf('2.4.1', text)[1]?.Action).toStrictEqual(actions);
  });
});

describe('the context', () => {
  it('says what was asked for', () => {
    expect(contextOf({})).toMatchObject({ release: '2.8.0', partition: 'aws', text: 'published' });
    expect(contextOf({ region: 'cn-north-1', text: 'corrected' })).toMatchObject({
      partition: 'aws-cn',
      text: 'corrected',
    });
    expect(contextOf({ region: 'abcd-north-1', partition: 'aws-later' })).toMatchObject({
      partition: 'aws-later',
    });
  });

  it('takes undefined as left out', () => {
    expect(contextOf({ partition: undefined, text: undefined })).toMatchObject({
      partition: 'aws',
      text: 'published',
    });
  });
});
