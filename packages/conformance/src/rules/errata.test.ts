import {
  type Action,
  allow,
  definePolicy,
  defineScheduler,
  type Erratum,
  eachRelease,
  type Statement,
} from '@pcluster-iam/core';
import { describe, expect, it } from 'vitest';
import { complaints, pluginSaying } from '../../test/plugin.ts';

const first: Erratum = {
  name: 'first',
  policies: ['user'],
  statements: ['First'],
  mistake: 'It says one thing.',
  correction: 'It says another thing.',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/'],
};
const second: Erratum = { ...first, name: 'second', statements: ['Second'] };

const say = (sid: string | undefined, action: Action) => allow(sid).actions(action).on('*');

/** A plugin that says one thing in the published text and another in the corrected one. */
function plugin(published: Statement[], corrected: Statement[], ...errata: Erratum[]) {
  return pluginSaying((_input, { text }) => (text === 'published' ? published : corrected), errata);
}

const sqs = 'sqs:ListQueues';
const sns = 'sns:ListTopics';
const place = 'errata: the user policy of 1.2.3';

describe('errata', () => {
  it.each<[what: string, published: Statement[], corrected: Statement[], errata: Erratum[]]>([
    ['a statement that is changed', [say('First', sqs)], [say('First', sns)], [first]],
    [
      'a statement that is left out',
      [say('First', sqs), say('Other', sqs)],
      [say('Other', sqs)],
      [first],
    ],
    [
      'a statement that is added',
      [say('Other', sqs)],
      [say('Other', sqs), say('First', sqs)],
      [first],
    ],
    [
      'an action that moves to a statement of its own',
      [say('First', sqs)],
      [say('First', sns), say('FirstList', sqs)],
      [first],
    ],
    [
      'two errata',
      [say('First', sqs), say('Second', sqs)],
      [say('First', sns), say('Second', sns)],
      [first, second],
    ],
    [
      'two errata of one statement',
      [say('First', sqs)],
      [say('First', sns)],
      [first, { ...second, statements: ['First'] }],
    ],
    [
      'a statement without a Sid',
      [say('Other', sqs), say(undefined, sqs)],
      [say('Other', sqs), say(undefined, sns)],
      [{ ...first, statements: ['Statement[1]'] }],
    ],
  ])('finds nothing wrong with %s', (_what, published, corrected, errata) => {
    expect(complaints(plugin(published, corrected, ...errata))).toEqual([]);
  });

  it.each<
    [
      what: string,
      published: Statement[],
      corrected: Statement[],
      errata: Erratum[],
      found: string[],
    ]
  >([
    [
      'a text that differs without an erratum',
      [say('First', sqs)],
      [say('First', sns)],
      [],
      [`${place}: differs in its corrected text without an erratum`],
    ],
    [
      'an order that differs without an erratum',
      [say('First', sqs), say('Second', sqs)],
      [say('Second', sqs), say('First', sqs)],
      [],
      [`${place}: differs in its corrected text without an erratum`],
    ],
    [
      'a text that differs while the erratum is of another kind of policy',
      [say('First', sqs)],
      [say('First', sns)],
      [{ ...first, policies: ['instance'] }],
      [
        `${place}: differs in its corrected text without an erratum`,
        'errata: the erratum first: changes nothing: the statement First of the instance policy is the same in both texts of every release',
      ],
    ],
    [
      'a statement that differs without an erratum',
      [say('First', sqs), say('Other', sqs)],
      [say('First', sns), say('Other', sns)],
      [first],
      [`${place}, Other: differs in the corrected text, and no erratum names it`],
    ],
    [
      'a statement that is left out without an erratum',
      [say('First', sqs), say('Other', sqs)],
      [say('First', sns)],
      [first],
      [`${place}, Other: differs in the corrected text, and no erratum names it`],
    ],
    [
      'a statement that is added where no erratum applies',
      [say('First', sqs)],
      [say('First', sqs), say('Other', sqs)],
      [first],
      [
        `${place}, Other: differs in the corrected text, and no erratum names it`,
        'errata: the erratum first: changes nothing: the statement First of the user policy is the same in both texts of every release',
      ],
    ],
    [
      'an erratum that changes nothing',
      [say('First', sqs), say('Second', sqs)],
      [say('First', sns), say('Second', sqs)],
      [first, second],
      [
        'errata: the erratum second: changes nothing: the statement Second of the user policy is the same in both texts of every release',
      ],
    ],
    [
      'a name that stands twice',
      [say('First', sqs), say('Second', sqs)],
      [say('First', sns), say('Second', sns)],
      [first, { ...second, name: 'first' }],
      ['errata: errata[1]: is named first, as is errata[0]'],
    ],
  ])('reports %s', (_what, published, corrected, errata, found) => {
    expect(complaints(plugin(published, corrected, ...errata))).toEqual(found);
  });

  describe('of some releases', () => {
    const releases = ['1.0.0', '1.9.0', '1.10.0', '2.0.0'] as const;
    const texts = definePolicy({
      inputs: {},
      statements: (_input, { text, since, until }) => [
        say('Always', sqs),
        // The mistake stands in the texts of 1.9.0 and 1.10.0.
        ...since(
          '1.9.0',
          ...until('2.0.0', say('First', text === 'published' ? sqs : sns)),
          ...since('2.0.0', say('First', sqs)),
        ),
      ],
    });
    const found = (erratum: Erratum) =>
      complaints(
        defineScheduler({
          name: 'sample',
          releases: eachRelease(releases, { user: texts }),
          errata: [erratum],
        }),
      );

    it('finds nothing wrong with an erratum since and until its releases', () => {
      expect(found({ ...first, since: '1.9.0', until: '2.0.0' })).toEqual([]);
    });

    it('takes an erratum that names more releases, as long as it corrects one', () => {
      expect(found(first)).toEqual([]);
    });

    it('reports the releases before an erratum', () => {
      expect(found({ ...first, since: '1.10.0' })).toEqual([
        'errata: the user policy of 1.9.0: differs in its corrected text without an erratum',
      ]);
    });

    it('reports the releases from the end of an erratum on', () => {
      expect(found({ ...first, until: '1.10.0' })).toEqual([
        'errata: the user policy of 1.10.0: differs in its corrected text without an erratum',
      ]);
    });

    it('reports an erratum of other releases as one that changes nothing, too', () => {
      const lines = found({ ...first, since: '2.0.0' });
      expect(lines).toHaveLength(3);
      expect(lines.at(-1)).toMatch(
        /^errata: the erratum first: changes nothing: the statement First/,
      );
    });
  });

  describe('in both texts', () => {
    const both = { ...first, inBothTexts: true };

    it('need not change anything, and may be of the whole text', () => {
      const same = [say('First', sqs)];
      expect(complaints(plugin(same, same, both))).toEqual([]);
      expect(complaints(plugin(same, same, { ...both, statements: [] }))).toEqual([]);
    });

    it('do not excuse a text that differs', () => {
      expect(complaints(plugin([say('First', sqs)], [say('First', sns)], both))).toEqual([
        `${place}: differs in its corrected text without an erratum`,
      ]);
    });
  });

  it('reports each policy of an erratum in which it changes nothing', () => {
    const policies = ['user', 'instance', 'lambda'];
    const differing = definePolicy({
      inputs: {},
      statements: (_input, { text }) => [say('First', text === 'published' ? sqs : sns)],
    });
    const same = definePolicy({ inputs: {}, statements: () => [say('First', sqs)] });
    const releases = { '1.2.3': { user: differing, instance: same, lambda: differing } };
    expect(
      complaints(defineScheduler({ name: 'sample', releases, errata: [{ ...first, policies }] })),
    ).toEqual([
      'errata: the erratum first: changes nothing in the instance policy, whose statements of these names are the same in both texts of every release',
    ]);
  });

  it('knows a statement without a Sid again in another place', () => {
    const behind = say(undefined, 'ec2:DescribeVpcs');
    expect(
      complaints(
        plugin([say('First', sqs), behind], [behind], { ...first, statements: ['First'] }),
      ),
    ).toEqual([]);
    expect(
      complaints(
        plugin([behind], [say('First', sqs), behind], { ...first, statements: ['First'] }),
      ),
    ).toEqual([]);
  });

  it('takes an erratum of one partition alone', () => {
    const chinese = pluginSaying(
      (_input, { text, partition }) => [
        say('First', text === 'corrected' && partition === 'aws-cn' ? sns : sqs),
      ],
      [first],
    );
    expect(complaints(chinese)).toEqual([]);
  });
});
