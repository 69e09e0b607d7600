import { describe, expect, it } from 'vitest';
import { caught } from '../test/caught.ts';
import { byHand, demo, untyped } from '../test/demo.ts';
import { unprintable } from '../test/hostile.ts';
import {
  createRegistry,
  defineScheduler,
  InvalidSchedulerError,
  reservedInputNames,
  roleNameSchema,
} from './index.ts';

const roleName = { schema: roleNameSchema, description: 'a role', example: 'demo' };
const user = { inputs: { roleName }, statements: () => [byHand] };
const definition = { name: 'demo', releases: { '1.2.3': { user } } };

const erratum = {
  name: 'typo',
  policies: ['user'],
  statements: ['A'],
  mistake: 'a',
  correction: 'b',
  sources: ['https://docs.aws.amazon.com/IAM/latest/UserGuide/'],
};
const sourceChange = { release: '3.5.0', before: 'a guide', after: 'a template' };
const role = { service: 'ec2', path: '/', managedPolicies: [] };

const withReleases = (releases: unknown) => ({ ...definition, releases });
const withPolicy = (policy: unknown) => withReleases({ '1.2.3': { user: policy } });
const withMore = (more: object) => withPolicy({ ...user, ...more });
const withErratum = (more: object) => ({ ...definition, errata: [{ ...erratum, ...more }] });
const withChange = (more: object) => ({
  ...definition,
  sourceChanges: [{ ...sourceChange, ...more }],
});
const withInputs = (inputs: unknown) => withPolicy({ ...user, inputs });
const withInput = (input: unknown) => withInputs({ roleName: input });

/** Violations of the contract, and words that the report must hold. */
const violations: readonly (readonly [
  what: string,
  definition: unknown,
  words: readonly string[],
])[] = [
  ['no name', { releases: definition.releases }, ['name', 'undefined']],
  ['an empty name', { ...definition, name: '' }, ['name', '""']],
  ['a name in capitals', { ...definition, name: 'Slurm' }, ['"Slurm"', 'small letters']],
  ['a name with a blank', { ...definition, name: 'my slurm' }, ['"my slurm"']],
  ['a name with a line feed', { ...definition, name: 'slurm\n' }, ['"slurm\\n"']],
  ['a name that begins with a digit', { ...definition, name: '1slurm' }, ['"1slurm"']],
  ['a name that is no text', { ...definition, name: 7 }, ['a number']],
  ['the name __proto__', { ...definition, name: '__proto__' }, ['"__proto__"']],
  ['no releases', { name: 'demo' }, ['releases']],
  ['releases that are null', withReleases(null), ['releases']],
  ['releases in an array', withReleases([{ user }]), ['releases']],
  ['an empty list of releases', withReleases({}), ['no release']],
  ['a release of two numbers', withReleases({ '2.4': { user } }), ['"2.4"', 'three numbers']],
  ['a release with a v', withReleases({ 'v2.4.1': { user } }), ['"v2.4.1"']],
  ['a release without policies', withReleases({ '1.2.3': {} }), ['"1.2.3"', 'no policies']],
  ['a release that is null', withReleases({ '1.2.3': null }), ['"1.2.3"']],
  ['a release that is an array', withReleases({ '1.2.3': [user] }), ['"1.2.3"']],
  ['a policy that is null', withPolicy(null), ['user', '1.2.3', 'null', 'definePolicy()']],
  ['a policy that is a function', withPolicy(() => [byHand]), ['user', 'a function']],
  ['a policy without statements', withPolicy({ inputs: {} }), ['user', '"statements"']],
  [
    'statements that are no function',
    withPolicy({ inputs: {}, statements: [byHand] }),
    ['"statements"'],
  ],
  ['a policy without inputs', withPolicy({ statements: user.statements }), ['user', '"inputs"']],
  ['inputs in an array', withInputs([roleName]), ['"inputs"']],
  ['an input that is null', withInput(null), ['"roleName"', 'null']],
  ['an input that is a schema', withInput(roleNameSchema), ['"roleName"']],
  [
    'an input without a schema',
    withInput({ ...roleName, schema: undefined }),
    ['"roleName"', 'Standard Schema'],
  ],
  [
    'a schema that is a function alone',
    withInput({ ...roleName, schema: () => true }),
    ['Standard Schema'],
  ],
  ['a schema that is a pattern', withInput({ ...roleName, schema: /a/ }), ['Standard Schema']],
  ['a schema of null', withInput({ ...roleName, schema: null }), ['Standard Schema']],
  [
    'a schema without a check',
    withInput({ ...roleName, schema: { '~standard': {} } }),
    ['Standard Schema'],
  ],
  [
    'a schema with a null standard',
    withInput({ ...roleName, schema: { '~standard': null } }),
    ['Standard Schema'],
  ],
  [
    'an input without a description',
    withInput({ ...roleName, description: undefined }),
    ['"description"'],
  ],
  ['an input without an example', withInput({ ...roleName, example: undefined }), ['"example"']],
  ['an input with a hyphen', withInputs({ 'role-name': roleName }), ['"role-name"', 'camel case']],
  ['an input in capitals', withInputs({ RoleName: roleName }), ['"RoleName"', 'camel case']],
  [
    'an input with an underscore',
    withInputs({ role_name: roleName }),
    ['"role_name"', 'camel case'],
  ],
  ['an input without a name', withInputs({ '': roleName }), ['""', 'camel case']],
  [
    'an input named __proto__',
    withInputs(JSON.parse('{"__proto__": {}}')),
    ['"__proto__"', 'camel case'],
  ],
  ['errata that are no array', { ...definition, errata: {} }, ['errata']],
  ['an end that is text', { ...definition, end: '2.11.4' }, ['end', 'lastRelease']],
  ['an end without a release', { ...definition, end: { successors: ['slurm'] } }, ['lastRelease']],
  [
    'an end that is no release',
    { ...definition, end: { lastRelease: '2.11', successors: [] } },
    ['lastRelease'],
  ],
  ['an end without successors', { ...definition, end: { lastRelease: '2.11.4' } }, ['successors']],
  [
    'successors that are text',
    { ...definition, end: { lastRelease: '2.11.4', successors: 'slurm' } },
    ['successors'],
  ],
  [
    'successors that are none',
    { ...definition, end: { lastRelease: '2.11.4', successors: [] } },
    ['successors'],
  ],
  [
    'an empty successor',
    { ...definition, end: { lastRelease: '2.11.4', successors: ['slurm', ''] } },
    ['successors'],
  ],
  ['an erratum that is text', { ...definition, errata: [erratum, 'typo'] }, ['Erratum 1']],
  ['an erratum that is null', { ...definition, errata: [null] }, ['Erratum 0']],
  ['an erratum that is a list', { ...definition, errata: [['typo']] }, ['Erratum 0']],
  ['an erratum without a name', withErratum({ name: undefined }), ['Erratum 0', 'name']],
  ['an erratum with a name in capitals', withErratum({ name: 'Typo' }), ['Erratum 0']],
  ['an erratum without a mistake', withErratum({ mistake: undefined }), ['Erratum 0', 'mistake']],
  ['an erratum with an empty mistake', withErratum({ mistake: '' }), ['Erratum 0']],
  ['an erratum without a correction', withErratum({ correction: undefined }), ['correction']],
  ['an erratum with a correction of lists', withErratum({ correction: ['b'] }), ['correction']],
  ['an erratum without policies', withErratum({ policies: [] }), ['Erratum 0', 'policies']],
  ['an erratum with policies as text', withErratum({ policies: 'user' }), ['policies']],
  ['an erratum with an empty policy', withErratum({ policies: ['user', ''] }), ['policies']],
  ['an erratum without statements', withErratum({ statements: undefined }), ['statements']],
  ['an erratum of no statement', withErratum({ statements: [] }), ['statements']],
  [
    'an erratum of no statement that is not quite in both texts',
    withErratum({ statements: [], inBothTexts: 'yes' }),
    ['statements'],
  ],
  [
    'an erratum of no statement that is not in both texts',
    withErratum({ statements: [], inBothTexts: false }),
    ['statements'],
  ],
  [
    'an erratum in both texts without statements',
    withErratum({ statements: undefined, inBothTexts: true }),
    ['statements'],
  ],
  [
    'an erratum in both texts with statements that are none',
    withErratum({ statements: [7], inBothTexts: true }),
    ['statements'],
  ],
  ['an erratum without sources', withErratum({ sources: [] }), ['Erratum 0', 'sources']],
  ['an erratum with an empty source', withErratum({ sources: [''] }), ['sources']],
  ['an erratum since two numbers', withErratum({ since: '2.4' }), ['Erratum 0', 'since']],
  ['an erratum since a number', withErratum({ since: 2 }), ['since']],
  ['an erratum since null', withErratum({ since: null }), ['since']],
  ['an erratum until two numbers', withErratum({ until: '2.4' }), ['Erratum 0', 'until']],
  ['an erratum until the end', withErratum({ until: '' }), ['until']],
  ['texts that are null', { ...definition, texts: null }, ['Its texts']],
  ['texts in a list', { ...definition, texts: [['2.4.0', '2.4.1']] }, ['Its texts']],
  ['texts as text', { ...definition, texts: '2.4.1' }, ['Its texts']],
  ['texts of what is no release', { ...definition, texts: { latest: '2.4.1' } }, ['Its texts']],
  [
    'texts that are no release',
    { ...definition, texts: { '2.4.0': '2.4.1', '2.5.0': 'latest' } },
    ['Its texts'],
  ],
  ['texts in lists', { ...definition, texts: { '2.4.0': ['2.4.1'] } }, ['Its texts']],
  ['texts of numbers', { ...definition, texts: { '2.4.0': 241 } }, ['Its texts']],
  ['source changes that are null', { ...definition, sourceChanges: null }, ['Its sourceChanges']],
  ['a source change alone', { ...definition, sourceChanges: sourceChange }, ['Its sourceChanges']],
  [
    'source changes by release',
    { ...definition, sourceChanges: [sourceChange, '3.5.0'] },
    ['Its sourceChanges'],
  ],
  ['a source change of no release', withChange({ release: '3.5' }), ['Its sourceChanges']],
  ['a source change without a release', withChange({ release: undefined }), ['Its sourceChanges']],
  ['a source change from nothing', withChange({ before: '' }), ['Its sourceChanges']],
  ['a source change without a before', withChange({ before: undefined }), ['Its sourceChanges']],
  ['a source change without an after', withChange({ after: undefined }), ['Its sourceChanges']],
  ['a source change to a list', withChange({ after: ['a', 'b'] }), ['Its sourceChanges']],
  [
    'a policy for nobody',
    withMore({ for: '' }),
    ['The user policy of release 1.2.3 is for ""', 'camel case'],
  ],
  ['a policy for null', withMore({ for: null }), ['is for null']],
  ['a policy for several', withMore({ for: ['user', 'headNode'] }), ['is for an array']],
  ['a policy for capitals', withMore({ for: 'HeadNode' }), ['is for "HeadNode"']],
  ['a policy for a name with a hyphen', withMore({ for: 'head-node' }), ['is for "head-node"']],
  ['a policy for __proto__', withMore({ for: '__proto__' }), ['is for "__proto__"']],
  [
    'a policy of no feature',
    withMore({ features: [] }),
    ['The user policy of release 1.2.3 has features', 'leave them out'],
  ],
  ['a policy of a feature alone', withMore({ features: 'fsx' }), ['has features']],
  ['a policy of an empty feature', withMore({ features: ['fsx', ''] }), ['has features']],
  ['a policy of a feature that is none', withMore({ features: [7] }), ['has features']],
  ['a policy of features of null', withMore({ features: null }), ['has features']],
  [
    'a role of another service',
    withMore({ role: { ...role, service: 's3' } }),
    ['The user policy of release 1.2.3 has a role', '"ec2" or "lambda"'],
  ],
];

/** What the contract leaves open, as a plugin may fill it in. */
const rights: readonly (readonly [what: string, definition: object])[] = [
  ['no more than it must have', definition],
  ['an erratum', withErratum({})],
  [
    'an erratum with several of everything',
    withErratum({ policies: ['a', 'b'], statements: ['A', 'B'] }),
  ],
  ['an erratum since and until releases', withErratum({ since: '2.4.0', until: '2.10.0' })],
  ['an erratum since the first release', withErratum({ since: undefined, until: undefined })],
  ['an erratum of the whole text', withErratum({ statements: [], inBothTexts: true })],
  ['an erratum in both texts of a statement', withErratum({ inBothTexts: true })],
  ['no errata', { ...definition, errata: [] }],
  ['texts', { ...definition, texts: { '2.4.0': '2.4.1', '2.5.0': '2.4.1' } }],
  ['no texts', { ...definition, texts: {} }],
  ['a source change', withChange({})],
  ['no source change', { ...definition, sourceChanges: [] }],
  ['an end', { ...definition, end: { lastRelease: '2.11.4', successors: ['slurm'] } }],
  ['a policy for somebody', withMore({ for: 'headNode2' })],
  ['a policy of features', withMore({ features: ['fsx', 's3'] })],
  ['a policy with a role', withMore({ role })],
  [
    'what may be left out as undefined',
    withMore({ for: undefined, features: undefined, role: undefined }),
  ],
  [
    'what may be left out of the plugin as undefined',
    {
      ...definition,
      errata: undefined,
      end: undefined,
      texts: undefined,
      sourceChanges: undefined,
    },
  ],
];

describe('a scheduler with', () => {
  it.each(violations)('%s is refused', (_what, wrong, words) => {
    const error = caught(() => defineScheduler(untyped(wrong)));
    expect(error).toBeInstanceOf(InvalidSchedulerError);
    for (const word of words) expect(error.message).toContain(word);
  });

  it.each(rights)('%s is a plugin', (_what, right) => {
    expect(() => defineScheduler(untyped(right))).not.toThrow();
    expect(() => createRegistry(untyped([right]))).not.toThrow();
  });

  it.each(reservedInputNames)(
    'an input named %s is refused, and the reserved names are listed',
    (name) => {
      const error = caught(() => defineScheduler(untyped(withInputs({ [name]: roleName }))));
      expect(error).toMatchObject({ problems: [expect.stringContaining(`"${name}"`)] });
      expect(error.message).toContain(`reserved are ${reservedInputNames.join(', ')}.`);
    },
  );

  it('keys that would reach a terminal gets them escaped', () => {
    const wrong = withReleases({
      '\u001b[31m': { '\u001b[32m': null, '\u0007': { statements: 1 } },
    });
    const { message } = caught(() => defineScheduler(untyped(wrong)));
    expect(message).not.toMatch(unprintable);
  });
});

describe('every violation', () => {
  const wrong = {
    name: 'Demo',
    errata: 'none',
    end: {},
    releases: {
      '1.2': { user: { inputs: { region: roleName, 'role-name': null } }, instance: 'policy' },
      '1.2.3': {},
    },
  };

  it('is listed, with its place', () => {
    const error = caught(() => defineScheduler(untyped(wrong)));
    const places = [
      /name.*"Demo"/,
      /errata/,
      /end/,
      /"1\.2"/,
      /user policy of release.*1\.2.*"statements"/,
      /user policy of release.*1\.2.*"region".*reserved/,
      /user policy of release.*1\.2.*"role-name".*camel case/,
      /user policy of release.*1\.2.*"role-name".*null/,
      /instance policy of release.*1\.2/,
      /"1\.2\.3"/,
    ];
    if (!(error instanceof InvalidSchedulerError)) throw error;
    for (const place of places) {
      expect(error.problems).toContainEqual(expect.stringMatching(place));
      expect(error.message).toMatch(place);
    }
  });

  it('is a whole sentence', () => {
    const error = caught(() => defineScheduler(untyped(wrong)));
    if (!(error instanceof InvalidSchedulerError)) throw error;
    for (const problem of error.problems) expect(problem).toMatch(/^[A-Z].*\.$/);
  });

  it('is told under no name where the plugin has none', () => {
    for (const name of [undefined, 7, null]) {
      const error = caught(() => defineScheduler(untyped({ name, releases: {} })));
      expect(error).toMatchObject({ scheduler: '' });
    }
  });

  it('is told under the plugin’s own name', () => {
    const error = caught(() => defineScheduler(untyped({ name: 'demo', releases: {} })));
    expect(error).toMatchObject({ scheduler: 'demo' });
  });
});

describe('what is not a plugin', () => {
  it.each<readonly [what: string, value: unknown]>([
    ['null', null],
    ['undefined', undefined],
    ['a name', 'slurm'],
    ['a number', 7],
    ['a symbol', Symbol('slurm')],
    ['an array', [demo]],
    ['a function', () => demo],
    ['an empty object', {}],
    ['a class instance', new (class Slurm {})()],
  ])('%s is refused by defineScheduler and createRegistry', (_what, value) => {
    expect(caught(() => defineScheduler(untyped(value)))).toBeInstanceOf(InvalidSchedulerError);
    const error = caught(() => createRegistry(untyped([value])));
    expect(error).toBeInstanceOf(InvalidSchedulerError);
    // An empty object is plain, and lacks all the rest.
    expect(error.message).toMatch(
      /no plain object; make it with defineScheduler\(\)\.|Its name is/,
    );
  });
});
