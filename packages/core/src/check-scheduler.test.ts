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

const role = { schema: roleNameSchema, description: 'a role', example: 'demo' };
const user = { inputs: { roleName: role }, statements: () => [byHand] };
const definition = { name: 'demo', releases: { '1.2.3': { user } } };

const withReleases = (releases: unknown) => ({ ...definition, releases });
const withPolicy = (policy: unknown) => withReleases({ '1.2.3': { user: policy } });
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
  ['inputs in an array', withInputs([role]), ['"inputs"']],
  ['an input that is null', withInput(null), ['"roleName"', 'null']],
  ['an input that is a schema', withInput(roleNameSchema), ['"roleName"']],
  [
    'an input without a schema',
    withInput({ ...role, schema: undefined }),
    ['"roleName"', 'Standard Schema'],
  ],
  [
    'a schema that is a function alone',
    withInput({ ...role, schema: () => true }),
    ['Standard Schema'],
  ],
  ['a schema that is a pattern', withInput({ ...role, schema: /a/ }), ['Standard Schema']],
  ['a schema of null', withInput({ ...role, schema: null }), ['Standard Schema']],
  [
    'a schema without a check',
    withInput({ ...role, schema: { '~standard': {} } }),
    ['Standard Schema'],
  ],
  [
    'a schema with a null standard',
    withInput({ ...role, schema: { '~standard': null } }),
    ['Standard Schema'],
  ],
  [
    'an input without a description',
    withInput({ ...role, description: undefined }),
    ['"description"'],
  ],
  ['an input without an example', withInput({ ...role, example: undefined }), ['"example"']],
  ['an input with a hyphen', withInputs({ 'role-name': role }), ['"role-name"', 'camel case']],
  ['an input in capitals', withInputs({ RoleName: role }), ['"RoleName"', 'camel case']],
  ['an input with an underscore', withInputs({ role_name: role }), ['"role_name"', 'camel case']],
  ['an input without a name', withInputs({ '': role }), ['""', 'camel case']],
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
];

describe('a scheduler with', () => {
  it.each(violations)('%s is refused', (_what, wrong, words) => {
    const error = caught(() => defineScheduler(untyped(wrong)));
    expect(error).toBeInstanceOf(InvalidSchedulerError);
    for (const word of words) expect(error.message).toContain(word);
  });

  it.each(reservedInputNames)(
    'an input named %s is refused, and the reserved names are listed',
    (name) => {
      const error = caught(() => defineScheduler(untyped(withInputs({ [name]: role }))));
      expect(error).toMatchObject({ problems: [expect.stringContaining(`"${name}"`)] });
      for (const reserved of reservedInputNames) expect(error.message).toContain(reserved);
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
      '1.2': { user: { inputs: { region: role, 'role-name': null } }, instance: 'policy' },
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
    expect(caught(() => createRegistry(untyped([value])))).toBeInstanceOf(InvalidSchedulerError);
  });
});
